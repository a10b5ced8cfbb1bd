"""Taking in what a calendar of others says, and letting one go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from cockpit.catalog.calendars.ics import Happening, KeptEvent, ReadCalendar
from cockpit.domain.calendar import (
    Calendar,
    CalendarEvent,
    CalendarInstance,
    CalendarKind,
    Outbox,
)
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_ZONE = re.compile(r"(?ims)^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$\n?")
# An event as one of its calendar's: identity, occurrence, text.
Kept = tuple[str, str, str]
_SHOWN = ("title", "location", "text", "status", "starts", "ends", "all_day")


class Place(NamedTuple):
    """Where a server keeps an event, and the tag of what we last saw there."""

    href: str = ""
    etag: str = ""


@dataclass(frozen=True, slots=True)
class CalendarTaken:
    """What became of the events of one calendar, by their number."""

    calendar_id: int
    added: int
    changed: int
    unchanged: int
    removed: int


def take_calendar(
    work: Work, name: str, origin: str, read: ReadCalendar, start: date, end: date
) -> CalendarTaken:
    """Keep a calendar file's events and their occurrences in ``[start, end)``. The same origin
    again replaces what it said: nothing happens where it says the same."""
    known = work.find(Calendar, origin=origin)
    calendar = next((one for one in known if one.kind is CalendarKind.FILE), None)
    if calendar is None:
        calendar = Calendar(name, CalendarKind.FILE, origin)
        work.add(calendar)
    work.label = _("imported the calendar {name}").format(name=calendar.name)
    return keep_events(work, calendar, read, start, end)


def keep_events(
    work: Work,
    calendar: Calendar,
    read: ReadCalendar,
    start: date,
    end: date,
    places: Mapping[str, Place] | None = None,
) -> CalendarTaken:
    """The events and occurrences of a calendar as ``read`` has them, all others gone; ``places``
    says where a server keeps each, by its uid."""
    where = places or {}
    known = {(row.event_uid, row.recurrence): row for row in _events(work, calendar)}
    told = {(one.uid, one.recurrence): one for one in read.events}
    added = [one for key, one in told.items() if key not in known]
    changed = 0
    for key, one in told.items():
        changed += key in known and _follow(known[key], one, where.get(one.uid))
    for key, row in known.items():
        if key not in told:
            work.remove(row)
    work.add_with_the_rest(*(_event(calendar, one, where.get(one.uid)) for one in added))
    if calendar.zones != read.zones:
        calendar.zones = read.zones
    keep_instances(work, calendar, read.happenings, start, end)
    gone = len(known.keys() - told.keys())
    unchanged = len(told) - len(added) - changed
    return CalendarTaken(calendar.id, len(added), changed, unchanged, gone)


def keep_event(
    work: Work, calendar: Calendar, event_uid: str, read: ReadCalendar, place: Place | None = None
) -> None:
    """One identity of a calendar as ``read`` has it, all others as they are; its occurrences in
    ``read`` are those of the days that the calendar covers."""
    known = {row.recurrence: row for row in _events(work, calendar, event_uid)}
    told = {one.recurrence: one for one in read.events}
    for key in known.keys() - told.keys():
        work.remove(known[key])
    for key in known.keys() & told.keys():
        _follow(known[key], told[key], place)
    new = (told[key] for key in told if key not in known)
    work.add_with_the_rest(*(_event(calendar, one, place) for one in new))
    zones = [zone for zone in _ZONE.findall(read.zones) if zone not in calendar.zones]
    if zones:
        calendar.zones = "".join((calendar.zones, *zones))
    rows = work.find(CalendarInstance, calendar_id=calendar.id, event_uid=event_uid)
    _keep_rows(work, calendar, rows, read.happenings)


def kept_now(work: Work, calendar_id: int) -> AbstractSet[Kept]:
    """What a calendar says at this moment."""
    found = work.find(CalendarEvent, calendar_id=calendar_id)
    return {(row.event_uid, row.recurrence, row.raw) for row in found}


def keep_instances(
    work: Work, calendar: Calendar, happenings: Iterable[Happening], start: date, end: date
) -> None:
    """What happens in ``[start, end)`` and nothing else; rows that say the same stay."""
    rows = work.find(CalendarInstance, calendar_id=calendar.id)
    _keep_rows(work, calendar, rows, happenings)
    if (calendar.covered_from, calendar.covered_to) != (start, end):
        calendar.covered_from, calendar.covered_to = start, end


def _keep_rows(
    work: Work,
    calendar: Calendar,
    known: Iterable[CalendarInstance],
    happenings: Iterable[Happening],
) -> None:
    wanted = {_key(values): values for values in map(instance_values, happenings)}
    for row in known:
        key = (row.event_uid, row.recurrence, row.starts)
        values = wanted.pop(key, None)
        if values is None:
            work.remove(row)
        elif any(getattr(row, name) != values[name] for name in _SHOWN):
            for name in _SHOWN:
                setattr(row, name, values[name])
            row.last_on = values["last_on"]
    rows = list(wanted.values())
    columns = {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}
    work.insert_many(CalendarInstance, {"calendar_id": calendar.id, **columns}, len(rows))


def widen_calendar(
    work: Work,
    calendar_id: int,
    read: ReadCalendar,
    start: date,
    end: date,
    known: AbstractSet[Kept],
) -> bool:
    """Keep what happens in these days instead of those kept before; False, and nothing done,
    when the calendar says something else meanwhile than ``known``, which was read."""
    if kept_now(work, calendar_id) != known:
        return False
    calendar = work.get(Calendar, calendar_id)
    work.label = _("looked further ahead in the calendar {name}").format(name=calendar.name)
    keep_instances(work, calendar, read.happenings, start, end)
    return True


def show_calendar(work: Work, calendar_id: int, shown: bool) -> None:
    """Whether its meetings stand in the agenda."""
    calendar = work.get(Calendar, calendar_id)
    calendar.shown = shown
    line = _("showed the calendar {name}") if shown else _("hid the calendar {name}")
    work.label = line.format(name=calendar.name)


def forget_calendar(work: Work, calendar_id: int) -> None:
    """Take a calendar, all it says and what waits for it out of the file; a server keeps its
    own."""
    calendar = work.get(Calendar, calendar_id)
    work.label = _("removed the calendar {name}").format(name=calendar.name)
    for waiting in work.find(Outbox, calendar_id=calendar_id):
        work.remove(waiting)
    for row in work.find(CalendarInstance, calendar_id=calendar_id):
        work.remove(row)
    for event in _events(work, calendar):
        work.remove(event)
    work.remove(calendar)


def instance_values(one: Happening) -> dict[str, Any]:
    """The columns of an occurrence."""
    first, last = days_of(one.start, one.end)
    return {
        "event_uid": one.uid,
        "recurrence": one.recurrence,
        "title": one.title,
        "location": one.location,
        "text": one.text,
        "status": one.status,
        "starts": moment_text(one.start),
        "ends": moment_text(one.end),
        "all_day": one.all_day,
        "first_on": first,
        "last_on": last,
    }


def days_of(start: date, end: date) -> tuple[date, date]:
    """The first and the last day of an occurrence, in UTC for an instant."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start.date(), end.date()
    return start, max(start, end - timedelta(days=1))


def moment_text(value: date) -> str:
    """A date, a floating time, or an instant with ``Z``."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    return value.isoformat()


def _key(values: dict[str, Any]) -> tuple[str, str, str]:
    return values["event_uid"], values["recurrence"], values["starts"]


def _events(work: Work, calendar: Calendar, event_uid: str = "") -> Sequence[CalendarEvent]:
    named = {"event_uid": event_uid} if event_uid else {}
    return work.find(CalendarEvent, calendar_id=calendar.id, **named)


def _event(calendar: Calendar, one: KeptEvent, place: Place | None) -> CalendarEvent:
    said = one.uid, one.recurrence, one.title, one.repeats, one.raw
    return CalendarEvent(calendar.id, *said, *(place or Place()))


def _follow(row: CalendarEvent, one: KeptEvent, place: Place | None) -> bool:
    """Say what the newer text says; True when it differs."""
    if place is not None and (row.href, row.etag) != place:
        row.href, row.etag = place
    if row.raw == one.raw:
        return False
    row.title, row.repeats, row.raw = one.title, one.repeats, one.raw
    return True
