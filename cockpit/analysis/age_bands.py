"""Open deals by stage and by how old they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.metric import Counts
from cockpit.analysis.population import population
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.tables import Array, Longs
from cockpit.analysis.terms import amount_or_list_price
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period

CLOCKS = ("stage_age", "deal_age", "idle_days")
UP_TO = (7, 14, 30, 60, 90)


@dataclass(frozen=True, slots=True)
class Band:
    """Days from ``least`` to ``most``, both in; ``most`` None: and more; both None: not known."""

    least: int | None
    most: int | None


BANDS = (
    *(Band(low + 1, high) for low, high in zip((-1, *UP_TO), UP_TO, strict=False)),
    Band(UP_TO[-1] + 1, None),
    Band(None, None),
)


@dataclass(frozen=True, slots=True)
class AgeTable:
    """Arrays of shape (stages, bands): deals, their amounts or list prices (minor units), and how
    many of them have neither. ``deals[stage][band]`` are their ids. Stages in board order."""

    stages: tuple[tuple[int, str], ...]
    bands: tuple[Band, ...]
    count: Longs
    value: Array
    not_priced: Longs
    deals: tuple[tuple[tuple[int, ...], ...], ...]


def age_bands(
    facts: Facts,
    as_of: date,
    filter: DealFilter = EVERYTHING,  # noqa: A002
    clock: str = "stage_age",
) -> AgeTable:
    """The deals open at the end of the day, by stage and by one of ``CLOCKS``. KeyError for
    another clock."""
    if clock not in CLOCKS:
        raise KeyError(clock)
    today = Period(as_of, as_of)
    rows = population(facts, Counts.OPEN, today, as_of, filter)
    named = facts.references.stages.named
    spots = named.position(rows.stage)
    order = facts.references.stages.board_order
    present = sorted(set(spots.tolist()) - {-1}, key=lambda spot: (int(order[spot]), spot))
    line = np.full(len(named.ids) + 1, len(present), np.int64)
    line[present] = np.arange(len(present))
    ages = rows.column(clock)
    band = np.where(ages == NO_DAY, len(BANDS) - 1, np.searchsorted(UP_TO, ages, side="left"))
    weights = amount_or_list_price(rows)
    shape = (len(present), len(BANDS))
    known = spots >= 0
    cell = (line[spots] * len(BANDS) + band)[known]
    unpriced = np.zeros(len(rows), np.bool_) if weights.unpriced is None else weights.unpriced

    def summed(values: Array | None) -> Array:
        return np.bincount(cell, values, len(present) * len(BANDS)).reshape(shape)

    return AgeTable(
        tuple((named.ids[spot], named.names[spot]) for spot in present),
        BANDS,
        summed(None),
        summed(weights.values[known]),
        summed(unpriced[known].astype(np.float64)).astype(np.int64),
        _ids(cell, rows.deal_ids[known], shape),
    )


def _ids(
    cell: Longs, ids: Longs, shape: tuple[int, int]
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    order = np.argsort(cell, kind="stable")
    cuts = np.searchsorted(cell[order], np.arange(1, shape[0] * shape[1]))
    parts = [tuple(part.tolist()) for part in np.split(ids[order], cuts)]
    return tuple(tuple(parts[line * shape[1] : (line + 1) * shape[1]]) for line in range(shape[0]))
