"""An event of the manager's own calendar: a word a quarter of an hour before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cockpit.actions.reminder_sources.source import Source
from cockpit.domain.calendar import Calendar, CalendarInstance, CalendarKind
from cockpit.domain.recurrence import Recurrence, ZoneMode
from cockpit.domain.reminders import Wanted

if TYPE_CHECKING:
    from cockpit.storage.work import Work

BEFORE = 15
_BEHIND, _AHEAD = timedelta(days=14), timedelta(days=70)


def _wanted(work: Work) -> Iterator[Wanted]:
    first, last = work.today - _BEHIND, work.today + _AHEAD
    for calendar in work.find(Calendar, writes=True):
        if calendar.kind is not CalendarKind.OWN or not calendar.shown:
            continue
        for one in work.find(CalendarInstance, calendar_id=calendar.id):
            if first <= one.first_on <= last and not one.all_day and one.status != "CANCELLED":
                yield _of(one)


def _of(one: CalendarInstance) -> Wanted:
    """Each occurrence is a rule of its own: the calendar knows when a series comes."""
    local = datetime.fromisoformat(one.starts.removesuffix("Z"))
    floats = not one.starts.endswith("Z")
    when = Recurrence(
        local.date(),
        f"{local:%H:%M}",
        zone="" if floats else "UTC",
        zone_mode=ZoneMode.FLOATING if floats else ZoneMode.FIXED,
    )
    part = f"{one.event_uid} {one.recurrence}"
    return Wanted("event", ("calendar", one.calendar_id), one.title, when, part, BEFORE)


SOURCE = Source(("event",), ("calendar", "calendar_instance"), _wanted)
