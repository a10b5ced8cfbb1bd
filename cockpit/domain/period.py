"""Periods of days, half open, and the calendar that says which one comes before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from cockpit.wording import _

DAY = timedelta(days=1)


class PeriodError(ValueError):
    """A text that is no period; the message says what was expected."""


class Unit(StrEnum):
    """The units of the calendar; a fiscal year moves quarters and years."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``start`` up to, but not with, ``end``. It may be empty, never negative."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodError(_("A period cannot end before it starts."))

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days

    @property
    def last_day(self) -> date:
        """Its last day (for an empty period the day before its start)."""
        return self.end - DAY

    def cut_after(self, day: date) -> Period:
        """The part of it that is over at the end of ``day``, perhaps empty."""
        return Period(self.start, max(self.start, min(self.end, day + DAY)))

    def text(self) -> str:
        """The command line's form, both days in: ``2017-10-01..2017-12-31``."""
        return f"{self.start}..{self.last_day}"


def this(unit: Unit, today: date, fiscal_start: int = 1) -> Period:
    """The day, ISO week, month, quarter or year that ``today`` lies in."""
    if unit is Unit.DAY:
        return Period(today, today + DAY)
    if unit is Unit.WEEK:
        monday = today - today.weekday() * DAY
        return Period(monday, monday + 7 * DAY)
    if unit is Unit.MONTH:
        return _months(today.replace(day=1), 1)
    if unit is Unit.QUARTER:
        into = (today.month - fiscal_start) % 3
        return _months(_moved(today.replace(day=1), -into), 3)
    into = (today.month - fiscal_start) % 12
    return _months(_moved(today.replace(day=1), -into), 12)


def last(unit: Unit, today: date, fiscal_start: int = 1) -> Period:
    """The one before the one that ``today`` lies in."""
    return this(unit, this(unit, today, fiscal_start).start - DAY, fiscal_start)


def trailing(days: int, today: date) -> Period:
    """The last ``days`` days, today among them."""
    if days < 1:
        raise PeriodError(_("A trailing period has at least one day."))
    return Period(today - (days - 1) * DAY, today + DAY)


def unit_of(period: Period, fiscal_start: int = 1) -> Unit | None:
    """The calendar unit that the period is, None for any other range."""
    for unit in Unit:
        if period.days and this(unit, period.start, fiscal_start) == period:
            return unit
    return None


@lru_cache(1024)
def previous(period: Period, fiscal_start: int = 1) -> Period:
    """The calendar's previous one; for a range that is no calendar unit as many days before it."""
    unit = unit_of(period, fiscal_start)
    if unit is not None:
        return last(unit, period.start, fiscal_start)
    return Period(period.start - period.days * DAY, period.start)


def fiscal_year(day: date, fiscal_start: int = 1) -> int:
    """The year's name: the calendar year in which the fiscal year ends."""
    return day.year + (1 if fiscal_start > 1 and day.month >= fiscal_start else 0)


def fiscal_quarter(day: date, fiscal_start: int = 1) -> int:
    """1 to 4."""
    return (day.month - fiscal_start) % 12 // 3 + 1


def parse(text: str, fiscal_start: int = 1) -> Period:
    """The period a person wrote: ``2017``, ``2017-Q4``, ``2017-10``, ``2017-W42``,
    ``2017-10-20``, or two of them with ``..`` between (both in). PeriodError otherwise."""
    first, dots, second = text.strip().partition("..")
    try:
        start = _parse_one(first.strip(), fiscal_start)
        end = _parse_one(second.strip(), fiscal_start) if dots else start
    except (ValueError, OverflowError) as error:
        raise PeriodError(
            _(
                '"{text}" is no period; write 2017, 2017-Q4, 2017-10, 2017-W42, 2017-10-20 '
                "or 2017-10-01..2017-12-31."
            ).format(text=text)
        ) from error
    if end.end <= start.start:
        raise PeriodError(_('"{text}" ends before it starts.').format(text=text))
    return Period(start.start, end.end)


_FORM = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|W(?P<week>\d\d?)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?",
    re.IGNORECASE | re.ASCII,
)
YEARS = range(1900, 3000)  # wide enough, and no sum of dates leaves the calendar


def _parse_one(text: str, fiscal_start: int) -> Period:
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(text)
    part = {name: int(value) for name, value in found.groupdict().items() if value}
    year = part["year"]
    if not YEARS.start <= year < YEARS.stop:
        raise ValueError(text)
    if "week" in part:
        return this(Unit.WEEK, date.fromisocalendar(year, part["week"], 1))
    if "day" in part:
        return this(Unit.DAY, date(year, part["month"], part["day"]))
    if "month" in part:
        return this(Unit.MONTH, date(year, part["month"], 1))
    begins = date(year if fiscal_start == 1 else year - 1, fiscal_start, 1)
    if "quarter" in part:
        return _months(_moved(begins, 3 * (part["quarter"] - 1)), 3)
    return _months(begins, 12)


def _months(first: date, count: int) -> Period:
    return Period(first, _moved(first, count))


def _moved(first: date, months: int) -> date:
    """The first of the month so many months later."""
    month = first.year * 12 + first.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)
