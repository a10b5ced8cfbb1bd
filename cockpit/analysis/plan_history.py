"""What was won before: the measure of a plan, and its seasons.

Seasonal weights come of the won amount of the complete months before the as-of day, three years of
them at most. With a whole year of months the weight of a month is the mean of what its namesakes
brought; with a quarter of them that of the month at the same place in its quarter; with less, or
when nothing was won, every month weighs the same. A quarter weighs what its months do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.metric import Counts
from cockpit.analysis.population import population
from cockpit.analysis.terms import amount, won
from cockpit.analysis.workings import Asked
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import DAY, Period, Unit, last, previous, this

MONTHS = 36


class Season(StrEnum):
    """What seasonal weights were learnt from."""

    YEAR = "year"
    QUARTER = "quarter"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each part of a period, and what they were learnt from."""

    values: tuple[float, ...]
    learnt_from: Season


def won_in(facts: Facts, period: Period, as_of: date, wanted: DealFilter = EVERYTHING) -> int:
    """Won amount in the period as of the day, minor units."""
    rows = population(facts, Counts.CLOSED, period, as_of, wanted)
    return round(float(amount(rows).values[won(rows)].sum()))


def won_by_person(facts: Facts, period: Period, as_of: date) -> dict[int, int]:
    """Won amount in the period by the person who has the credit, minor units; 0 is nobody."""
    rows = population(facts, Counts.CLOSED, period, as_of, EVERYTHING)
    mine = won(rows)
    found: dict[int, float] = defaultdict(float)
    pairs = zip(rows.owner[mine].tolist(), amount(rows).values[mine].tolist(), strict=True)
    for person, value in pairs:
        found[person] += value
    return {person: round(value) for person, value in found.items()}


def first_closing(facts: Facts, as_of: date) -> date | None:
    """The day of the first closing that is known, None when nothing ever closed."""
    ages = Period(date(1990, 1, 1), as_of + DAY)
    days = population(facts, Counts.CLOSED, ages, as_of, EVERYTHING).day
    return date(1970, 1, 1) + int(np.min(days)) * DAY if len(days) else None


def periods_before(asked: Asked, many: int, *, whole: bool = True) -> list[Period]:
    """The calendar's periods before this one that are over, the latest first, back to the first
    closing: ``whole``, those that began no later than its month; else that one's period too."""
    begin = first_closing(asked.facts, asked.as_of)
    found: list[Period] = []
    period = asked.period
    while begin is not None and len(found) < many:
        period = previous(period, asked.facts.references.fiscal_start)
        if (period.start < begin.replace(day=1)) if whole else (period.end <= begin):
            break
        if period.end <= asked.as_of + DAY:
            found.append(period)
    return found


def seasonal_weights(facts: Facts, parts: list[Period], as_of: date) -> Weights:
    """The weights of months or quarters (or any parts that are made of months)."""
    months = _months_before(facts, as_of)
    learnt, weight = _learnt(months, facts.references.fiscal_start)
    values = [sum(weight(month) for month in _months_of(part)) for part in parts]
    if not any(values):
        return Weights(tuple(1.0 for _ in parts), Season.NOTHING)
    return Weights(tuple(values), learnt)


def _months_before(facts: Facts, as_of: date) -> dict[date, int]:
    """Won amount of each complete month by its first day."""
    begin = first_closing(facts, as_of)
    if begin is None:
        return {}
    first = begin if begin.day == 1 else this(Unit.MONTH, begin).end
    month = this(Unit.MONTH, as_of)
    if month.end > as_of + DAY:
        month = last(Unit.MONTH, as_of)
    found: dict[date, int] = {}
    while month.start >= first and len(found) < MONTHS:
        found[month.start] = won_in(facts, month, as_of)
        month = last(Unit.MONTH, month.start)
    return found


def _learnt(months: dict[date, int], fiscal_start: int) -> tuple[Season, Callable[[date], float]]:
    """What there is enough of, and the weight of a month by it."""

    def place(month: date) -> int:
        return (month.month - fiscal_start) % 3

    namesakes: dict[int, list[int]] = defaultdict(list)
    places: dict[int, list[int]] = defaultdict(list)
    for month, value in months.items():
        namesakes[month.month].append(value)
        places[place(month)].append(value)
    if len(namesakes) == 12:
        return Season.YEAR, lambda month: max(0.0, fmean(namesakes[month.month]))
    if len(places) == 3:
        return Season.QUARTER, lambda month: max(0.0, fmean(places[place(month)]))
    return Season.NOTHING, lambda _month: 1.0


def _months_of(part: Period) -> list[date]:
    found, month = [], this(Unit.MONTH, part.start)
    while month.start < part.end:
        found.append(month.start)
        month = this(Unit.MONTH, month.end)
    return found
