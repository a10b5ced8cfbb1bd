"""When a repeating task is due: the cadence's own rhythm, or a small, bounded RRULE.

All days are local days of the business zone, without times. A quarter is the calendar's.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from cockpit.analysis.days_off import is_working
from cockpit.analysis.rules import (
    LONGEST_WINDOW,
    daily,
    monthly_on,
    quarterly_on,
    rule_days,
    weekdays,
    weekly,
)
from cockpit.domain.period import DAY, Period, Unit, this
from cockpit.domain.work_items import Cadence

_UNITS = {
    Cadence.DAILY: Unit.DAY,
    Cadence.WEEKLY: Unit.WEEK,
    Cadence.MONTHLY: Unit.MONTH,
    Cadence.QUARTERLY: Unit.QUARTER,
}
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When something comes back. ``due_on`` is the first day, or any day that shows weekday and
    day of the month; ``standing`` is a step of the plan, which held before ``starts_on`` too, and
    a daily one without a rule of its own comes on working days: no weekends, no holidays of
    ``region`` ("" knows none)."""

    cadence: Cadence
    rule: str = ""
    due_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    standing: bool = False
    region: str = ""

    @property
    def on_working_days(self) -> bool:
        """True for a daily step that leaves the days off alone."""
        return self.standing and self.cadence == Cadence.DAILY and not self.rule


def period_of(cadence: Cadence, day: date) -> Period:
    """The day, week, month or quarter that an occurrence due on ``day`` belongs to."""
    return this(_UNITS.get(cadence, Unit.DAY), day)


def due_days(rhythm: Rhythm, window: Period) -> list[date]:
    """The days in ``window`` (400 at most are looked at) on which it is due, in order."""
    if rhythm.cadence == Cadence.ONCE:
        due = rhythm.due_on
        return [due] if due is not None and due in window else []
    end = min(window.end, window.start + LONGEST_WINDOW * DAY)
    if rhythm.ends_on is not None:
        end = min(end, rhythm.ends_on + DAY)
    start = window.start
    if rhythm.starts_on is not None and not rhythm.standing:
        start = max(start, rhythm.starts_on)
    if start >= end:
        return []
    if rhythm.rule:
        anchor = rhythm.due_on or rhythm.starts_on or window.start
        return list(rule_days(rhythm.rule, anchor, start, end))
    days = _by_cadence(rhythm.cadence, rhythm.due_on or window.start, start, end)
    if rhythm.on_working_days:
        return [day for day in days if is_working(day, rhythm.region)]
    return days


def next_due(rhythm: Rhythm, day: date) -> date | None:
    """The first due day on or after ``day``, None when there is none within 400 days."""
    return next(iter(due_days(rhythm, Period(day, day + LONGEST_WINDOW * DAY))), None)


def last_due(rhythm: Rhythm, day: date) -> date | None:
    """The last due day before ``day``, None when there is none within 400 days."""
    for back in (31, LONGEST_WINDOW):
        days = due_days(rhythm, Period(day - back * DAY, day))
        if days:
            return days[-1]
    return None


def _by_cadence(cadence: Cadence, anchor: date, start: date, end: date) -> list[date]:
    days = []
    period = period_of(cadence, start)
    while period.start < end:
        due = _like(cadence, anchor, period)
        if start <= due < end:
            days.append(due)
        period = period_of(cadence, period.end)
    return days


def _like(cadence: Cadence, anchor: date, period: Period) -> date:
    """The day of ``period`` that lies in it as ``anchor`` lies in its own."""
    if cadence == Cadence.MONTHLY:
        return _day_of_month(period.start, anchor.day)
    if cadence == Cadence.QUARTERLY:
        month = period.start.month + (anchor.month - 1) % 3
        return _day_of_month(period.start.replace(month=month), anchor.day)
    return period.start + (anchor - period_of(cadence, anchor).start)


def _day_of_month(first: date, day: int) -> date:
    """That day of the month, its last where the month is shorter."""
    return first.replace(day=min(day, monthrange(first.year, first.month)[1]))


def rule_of(rhythm: Rhythm) -> str:
    """The rhythm as an RRULE text, nothing for what comes once. Without a day of its own it comes
    at the beginning of its period, as ``due_days`` has it."""
    due = rhythm.due_on or date(2001, 1, 1)
    if rhythm.rule or rhythm.cadence == Cadence.ONCE:
        return rhythm.rule
    if rhythm.cadence == Cadence.WEEKLY:
        return weekly(_CODES[due.weekday()])
    if rhythm.cadence == Cadence.MONTHLY:
        return monthly_on(due.day)
    if rhythm.cadence == Cadence.QUARTERLY:
        return quarterly_on(due.day, due.month)
    return weekdays() if rhythm.on_working_days else daily()
