"""Whether a meeting falls into the hours in which the other one works, over clock changes too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cockpit.analysis.recurring import occurrences
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import Recurrence

USUAL = ("09:00", "18:00")
_SATURDAY = 5
_AHEAD = 366


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody works, by the clock of ``zone``: from ``begins`` to ``ends``, HH:MM; a night
    shift ends before it begins."""

    zone: ZoneInfo
    begins: str = USUAL[0]
    ends: str = USUAL[1]


def is_outside(at: datetime, minutes: int, hours: Hours) -> bool:
    """True when any part of a meeting at an aware instant lies outside the hours or on a
    weekend; a night shift belongs to the day it begins on."""
    begin = at.astimezone(hours.zone)
    opens, closes = _minutes(hours.begins), _minutes(hours.ends)
    length = (closes - opens) % 1440 or 1440
    into = (begin.hour * 60 + begin.minute - opens) % 1440
    working_day = (begin - timedelta(minutes=into)).weekday() < _SATURDAY
    return not working_day or into + minutes > length


def first_outside(
    recurrence: Recurrence,
    minutes: int,
    hours: Hours,
    now: datetime,
    zones: tuple[ZoneInfo, ZoneInfo],
) -> tuple[int, int, datetime] | None:
    """Of the occurrences of the year from ``now``: (how many fall outside, of how many, the first
    instant); None when all are inside. ``zones`` are where I am and the business zone."""
    begin = max(now.astimezone(zones[1]).date(), recurrence.starts_on)
    found = occurrences(recurrence, Period(begin, begin + _AHEAD * DAY), *zones)
    return outside(((one.at, minutes) for one in found if one.at >= now), hours)


def outside(
    meetings: Iterable[tuple[datetime, int]], hours: Hours
) -> tuple[int, int, datetime] | None:
    """(How many, of how many, the first) of meetings that fall outside; None for none."""
    every = list(meetings)
    missed = [at for at, minutes in every if is_outside(at, minutes, hours)]
    return (len(missed), len(every), missed[0].astimezone(UTC)) if missed else None


def _minutes(clock: str) -> int:
    hour, _colon, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)
