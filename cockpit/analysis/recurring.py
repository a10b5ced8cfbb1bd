"""The times at which something recurs: naive local times first, instants from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from cockpit.analysis.days_off import shifted
from cockpit.analysis.rules import LONGEST_WINDOW, last_instant, rule_days
from cockpit.analysis.wall_time import instant, zone_or
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import Recurrence, Shift, ZoneMode, local_time, nominal

MOST = 5_000
# A day may step aside from a long row of holidays into the window, or out of it.
_MARGIN = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time. ``original`` is what the rule gives, ``local`` where it was moved or shifted to,
    both naive; ``at`` is the aware UTC instant of ``local``."""

    original: datetime
    local: datetime
    at: datetime


def zone_of(recurrence: Recurrence, here: ZoneInfo, business: ZoneInfo) -> ZoneInfo:
    """The zone whose clocks it follows: where the laptop is, its own, or the business zone, which
    also stands in for one that is not known here."""
    if recurrence.zone_mode == ZoneMode.FLOATING:
        return here
    return zone_or(recurrence.zone, business)


def occurrences(
    recurrence: Recurrence, window: Period, here: ZoneInfo, business: ZoneInfo
) -> list[Occurrence]:
    """Those whose local day lies in ``window`` (400 days at most are looked at), in order, one
    for each local time. RuleError when the rule is none."""
    zone = zone_of(recurrence, here, business)
    _rule, last = last_instant(recurrence.rule)
    found = []
    for original, local in local_times(recurrence, window.start, window.end):
        if last is None or instant(original, zone) <= last:
            found.append(Occurrence(original, local, instant(local, zone)))
    return found


@lru_cache(maxsize=4_096)
def local_times(
    recurrence: Recurrence, start: date, end: date
) -> tuple[tuple[datetime, datetime], ...]:
    """(original, local) of each whose local day lies in ``[start, end)``."""
    end = min(end, start + LONGEST_WINDOW * DAY)
    found: dict[datetime, datetime] = {}
    for original, local in _all(recurrence, start, end):
        # Of several that step aside to the same time, the one that belongs there stays.
        if start <= local.date() < end and found.get(local) != local:
            found[local] = original if original == local else found.get(local, original)
    return tuple((found[local], local) for local in sorted(found)[:MOST])


def _all(recurrence: Recurrence, start: date, end: date) -> Iterator[tuple[datetime, datetime]]:
    moves = dict(recurrence.moves)
    plain = not moves and not recurrence.exceptions
    for original in _originals(recurrence, start, end):
        if plain and recurrence.shift == Shift.NONE:
            yield original, original
            continue
        name = nominal(original)
        if name in recurrence.exceptions:
            continue
        if name in moves:
            yield original, local_time(moves.pop(name))
        else:
            day = shifted(original.date(), recurrence.shift, recurrence.region)
            yield original, datetime.combine(day, original.time())
    for name, target in moves.items():
        # Its own day lies outside; what it was moved to may lie inside.
        if name not in recurrence.exceptions and _is_original(recurrence, local_time(name)):
            yield local_time(name), local_time(target)


def _originals(recurrence: Recurrence, start: date, end: date) -> list[datetime]:
    margin = timedelta() if recurrence.shift == Shift.NONE else _MARGIN
    first, last = max(start - margin, recurrence.starts_on), end + margin
    if recurrence.ends_on is not None:
        last = min(last, recurrence.ends_on + DAY)
    if not recurrence.rule:
        inside = first <= recurrence.starts_on < last
        return [recurrence.on(recurrence.starts_on)] if inside else []
    if first >= last:
        return []
    rule, _until = last_instant(recurrence.rule)
    days: list[date] = []
    while first < last:
        part = min(last, first + LONGEST_WINDOW * DAY)
        days += rule_days(rule, recurrence.starts_on, first, part)
        first = part
    return [recurrence.on(day) for day in days]


def _is_original(recurrence: Recurrence, local: datetime) -> bool:
    return local in _originals(recurrence, local.date(), local.date() + DAY)
