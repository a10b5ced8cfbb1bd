"""A metric by two groupings at once: win rate by person and quarter.

A cell is the figure of its own group, by the same rules as by one grouping; so what is held against
targets has them where somebody has a target: people, their managers, teams and regions, by month
and quarter (goals of activities by type too). A target mismatch is one of the company and of teams.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from cockpit.analysis.activity_goals import ActivityAttainment
from cockpit.analysis.cascade import TargetMismatch
from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure, Groups, figures, sums
from cockpit.analysis.grouping import TIMES, By, Grouping, Key, Pair, grouping, quotas_by_group
from cockpit.analysis.metric import Metric
from cockpit.analysis.per_person import PeopleAtQuota
from cockpit.analysis.population import kept_shares, population
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Floats, Longs
from cockpit.analysis.workings import Asked
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period
from cockpit.wording import _

# Who has targets, and when.
_WITH_TARGETS = frozenset((By.OWNER, By.TEAM, By.MANAGER, By.REGION, *TIMES))
_EMPTY = Figure(None, 0, None, 0)


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
    one of its column. ValueError, in words, where it says nothing by these two (``why_not``)."""
    if reason := why_not(metric, lines, columns):
        raise ValueError(reason)
    if metric.workings is not None:
        asked = Asked(facts, period, as_of, filter)
        return _of_groups(metric.workings.groups(asked, Pair(lines, columns)))
    rows = population(facts, metric.counts, period, as_of, filter)
    if metric.by_quota:
        return _of_groups(_by_quota(metric, rows, Pair(lines, columns), period, filter))
    down, across = grouping(rows, lines), grouping(rows, columns)
    size = down.groups.size * across.groups.size
    codes = down.groups.codes * across.groups.size + across.groups.codes
    pairs = Groups(codes, size, down.groups.by + across.groups.by)
    shape = (down.groups.size, across.groups.size)
    found = _cells(metric, rows, pairs, shape)
    n = found.n
    top, left = _ordered(down, n.sum(axis=1)), _ordered(across, n.sum(axis=0))
    picked = np.ix_([code for code, _key in top], [code for code, _key in left])
    return CrossTable(
        tuple(key for _code, key in top),
        tuple(key for _code, key in left),
        found.value[picked],
        found.over[picked],
        found.under[picked],
        n[picked],
    )


def why_not(metric: Metric, lines: By, columns: By) -> str:
    """Why the metric says nothing by these two; empty where it does."""
    chosen = {lines, columns}
    if isinstance(metric.workings, TargetMismatch):
        if By.TEAM in chosen and chosen & set(TIMES):
            return ""
        return _(
            "Targets are compared with those right below them: of the company and of teams. Cross"
            " {title} by team and month or quarter."
        ).format(title=metric.title)
    if isinstance(metric.workings, ActivityAttainment):
        if chosen <= {*_WITH_TARGETS, By.TYPE}:
            return ""
        return _(
            "Goals are set for people and teams, by type of activity. Cross {title} by person,"
            " team, manager, region, type, month or quarter."
        ).format(title=metric.title)
    if not metric.by_quota and not isinstance(metric.workings, PeopleAtQuota):
        return ""
    if chosen <= _WITH_TARGETS:
        return ""
    return _(
        "Targets are set for people and teams. Cross {title} by person, team, manager, region,"
        " month or quarter."
    ).format(title=metric.title)


def _by_quota(
    metric: Metric, rows: Rows, by: Pair, period: Period, wanted: DealFilter
) -> list[tuple[Key, Figure]]:
    """A plain metric whose denominator is each cell's quota."""
    shares = kept_shares(rows.facts, period, wanted) or ()
    grouped = grouping(rows, by, shares)
    quotas = quotas_by_group(grouped, shares)
    found = figures(metric, rows, grouped.groups, quotas)
    return [(grouped.key(code), one) for code, one in enumerate(found) if one.n or one.denominator]


def _of_groups(found: list[tuple[Key, Figure]]) -> CrossTable:
    """The figures of pairs as a table."""
    cells = {(replace(key, across=None), key.across): one for key, one in found}
    lines = sorted({line for line, _column in cells}, key=lambda key: key.order)
    columns = sorted({column for _line, column in cells if column}, key=lambda key: key.order)
    every = [cells.get((line, column), _EMPTY) for line in lines for column in columns]
    made = _by_figures(every, (len(lines), len(columns)))
    return CrossTable(tuple(lines), tuple(columns), made.value, made.over, made.under, made.n)


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
