"""A metric period by period: each point with all that a figure has, its interval too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure
from cockpit.analysis.metric import Metric
from cockpit.analysis.population import figure_at
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


def periods_back(unit: Unit, as_of: date, count: int, fiscal_start: int = 1) -> tuple[Period, ...]:
    """The last ``count`` periods of the unit, the one that ``as_of`` lies in at the end."""
    found = [this(unit, as_of, fiscal_start)]
    while len(found) < count:
        found.append(last(unit, found[-1].start, fiscal_start))
    return tuple(reversed(found))
