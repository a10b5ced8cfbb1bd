"""A metric period by period: each point with all that a figure has, its interval too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure
from cockpit.analysis.metric import Metric
from cockpit.analysis.population import figure_at
from cockpit.analysis.ranking import FEWEST
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period, Unit, last, this


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of a period as it stood at the end of ``day``."""

    period: Period
    day: date
    figure: Figure


def trend(
    facts: Facts,
    metric: Metric,
    periods: Iterable[Period],
    as_of: date,
    filter: DealFilter = EVERYTHING,  # noqa: A002
) -> tuple[Point, ...]:
    """A point a period, as of its last day, or as of ``as_of`` where it goes beyond or the metric
    counts cohorts. Points of past days are kept through changes that happen later."""
    found = []
    for period in periods:
        day = as_of if metric.by_cohort else min(period.last_day, as_of)
        found.append(Point(period, day, figure_at(facts, metric, period, day, filter)))
    return tuple(found)


def year_before(
    facts: Facts,
    metric: Metric,
    points: Iterable[Point],
    unit: Unit,
    filter: DealFilter = EVERYTHING,  # noqa: A002
) -> tuple[float | None, ...]:
    """The figure of the same period a year before each point: as that one stood at its end, while
    the point's period runs as it stood after as many working days. A day or a week is held
    against the same weekday 52 weeks before; a year has its own past beside it: nothing. None
    too where there were no rows, or for a ratio fewer than can be compared."""
    if unit is Unit.YEAR:
        return ()
    found = []
    for point in points:
        before = _year_earlier(point.period, unit)
        cut = facts.references.working_days.to_date(point.period, point.day, before)
        day = point.day if metric.by_cohort else cut.last_day
        found.append(figure_at(facts, metric, before, day, filter))
    least = 1 if metric.denominator is None else FEWEST
    return tuple(figure.value if figure.n >= least else None for figure in found)


def _year_earlier(period: Period, unit: Unit) -> Period:
    if unit in (Unit.DAY, Unit.WEEK):
        back = timedelta(weeks=52)
        return Period(period.start - back, period.end - back)
    # A month or a quarter begins on a day that every year has.
    start, end = (day.replace(year=day.year - 1) for day in (period.start, period.end))
    return Period(start, end)


def periods_back(unit: Unit, as_of: date, count: int, fiscal_start: int = 1) -> tuple[Period, ...]:
    """The last ``count`` periods of the unit, the one that ``as_of`` lies in at the end."""
    found = [this(unit, as_of, fiscal_start)]
    while len(found) < count:
        found.append(last(unit, found[-1].start, fiscal_start))
    return tuple(reversed(found))
