"""What the plan page is asked: a year in months or quarters, and the cell that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period, Unit, this
from cockpit.domain.plan import COMPANY, Subject


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """``period`` is the chosen column's (a part of ``year``, or all of it)."""

    year: Period
    unit: Unit
    subject: Subject
    period: Period
    as_of: date
    fiscal_start: int

    @property
    def columns(self) -> tuple[Period, ...]:
        """The months or quarters of the year."""
        return parts_of(self.year, self.unit, self.fiscal_start)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months of the year."""
        return parts_of(self.year, Unit.MONTH, self.fiscal_start)


def parts_of(year: Period, unit: Unit, fiscal_start: int) -> tuple[Period, ...]:
    """The calendar's units that make up the year."""
    found: list[Period] = []
    start = year.start
    while start < year.end:
        found.append(this(unit, start, fiscal_start))
        start = found[-1].end
    return tuple(found)


def first_question(today: date, fiscal_start: int) -> PlanQuestion:
    """This year in quarters, the company, the running quarter."""
    return PlanQuestion(
        this(Unit.YEAR, today, fiscal_start),
        Unit.QUARTER,
        COMPANY,
        this(Unit.QUARTER, today, fiscal_start),
        today,
        fiscal_start,
    )


def deals_of(subject: Subject) -> DealFilter:
    """The deals that count towards its targets."""
    if subject.person_id is not None:
        return DealFilter(owners=frozenset({subject.person_id}))
    if subject.team_id is not None:
        return DealFilter(teams=frozenset({subject.team_id}))
    return EVERYTHING
