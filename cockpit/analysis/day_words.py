"""How a day is said in the journal: Wed 25 Nov, in words that hold on any later day too."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.wording import _


def day_words(day: date, today: date) -> str:
    """The day of the week and of the month, with the year where it is not that of ``today``."""
    week = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    said = f"{week[day.weekday()]} {yearly_words(day.month, day.day)}"
    return said if day.year == today.year else f"{said} {day.year}"


def yearly_words(month: int, day: int) -> str:
    """A day of any year: 25 Nov."""
    year = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul"), _("Aug"), _("Sep"),
        _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    return f"{day} {year[month - 1]}"


def instant_words(local: datetime, today: date) -> str:
    """The day of a local time, and the time."""
    return f"{day_words(local.date(), today)}, {local:%H:%M}"
