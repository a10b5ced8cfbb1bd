"""From rows to a figure: sums, their quotient, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cockpit.analysis.metric import Metric, Term, once
from cockpit.analysis.percentile import wilson
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Floats, Longs, Mask


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure said beside another: coverage that would be needed, a share after 30 days.
    ``unit`` is one of ``metric.Unit``; None is n/a."""

    key: str
    title: str
    value: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Shares by the end of day 0, 1, 2, …, each with its 95 % interval; ``at_risk`` are the rows
    that were watched on that day."""

    share: Floats
    low: Floats
    high: Floats
    at_risk: Longs


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it is made of; money is in minor units.

    ``n`` rows stand behind it: those of the denominator, else of the numerator. Of them
    ``not_priced`` have no amount or no rate, ``estimated`` stand at list price; ``left_out``
    rows could not count at all. ``reason`` says why the value is n/a.
    """

    value: float | None
    numerator: float
    denominator: float | None
    n: int
    not_priced: int = 0
    estimated: int = 0
    left_out: int = 0
    interval: tuple[float, float] | None = None
    median: float | None = None
    reason: str = ""
    beside: tuple[Beside, ...] = ()
    curve: Curve | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """Per group: the sum of a term, its rows, and how many are unpriced or estimated."""

    total: Array
    rows: Longs
    unpriced: Longs
    estimated: Longs


@dataclass(frozen=True, slots=True)
class Groups:
    """A group's code a row, 0 to ``size`` - 1; ``by`` are the groupings that it was made by."""

    codes: Array
    size: int
    by: tuple[str, ...] = ()


def whole(rows: Rows) -> Groups:
    """All rows as one group."""
    return Groups(np.zeros(len(rows), np.int64), 1)


def figure(metric: Metric, rows: Rows, quota: float | None = None) -> Figure:
    """The figure of all rows, with its median and interval."""
    return figures(metric, rows, whole(rows), [quota])[0]


def figures(
    metric: Metric, rows: Rows, groups: Groups, quotas: Sequence[float | None] | None = None
) -> list[Figure]:
    """The figure of each group. ``quotas`` are the denominators of a metric by quota."""
    if metric.estimate is not None:
        return metric.estimate(rows, groups)
    over, under = both_sums(metric, rows, groups)
    unpriced = np.maximum(over.unpriced, under.unpriced)
    estimated = np.maximum(over.estimated, under.estimated)
    left_out = _count(metric.left_out(rows), groups) if metric.left_out else np.zeros(groups.size)
    void = _void(metric, rows, groups)
    middle = medians(metric, rows, groups) if metric.median else [None] * groups.size
    found = []
    for k in range(groups.size):
        below = None if metric.denominator is None else _number(under.total[k])
        if metric.by_quota:
            below = quotas[k] if quotas is not None else None
        value, reason = _value(metric, _number(over.total[k]), below, bool(void[k]))
        found.append(
            Figure(
                value,
                _number(over.total[k]),
                below,
                int(under.rows[k]),
                int(unpriced[k]),
                int(estimated[k]),
                int(left_out[k]),
                wilson(float(over.total[k]), below) if metric.is_proportion and below else None,
                middle[k],
                reason,
            )
        )
    return found


def both_sums(metric: Metric, rows: Rows, groups: Groups) -> tuple[Sums, Sums]:
    """The sums of the numerator and of what it is held against (itself, where that is nothing)."""
    over = sums(metric.numerator, rows, groups)
    if metric.share_of_whole:
        everything = np.broadcast_to(over.total.sum(), over.total.shape)
        return over, Sums(everything, over.rows, over.unpriced, over.estimated)
    return over, over if metric.denominator is None else sums(metric.denominator, rows, groups)


def behind(metric: Metric, rows: Rows) -> Rows:
    """The rows behind the figure: those of the numerator or the denominator."""
    mask = metric.numerator.select(rows)
    if metric.denominator is not None:
        mask = mask | metric.denominator.select(rows)
    return rows.where(mask)


def medians(metric: Metric, rows: Rows, groups: Groups) -> list[float | None]:
    """Per group the median of the numerator's priced weights (the mean of the middle two)."""
    mask = metric.numerator.select(rows)
    weights = metric.numerator.weigh(rows)
    if weights.unpriced is not None:
        mask = mask & ~weights.unpriced
    values, codes = weights.values[mask], groups.codes[mask]
    order = np.lexsort((values, codes)) if groups.size > 1 else np.argsort(values)
    values = values[order].astype(np.float64)
    counts = np.bincount(codes, minlength=groups.size)
    starts = np.cumsum(counts) - counts
    low, high = starts + np.maximum(counts - 1, 0) // 2, starts + counts // 2
    return [
        float(values[one] + values[other]) / 2 if count else None
        for one, other, count in zip(low, high, counts, strict=True)
    ]


def _value(
    metric: Metric, over: float, below: float | None, void: bool
) -> tuple[float | None, str]:
    if void:
        return None, metric.void_reason
    if metric.denominator is None and not metric.by_quota:
        return over, ""
    return (over / below, "") if below else (None, metric.nothing)


def sums(term: Term, rows: Rows, groups: Groups) -> Sums:
    """The sums of a term, group by group."""
    mask = term.select(rows)
    if term.distinct:
        mask = _firsts(rows.column(term.distinct), mask, groups)
    counted = _count(mask, groups)
    if term.weigh is once:
        nothing = np.zeros(groups.size, np.int64)
        return Sums(counted, counted, nothing, nothing)
    weights = term.weigh(rows)
    return Sums(
        _sum(weights.values, mask, groups),
        counted,
        _count_marked(mask, weights.unpriced, groups),
        _count_marked(mask, weights.estimated, groups),
    )


def _firsts(column: Array, mask: Mask, groups: Groups) -> Mask:
    """Of the rows of a group that share a number in the column the first alone."""
    chosen = np.flatnonzero(mask)
    keys = groups.codes[chosen].astype(np.int64) << 32 | column[chosen].astype(np.int64)
    found = np.zeros(len(mask), np.bool_)
    found[chosen[np.unique(keys, return_index=True)[1]]] = True
    return found


def _sum(values: Array, mask: Mask, groups: Groups) -> Array:
    if groups.size == 1:  # exact beyond 2^53 as well
        return np.array([values[mask].sum() if not mask.all() else values.sum()])
    return np.bincount(groups.codes, np.where(mask, values, 0), groups.size)


def _count_marked(mask: Mask, marks: Mask | None, groups: Groups) -> Longs:
    return np.zeros(groups.size, np.int64) if marks is None else _count(mask & marks, groups)


def _count(mask: Mask, groups: Groups) -> Longs:
    if groups.size == 1:
        return np.array([np.count_nonzero(mask)])
    return np.bincount(groups.codes[mask], minlength=groups.size)


def _void(metric: Metric, rows: Rows, groups: Groups) -> Mask:
    if metric.void is None:
        return np.zeros(groups.size, np.bool_)
    few, every = (_count(select(rows), groups) for select in metric.void)
    void: Mask = 2 * few > every
    return void


def _number(value: np.generic) -> float:
    """A plain number: whole ones stay whole."""
    plain: float = value.item()
    return int(plain) if float(plain).is_integer() else plain
