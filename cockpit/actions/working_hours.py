"""Where and when a person works."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cockpit.domain.meetings import WorkingHours
from cockpit.domain.people import Person
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def set_working_hours(work: Work, person_id: int, zone: str, begins: str, ends: str) -> None:
    """They work from ``begins`` to ``ends`` (HH:MM) by the clock of ``zone``, an IANA name or
    empty for the business zone; both times empty: the usual hours."""
    person = work.get(Person, person_id)
    person.time_zone = _known(zone.strip())
    kept = work.first(WorkingHours, person_id=person_id)
    work.label = _("set the working hours of {name}").format(name=person.name)
    if not begins and not ends:
        if kept is not None:
            work.remove(kept)
        return
    hours = [_clock(text) for text in (begins, ends)]
    if hours[0] == hours[1]:
        raise Refused(_("Say when the day begins and when it ends."))
    if kept is None:
        work.add(WorkingHours(person_id, *hours))
    else:
        kept.begins, kept.ends = hours


def _clock(text: str) -> str:
    try:
        return f"{time.fromisoformat(text):%H:%M}"
    except ValueError as error:
        raise Refused(_("A time reads 09:00, from 00:00 to 23:59.")) from error


def _known(zone: str) -> str:
    try:
        return zone and ZoneInfo(zone).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = _("“{zone}” is no time zone; one reads Europe/Madrid.")
        raise Refused(message.format(zone=zone)) from error
