"""Rules of repetition as RRULE text (RFC 5545): written, read, and expanded within bounds.

A rule is read by our own parser, which takes nothing finer than a day, and expanded by dateutil
over naive days inside a window of at most 400 days, so that no rule a file may bring can keep
the window busy.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from cockpit.domain.period import DAY
from cockpit.wording import _

LONGEST_WINDOW = 400
LONGEST_RULE = 200
LARGEST_INTERVAL = 1_000
LARGEST_COUNT = 1_000
# A rule that counts has to be followed from its beginning; after so many years it has ended.
LONGEST_COUNTED = 100
_FREQUENCIES = {"YEARLY": 0, "MONTHLY": 1, "WEEKLY": 2, "DAILY": 3}
_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBERS = {"BYMONTHDAY": (-31, 31), "BYMONTH": (1, 12), "BYSETPOS": (-31, 31)}


class RuleError(ValueError):
    """A rule that cannot be followed; the message says why."""


def daily(every: int = 1) -> str:
    """Every day, or every ``every`` days."""
    return f"FREQ=DAILY{_interval(every)}"


def weekdays() -> str:
    """Monday to Friday."""
    return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def weekly(*days: str, every: int = 1) -> str:
    """On these days (MO to SU) of every week, or of every ``every`` weeks."""
    return f"FREQ=WEEKLY{_interval(every)};BYDAY={','.join(days)}"


def monthly_on(day: int, every: int = 1) -> str:
    """On a day of the month, on its last where the month is shorter; -1 is the last."""
    return f"FREQ=MONTHLY{_interval(every)};{_day_of_month(day)}"


def monthly_nth(day: str, nth: int, every: int = 1) -> str:
    """On the nth weekday of the month (1 to 5, -1 the last)."""
    return f"FREQ=MONTHLY{_interval(every)};BYDAY={nth}{day}"


def last_working_day() -> str:
    """On the month's last weekday; with holidays use ``monthly_on(-1)`` and a shift back."""
    return "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"


def quarterly_on(day: int, month: int) -> str:
    """On a day of the month that lies in its quarter as ``month`` does, of every quarter."""
    months = ",".join(str((month - 1) % 3 + first) for first in (1, 4, 7, 10))
    return f"FREQ=MONTHLY;BYMONTH={months};{_day_of_month(day)}"


def yearly_on(month: int, day: int) -> str:
    """On a day of the year; on 28 February where there is no 29th."""
    return f"FREQ=YEARLY;BYMONTH={month};{_day_of_month(day)}"


def _interval(every: int) -> str:
    return f";INTERVAL={every}" if every != 1 else ""


def _day_of_month(day: int) -> str:
    if day <= 28:
        return f"BYMONTHDAY={day}"
    # The last of those that the month has.
    days = ",".join(str(one) for one in range(28, day + 1))
    return f"BYMONTHDAY={days};BYSETPOS=-1"


def rule_days(rule: str, anchor: date, start: date, end: date) -> tuple[date, ...]:
    """The days in ``[start, end)`` that the rule gives, counted from ``anchor``; at most 400 days
    from ``start`` are looked at. RuleError when the rule is none."""
    end = min(end, start + LONGEST_WINDOW * DAY)
    return _expanded(rule, anchor, start, end) if start < end else ()


def check_rule(rule: str) -> None:
    """RuleError when the rule is none, or asks for more than a rhythm needs."""
    _parts(rule)


def last_instant(rule: str) -> tuple[str, datetime | None]:
    """The rule without an UNTIL that names an instant, and that instant (aware UTC), else None.

    As a day it would end one day early or late in zones far from Greenwich.
    """
    parts = rule.upper().removeprefix("RRULE:").split(";")
    until = next((part for part in parts if part.startswith("UNTIL=")), "")
    if not (until.endswith("Z") and len(until) == len("UNTIL=20261231T235959Z")):
        return rule, None
    _parts(rule)
    at = datetime.strptime(until, "UNTIL=%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return ";".join(part for part in parts if part != until), at


# 19 times 400 years.
_SHIFT = 7_600


@lru_cache(maxsize=512)
def _expanded(rule: str, anchor: date, start: date, end: date) -> tuple[date, ...]:
    from dateutil.rrule import rrule

    options = _parts(rule)
    if "count" in options and start.year - anchor.year > LONGEST_COUNTED:
        return ()
    begin = _nearer(anchor, start, options)
    last = datetime.combine(end - DAY, time.min)
    until = min(last, options.pop("until", last))
    if datetime.combine(begin, time.min) > until or _never(options):
        return ()
    # The library looks for a first day up to the last year there is. The calendar repeats every
    # 400 years, weekdays included, so the same question asked that far on ends soon.
    on = _SHIFT if until.year + _SHIFT <= MAXYEAR else 0
    first = datetime.combine(begin, time.min).replace(year=begin.year + on)
    moments = rrule(dtstart=first, until=until.replace(year=until.year + on), **options)
    days = (at.date().replace(year=at.year - on) for at in moments)
    return tuple(day for day in days if day >= start)


def _never(options: dict[str, Any]) -> bool:
    """True for a day of the month that none of the months has."""
    months = options.get("bymonth", range(1, 13))
    longest = max(monthrange(2024, month)[1] for month in months)
    return all(abs(day) > longest for day in options.get("bymonthday", (1,)))


def _nearer(anchor: date, start: date, options: dict[str, Any]) -> date:
    """A later day from which the rule gives the same days, so that old rules stay quick."""
    if "count" in options or anchor >= start:
        return anchor
    step: int = options.get("interval", 1)
    if options["freq"] == _FREQUENCIES["DAILY"]:
        return anchor + (start - anchor).days // step * step * DAY
    if options["freq"] == _FREQUENCIES["WEEKLY"]:
        return anchor + (start - anchor).days // (7 * step) * step * 7 * DAY
    if options["freq"] == _FREQUENCIES["YEARLY"]:
        step *= 12
    months = (start.year - anchor.year) * 12 + start.month - anchor.month
    for steps in range(max(0, months // step - 1), -1, -1):
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + steps * step, 12)
        # The 31st, or 29 February, may name the rule's day: a month that has it.
        if anchor.day <= monthrange(year, month + 1)[1]:
            return anchor.replace(year=year, month=month + 1)
    return anchor


@lru_cache(maxsize=512)
def _checked(rule: str) -> tuple[tuple[str, Any], ...]:
    if len(rule) > LONGEST_RULE:
        raise RuleError(_("This rule is too long."))
    options: dict[str, Any] = {}
    for part in rule.upper().removeprefix("RRULE:").split(";"):
        key, _equals, value = part.partition("=")
        try:
            options.update(_option(key, value))
        except ValueError as error:
            raise RuleError(_("“{part}” is not understood.").format(part=part)) from error
    if "freq" not in options:
        raise RuleError(_("A rule says how often: FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    return tuple(options.items())


def _parts(rule: str) -> dict[str, Any]:
    return dict(_checked(rule))


def _option(key: str, value: str) -> dict[str, Any]:
    """What dateutil is told for one part of the rule; ValueError for anything else."""
    if key == "FREQ" and value in _FREQUENCIES:
        return {"freq": _FREQUENCIES[value]}
    if key == "INTERVAL":
        return {"interval": _whole(value, 1, LARGEST_INTERVAL)}
    if key == "COUNT":
        return {"count": _whole(value, 1, LARGEST_COUNT)}
    if key == "UNTIL":
        return {"until": datetime.combine(date.fromisoformat(value[:8]), time.min)}
    if key == "WKST" and value in _WEEKDAYS:
        return {"wkst": _WEEKDAYS[value]}
    if key == "BYDAY":
        return {"byweekday": [_weekday(one) for one in value.split(",")]}
    if key in _NUMBERS:
        low, high = _NUMBERS[key]
        return {key.lower(): [_whole(one, low, high) for one in value.split(",")]}
    raise ValueError(key)


def _whole(text: str, low: int, high: int) -> int:
    number = int(text)
    if not low <= number <= high or number == 0:
        raise ValueError(text)
    return number


def _weekday(text: str) -> Any:
    from dateutil.rrule import weekday

    found = _BY_DAY.fullmatch(text)
    if found is None or (found[1] and not 1 <= abs(int(found[1])) <= 5):
        raise ValueError(text)
    return weekday(_WEEKDAYS[found[2]], int(found[1]) if found[1] else None)
