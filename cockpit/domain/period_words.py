"""How a period is said to people."""

from __future__ import annotations

from datetime import date

from cockpit.domain.period import Period, Unit, fiscal_quarter, fiscal_year, unit_of
from cockpit.wording import _


def month_name(month: int) -> str:
    """The month's name, 1 to 12."""
    names = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return names[month - 1]


def day_words(day: date) -> str:
    """``20 October 2017``."""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)


def label(period: Period, fiscal_start: int = 1) -> str:
    """``2017``, ``Q4 2017``, ``October 2017``, ``week 42, 2017``, ``20 October 2017`` or the
    first and last day; a fiscal year reads ``FY2018``, named by the year it ends in."""
    start = period.start
    unit = unit_of(period, fiscal_start)
    if unit is Unit.DAY:
        return day_words(start)
    if unit is Unit.WEEK:
        year, week, _weekday = start.isocalendar()
        return _("week {week}, {year}").format(week=week, year=year)
    if unit is Unit.MONTH:
        return _("{month} {year}").format(month=month_name(start.month), year=start.year)
    name = year_words(start, fiscal_start)
    if unit is Unit.QUARTER:
        return _("Q{quarter} {year}").format(quarter=fiscal_quarter(start, fiscal_start), year=name)
    if unit is Unit.YEAR:
        return name
    return _("{first} – {last}").format(first=day_words(start), last=day_words(period.last_day))


def year_words(day: date, fiscal_start: int = 1) -> str:
    """``2017``, or ``FY2018`` where the fiscal year is not the calendar's."""
    year = fiscal_year(day, fiscal_start)
    return str(year) if fiscal_start == 1 else _("FY{year}").format(year=year)
