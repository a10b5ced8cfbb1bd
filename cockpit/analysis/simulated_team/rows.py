"""Rows of made-up tables, column by column, and the numbers they are worked out with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from cockpit.analysis.raw import day_of

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
T = TypeVar("T")

# Stands for an empty field among numbers; days, ids and amounts are never below zero here.
EMPTY = -2


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table of the domain: a list a column, or one value for all. Rows refer to
    each other by ids that run from 1 in the order given."""

    kind: type
    count: int
    columns: Mapping[str, Any]


def as_days(numbers: Ints) -> list[date | None]:
    """Day numbers as dates, EMPTY as None."""
    known, where = np.unique(numbers, return_inverse=True)
    dates = [None if number == EMPTY else day_of(number) for number in known.tolist()]
    return [dates[position] for position in where.tolist()]


def as_numbers(numbers: Ints) -> list[int | None]:
    """Whole numbers, EMPTY as None."""
    return [None if number == EMPTY else number for number in numbers.tolist()]


def picked(options: Sequence[T], positions: Ints) -> list[T]:
    """The option at each position."""
    return [options[position] for position in positions.tolist()]


def drawn(chance: np.random.Generator, weights: Sequence[float], count: int) -> Ints:
    """``count`` positions, each as often as its weight asks."""
    edges = np.cumsum(np.asarray(weights, np.float64))
    spots: Ints = np.searchsorted(edges, chance.random(count) * edges[-1], side="right")
    return spots


def whole(values: Floats, least: int = 1) -> Ints:
    """Rounded, and not below ``least``."""
    numbers: Ints = np.maximum(np.rint(values).astype(np.int64), least)
    return numbers
