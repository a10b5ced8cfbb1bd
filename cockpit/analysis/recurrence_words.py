"""How a rhythm is said to people: every 2 weeks on Tuesday."""

from __future__ import annotations

import re
from datetime import date

from cockpit.domain.work_items import Cadence
from cockpit.wording import _, n_

_WORKDAYS = {"MO", "TU", "WE", "TH", "FR"}


def weekday_name(code: str) -> str:
    """The day of the week of an RRULE's two letters."""
    return {
        "MO": _("Monday"), "TU": _("Tuesday"), "WE": _("Wednesday"), "TH": _("Thursday"),
        "FR": _("Friday"), "SA": _("Saturday"), "SU": _("Sunday"),
    }[code]  # fmt: skip


def named_day(day: date, today: date) -> str:
    """Yesterday, or the name of a day of the last week."""
    if (today - day).days == 1:
        return _("yesterday")
    return weekday(day)


def weekday(day: date) -> str:
    """The name of its day of the week."""
    return weekday_name(("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()])


def rhythm_words(
    cadence: Cadence, rule: str, due_on: date | None, *, standing: bool = False
) -> str:
    """What the preview and the plan say about how often; a rule beyond our words is quoted. A
    ``standing`` step that is daily without a rule comes on working days."""
    if not rule and standing and cadence == Cadence.DAILY:
        return _("every working day")
    if not rule:
        return _plain(cadence, due_on)
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    interval = int(parts.pop("INTERVAL", "1"))
    frequency, days = parts.pop("FREQ", ""), parts.pop("BYDAY", "")
    month_day = parts.pop("BYMONTHDAY", "")
    if parts:
        return _("by rule {rule}").format(rule=rule)
    if frequency == "WEEKLY":
        return _weekly(interval, days)
    if frequency == "MONTHLY" and interval == 1 and (days or month_day):
        return _monthly(days, month_day) or _("by rule {rule}").format(rule=rule)
    if not days and not month_day:
        return _interval(frequency, interval)
    return _("by rule {rule}").format(rule=rule)


def _plain(cadence: Cadence, due_on: date | None) -> str:
    if cadence == Cadence.WEEKLY and due_on is not None:
        code = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[due_on.weekday()]
        return _("every {day}").format(day=weekday_name(code))
    if cadence == Cadence.MONTHLY and due_on is not None:
        return _("every month on day {day}").format(day=due_on.day)
    return {
        Cadence.ONCE: _("once"),
        Cadence.DAILY: _("every day"),
        Cadence.WEEKLY: _("every week"),
        Cadence.MONTHLY: _("every month"),
        Cadence.QUARTERLY: _("every quarter"),
    }[cadence]


def _weekly(interval: int, days: str) -> str:
    codes = [code for code in days.split(",") if code]
    if set(codes) == _WORKDAYS and interval == 1:
        return _("every weekday")
    names = ", ".join(weekday_name(code) for code in codes)
    if interval == 1 and names:
        return _("every {day}").format(day=names)
    weeks = n_("every {n} week", "every {n} weeks", interval)
    return _("{weeks} on {days}").format(weeks=weeks, days=names) if names else weeks


def _monthly(days: str, month_day: str) -> str:
    if month_day == "-1":
        return _("on the last day of every month")
    if month_day:
        return _("every month on day {day}").format(day=month_day)
    found = re.fullmatch(r"([1-4]|-1)(MO|TU|WE|TH|FR|SA|SU)", days)
    if found is None:
        return ""
    which = {"1": _("first"), "2": _("second"), "3": _("third"), "4": _("fourth")}
    return _("every {which} {day} of the month").format(
        which=which.get(found[1], _("last")), day=weekday_name(found[2])
    )


def _interval(frequency: str, interval: int) -> str:
    return {
        "DAILY": n_("every day", "every {n} days", interval),
        "MONTHLY": n_("every {n} month", "every {n} months", interval),
    }.get(frequency) or n_("every {n} year", "every {n} years", interval)
