"""When a repeating task is due: the cadence's own rhythm, or a small, bounded RRULE.

All days are local days of the business zone, without times. A quarter is the calendar's.
RRULE (RFC 5545) is read by our own parser and expanded by dateutil inside a window of at most
400 days, so that no rule a file may bring can keep the window busy.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from cockpit.domain.period import DAY, Period, Unit, this
from cockpit.domain.work_items import Cadence
from cockpit.wording import _

LONGEST_WINDOW = 400
LONGEST_RULE = 200
LARGEST_INTERVAL = 1_000
LARGEST_COUNT = 1_000
_UNITS = {
    Cadence.DAILY: Unit.DAY,
    Cadence.WEEKLY: Unit.WEEK,
    Cadence.MONTHLY: Unit.MONTH,
    Cadence.QUARTERLY: Unit.QUARTER,
}
_FREQUENCIES = {"YEARLY": 0, "MONTHLY": 1, "WEEKLY": 2, "DAILY": 3}
_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBERS = {"BYMONTHDAY": (-31, 31), "BYMONTH": (1, 12), "BYSETPOS": (-31, 31)}


class RuleError(ValueError):
    """A rule that cannot be followed; the message says why."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When something comes back. ``due_on`` is the first day, or any day that shows weekday and
    day of the month; ``standing`` is a step of the plan, which held before ``starts_on`` too."""

    cadence: Cadence
    rule: str = ""
    due_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    standing: bool = False


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
        return list(_by_rule(rhythm.rule, anchor, start, end))
    return _by_cadence(rhythm.cadence, rhythm.due_on or window.start, start, end)


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


def check_rule(rule: str) -> None:
    """RuleError when the rule is none, or asks for more than a task's rhythm needs."""
    _parts(rule)


# 19 times 400 years.
_SHIFT = 7_600


@lru_cache(maxsize=512)
def _by_rule(rule: str, anchor: date, start: date, end: date) -> tuple[date, ...]:
    from dateutil.rrule import rrule

    options = _parts(rule)
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
    per_step = {3: 1, 2: 7}.get(options["freq"])
    if per_step is None or "count" in options or anchor >= start:
        return anchor
    step = per_step * options.get("interval", 1)
    return anchor + timedelta(days=(start - anchor).days // step * step)


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
