"""A metric by two groupings at once: win rate by person and quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Groups, sums
from cockpit.analysis.grouping import By, Grouping, Key, grouping
from cockpit.analysis.metric import Metric
from cockpit.analysis.population import population
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
    """The metric in each pair of groups, by the same sums as ``measure``. ValueError for a metric
    by quota or one that is n/a by a rule of its own: they have no plain sums in a pair."""
    if metric.by_quota or metric.void is not None or metric.workings is not None:
        raise ValueError(f"{metric.key} has no cross table")
    rows = population(facts, metric.counts, period, as_of, filter)
    down, across = grouping(rows, lines), grouping(rows, columns)
    size = down.groups.size * across.groups.size
    pairs = Groups(down.groups.codes * across.groups.size + across.groups.codes, size)
    shape = (down.groups.size, across.groups.size)
    over = sums(metric.numerator, rows, pairs)
    under = over if metric.denominator is None else sums(metric.denominator, rows, pairs)
    n = under.rows.reshape(shape)
    top, left = _ordered(down, n.sum(axis=1)), _ordered(across, n.sum(axis=0))
    picked = np.ix_([code for code, _ in top], [code for code, _ in left])
    return CrossTable(
        tuple(key for _, key in top),
        tuple(key for _, key in left),
        _value(metric, over.total, under.total).reshape(shape)[picked],
        over.total.astype(np.float64).reshape(shape)[picked],
        under.total.astype(np.float64).reshape(shape)[picked],
        n[picked],
    )


def _value(metric: Metric, over: Array, under: Array) -> Floats:
    if metric.denominator is None:
        return over.astype(np.float64)
    none = np.full(len(over), np.nan)
    values: Floats = np.divide(over, under, out=none, where=under != 0)
    return values


def _ordered(grouped: Grouping, counts: Array) -> list[tuple[int, Key]]:
    """Codes of the groups that are there and their names, in order."""
    named = [(int(code), grouped.key(int(code))) for code in np.flatnonzero(counts)]
    return sorted(named, key=lambda pair: pair[1].order)
