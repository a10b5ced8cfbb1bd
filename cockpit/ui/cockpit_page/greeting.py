"""What the header says over the cockpit page."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.domain.period import Unit, fiscal_quarter, this
from cockpit.ui.widgets.figures import locale, long_day
from cockpit.wording import _


def greeting(now: datetime) -> str:
    """By the hour of an instant already in the business zone."""
    if now.hour < 12:
        return _("Good morning")
    return _("Good afternoon") if now.hour < 18 else _("Good evening")


def day_line(today: date, fiscal_start: int) -> str:
    """Tuesday 24 November · week 48 · day 55 of 92 in Q4."""
    quarter = this(Unit.QUARTER, today, fiscal_start)
    day = (today - quarter.start).days + 1
    return _("{date} · week {week} · day {day} of {days} in Q{quarter}").format(
        date=_without_year(today),
        week=today.isocalendar().week,
        day=day,
        days=quarter.days,
        quarter=fiscal_quarter(today, fiscal_start),
    )


def _without_year(today: date) -> str:
    text = long_day(today)
    year = locale().toString(today.year).replace(locale().groupSeparator(), "")
    return text.removesuffix(year).rstrip(" ,")
