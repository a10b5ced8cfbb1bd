"""What calendars of others say of some days, in a zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from cockpit.domain.calendar import CalendarKind
from cockpit.domain.calendar import usual_window as usual_window
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_number, day_of

_INSTANCES = """
SELECT i.id, i.calendar_id, c.name, i.event_uid, i.recurrence, i.title, i.location, i.text,
       i.status, i.starts, i.ends, i.all_day, c.writes,
       EXISTS (SELECT 1 FROM calendar_event e WHERE e.calendar_id = i.calendar_id
               AND e.event_uid = i.event_uid AND e.repeats)
FROM calendar_instance i JOIN calendar c ON c.id = i.calendar_id
WHERE c.shown AND i.first_on <= ? AND i.last_on >= ? AND i.status <> 'CANCELLED'
  -- Meetings of the rhythm that were put there are in the rhythm already.
  AND NOT (i.event_uid LIKE '%@cockpit' AND EXISTS (SELECT 1 FROM outbox o
           WHERE o.calendar_id = i.calendar_id AND o.event_uid = i.event_uid))
"""


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A calendar as the settings list it; ``events`` is their number."""

    id: int
    name: str
    kind: CalendarKind
    origin: str
    user: str
    shown: bool
    writes: bool
    covered_from: date | None
    covered_to: date | None
    events: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """One occurrence, its times in the zone that was asked for; a whole day begins and ends at
    midnight there. It can be changed here where its calendar ``writes``."""

    id: int
    calendar_id: int
    calendar: str
    event_uid: str
    recurrence: str
    title: str
    location: str
    text: str
    status: str
    starts: datetime
    ends: datetime
    all_day: bool
    writes: bool = False
    repeats: bool = False


def calendars(db: Reader) -> tuple[CalendarRow, ...]:
    """Every calendar by name."""
    rows = db.all(
        "SELECT id, name, kind, origin, user, shown, writes, covered_from, covered_to,"
        " (SELECT count(*) FROM calendar_event e WHERE e.calendar_id = calendar.id)"
        " FROM calendar ORDER BY name, id"
    )
    return tuple(_calendar(row) for row in rows)


def _calendar(row: tuple[Any, ...]) -> CalendarRow:
    id, name, kind, origin, user, shown, writes, covered_from, covered_to, events = row
    first = None if covered_from is None else day_of(covered_from)
    last = None if covered_to is None else day_of(covered_to)
    where = CalendarKind(kind), origin, user
    return CalendarRow(id, name, *where, bool(shown), bool(writes), first, last, events)


def meetings(db: Reader, start: date, end: date, zone: ZoneInfo) -> tuple[Meeting, ...]:
    """The meetings that touch ``[start, end)`` in ``zone``, whole days first, in order."""
    # A day of the zone reaches up to 14 hours into its neighbours in UTC.
    first, last = day_number(end), day_number(start) - 1
    told = [_meeting(row, zone) for row in db.all(_INSTANCES, first, last)]
    return in_days(told, start, end, zone)


def in_days(told: Iterable[Meeting], start: date, end: date, zone: ZoneInfo) -> tuple[Meeting, ...]:
    """Those of the meetings that touch ``[start, end)`` in ``zone``, in order."""
    begin = datetime.combine(start, time(), zone)
    finish = datetime.combine(end, time(), zone)
    inside = [
        one for one in told if one.starts < finish and (one.ends > begin or one.starts >= begin)
    ]
    return tuple(sorted(inside, key=lambda one: (one.starts.date(), not one.all_day, one.starts)))


def _meeting(row: tuple[Any, ...], zone: ZoneInfo) -> Meeting:
    id, calendar_id, calendar, event_uid, recurrence, title, location, text, status = row[:9]
    return Meeting(
        id,
        calendar_id,
        calendar,
        event_uid,
        recurrence,
        title,
        location,
        text,
        status,
        moment_in(row[9], zone),
        moment_in(row[10], zone),
        bool(row[11]),
        bool(row[12]),
        bool(row[13]),
    )


def moment_in(text: str, zone: ZoneInfo) -> datetime:
    """A kept moment as a time of the zone; a floating one and a day are what the zone's own
    clock says."""
    if text.endswith("Z"):
        return datetime.fromisoformat(text[:-1]).replace(tzinfo=UTC).astimezone(zone)
    if "T" in text:
        # A time the clock skips moves forward by the gap: there and back again says so.
        there = datetime.fromisoformat(text).replace(tzinfo=zone)
        return there.astimezone(UTC).astimezone(zone)
    return datetime.combine(date.fromisoformat(text), time(), zone)


def uncovered(db: Reader, start: date, end: date) -> tuple[int, ...]:
    """The calendars whose occurrences are not all known for ``[start, end)``."""
    rows = db.all(
        "SELECT id FROM calendar WHERE shown AND"
        " (covered_from IS NULL OR covered_from > ? OR covered_to < ?)",
        day_number(start),
        day_number(end),
    )
    return tuple(row[0] for row in rows)


def calendar_source(db: Reader, calendar_id: int) -> tuple[str, tuple[str, ...]]:
    """The zones and the events of a calendar as text, to be expanded for other days."""
    zones = db.value("SELECT zones FROM calendar WHERE id = ?", calendar_id)
    rows = db.all("SELECT raw FROM calendar_event WHERE calendar_id = ? ORDER BY id", calendar_id)
    return str(zones or ""), tuple(row[0] for row in rows)
