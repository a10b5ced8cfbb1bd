"""A metric by two groupings at once: win rate by person and quarter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure, Groups, figures, sums
from cockpit.analysis.grouping import By, Grouping, Key, grouping
from cockpit.analysis.metric import Metric
from cockpit.analysis.population import population
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Floats, Longs
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Arrays of shape (lines, columns); ``value`` is NaN where it is n/a, money in minor units.
    Only lines and columns with rows are there, in the order of their names or dates."""

    lines: tuple[Key, ...]
    columns: tuple[Key, ...]
    value: Floats
    numerator: Floats
    denominator: Floats
    n: Longs


def crosstab(
    facts: Facts,
    metric: Metric,
    period: Period,
    as_of: date,
    lines: By,
    columns: By,
    filter: DealFilter = EVERYTHING,  # noqa: A002
) -> CrossTable:
    """The metric in each pair of groups, by the same rules as ``measure``; a share of the whole is
    one of its column. ValueError for a metric whose rows are of several kinds, or by quota."""
    if metric.by_quota or metric.workings is not None:
        raise ValueError(f"{metric.key} has no cross table")
    rows = population(facts, metric.counts, period, as_of, filter)
    down, across = grouping(rows, lines), grouping(rows, columns)
    size = down.groups.size * across.groups.size
    codes = down.groups.codes * across.groups.size + across.groups.codes
    pairs = Groups(codes, size, down.groups.by + across.groups.by)
    shape = (down.groups.size, across.groups.size)
    found = _cells(metric, rows, pairs, shape)
    n = found.n
    top, left = _ordered(down, n.sum(axis=1)), _ordered(across, n.sum(axis=0))
    picked = np.ix_([code for code, _ in top], [code for code, _ in left])
    return CrossTable(
        tuple(key for _, key in top),
        tuple(key for _, key in left),
        found.value[picked],
        found.over[picked],
        found.under[picked],
        n[picked],
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    value: Floats
    over: Floats
    under: Floats
    n: Longs


def _cells(metric: Metric, rows: Rows, pairs: Groups, shape: tuple[int, int]) -> _Cells:
    if metric.estimate is not None or metric.void is not None:
        return _by_figures(figures(metric, rows, pairs), shape)
    over = sums(metric.numerator, rows, pairs)
    under = over if metric.denominator is None else sums(metric.denominator, rows, pairs)
    above = over.total.astype(np.float64).reshape(shape)
    below = under.total.astype(np.float64).reshape(shape)
    if metric.share_of_whole:
        below = np.broadcast_to(below.sum(axis=0), shape)
    value = above
    if metric.denominator is not None:
        value = np.divide(above, below, out=np.full(shape, np.nan), where=below != 0)
    return _Cells(value, above, below, under.rows.reshape(shape))


def _by_figures(found: list[Figure], shape: tuple[int, int]) -> _Cells:
    def column(numbers: Iterable[float | None]) -> Floats:
        values = [np.nan if number is None else number for number in numbers]
        return np.array(values, np.float64).reshape(shape)

    n = np.array([one.n for one in found], np.int64).reshape(shape)
    return _Cells(
        column(one.value for one in found),
        column(one.numerator for one in found),
        column(one.denominator for one in found),
        n,
    )


def _ordered(grouped: Grouping, counts: Array) -> list[tuple[int, Key]]:
    """Codes of the groups that are there and their names, in order."""
    named = [(int(code), grouped.key(int(code))) for code in np.flatnonzero(counts)]
    return sorted(named, key=lambda pair: pair[1].order)
