"""Calendars on a server: what it says is taken in, what is changed here waits until it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from cockpit.actions.calendars import CalendarTaken, Place, keep_events
from cockpit.catalog.calendars.ics import ReadCalendar
from cockpit.catalog.calendars.ics_writer import marked
from cockpit.domain.calendar import (
    Calendar,
    CalendarEvent,
    CalendarKind,
    Outbox,
    OutboxState,
    OutboxVerb,
)
from cockpit.domain.identity import uid_text
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_NO_NAME = re.compile(r"[^\w.@+-]", re.ASCII)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Arrival:
    """A calendar as it now is, its occurrences in ``[start, end)``, and where a server keeps each
    event, by uid."""

    read: ReadCalendar
    start: date
    end: date
    places: Mapping[str, Place] = field(default_factory=dict)


def link_calendar(work: Work, name: str, url: str, user: str, writes: bool) -> int:
    """Follow a calendar on a server; gives its id. Its password is not kept here."""
    known = [one for one in work.find(Calendar, origin=url) if one.user == user]
    if known:
        raise Refused(_("The calendar {name} is followed already.").format(name=known[0].name))
    calendar = Calendar(name, CalendarKind.CALDAV, url, user, writes=writes)
    work.add(calendar)
    work.label = _("linked the calendar {name}").format(name=name)
    return calendar.id


def take_arrival(work: Work, calendar_id: int, arrival: Arrival, token: str) -> CalendarTaken:
    """Keep what the server said up to ``token``."""
    calendar = work.get(Calendar, calendar_id)
    work.label = _("heard from the calendar {name}").format(name=calendar.name)
    if calendar.sync_token != token:
        calendar.sync_token = token
    return _keep(work, calendar, arrival)


def write_event(work: Work, calendar_id: int, event_uid: str, text: str, arrival: Arrival) -> int:
    """Say an event here, new or changed, and let it wait for the server; ``text`` is its whole
    calendar text, ``arrival`` the calendar with it. Gives the outbox row's id."""
    calendar = _writable(work, calendar_id)
    place = _place(work, calendar, event_uid)
    row = _queued(work, calendar, event_uid, OutboxVerb.PUT, place)
    row.body = marked(text, uid_text(row.uid))
    _keep(work, calendar, replace(arrival, places={event_uid: place}))
    title = next((one.title for one in arrival.read.events if one.uid == event_uid), event_uid)
    work.label = _("planned {title} in {name}").format(title=title, name=calendar.name)
    return row.id


def delete_event(work: Work, calendar_id: int, event_uid: str, arrival: Arrival) -> int:
    """Take an event out here, and there when the server can be asked; gives the outbox row's id."""
    calendar = _writable(work, calendar_id)
    place = _place(work, calendar, event_uid)
    row = _queued(work, calendar, event_uid, OutboxVerb.DELETE, place)
    _keep(work, calendar, arrival)
    work.label = _("took a meeting out of {name}").format(name=calendar.name)
    return row.id


def let_out(work: Work, calendar_id: int, texts: Mapping[str, str], gone: Iterable[str]) -> None:
    """Let meetings of the rhythm wait for the server: whole calendar texts by identity, and
    identities that are to go there. They stand in the rhythm here, not in the calendar."""
    calendar = _writable(work, calendar_id)
    for uid, text in texts.items():
        row = _queued(work, calendar, uid, OutboxVerb.PUT, _place(work, calendar, uid))
        row.body = marked(text, uid_text(row.uid))
    for uid in gone:
        _queued(work, calendar, uid, OutboxVerb.DELETE, _place(work, calendar, uid))
    work.label = _("put the meetings into {name}").format(name=calendar.name)


def note_try(work: Work, outbox_id: int) -> None:
    """It goes out now: from here on the server may have it, whatever happens to us."""
    work.get(Outbox, outbox_id).tries += 1
    work.label = _("sending a meeting to the calendar")


def note_sent(work: Work, outbox_id: int, etag: str) -> None:
    """The server confirmed it."""
    row = work.get(Outbox, outbox_id)
    row.state, row.trouble, row.etag = OutboxState.SENT, "", etag
    for event in work.find(CalendarEvent, calendar_id=row.calendar_id, event_uid=row.event_uid):
        event.etag = etag
    for other in work.find(Outbox, calendar_id=row.calendar_id, event_uid=row.event_uid):
        if other.state is OutboxState.WAITING and other.id > row.id:
            # What waits behind it was made on top of it.
            other.etag = etag
        elif other.id < row.id and other.state in (OutboxState.SENT, OutboxState.DROPPED):
            # Only the last word that arrived says anything.
            work.remove(other)
    work.label = _("sent a meeting to the calendar")


def note_conflict(work: Work, outbox_id: int, theirs: str, etag: str) -> None:
    """Somebody changed it there in the meantime; the manager chooses."""
    row = work.get(Outbox, outbox_id)
    row.state, row.theirs, row.etag = OutboxState.CONFLICT, theirs, etag
    work.label = _("a meeting was changed in both places")


def note_trouble(work: Work, outbox_id: int, trouble: str, lasting: bool) -> None:
    """It could not be sent; it waits, or needs the manager when that will not help."""
    row = work.get(Outbox, outbox_id)
    row.trouble = trouble
    if lasting:
        row.state = OutboxState.REFUSED
    work.label = _("a meeting could not be sent yet")


def send_again(work: Work, outbox_id: int) -> None:
    """Mine counts: send it over what is there now; also after a refusal."""
    row = work.get(Outbox, outbox_id)
    if row.state not in (OutboxState.CONFLICT, OutboxState.REFUSED):
        raise Refused(_("This change is not waiting for a choice."))
    if row.state is OutboxState.CONFLICT and not row.theirs:
        row.etag = ""
    row.state, row.theirs, row.trouble = OutboxState.WAITING, "", ""
    work.label = _("kept my change of a meeting")


def give_way(work: Work, outbox_id: int, arrival: Arrival) -> None:
    """Theirs counts: ``arrival`` is the calendar with their text in it."""
    row = work.get(Outbox, outbox_id)
    calendar = work.get(Calendar, row.calendar_id)
    _keep(work, calendar, arrival)
    row.state = OutboxState.DROPPED
    work.label = _("took the other change of a meeting")


def _keep(work: Work, calendar: Calendar, arrival: Arrival) -> CalendarTaken:
    days = arrival.start, arrival.end
    return keep_events(work, calendar, arrival.read, *days, arrival.places)


def _writable(work: Work, calendar_id: int) -> Calendar:
    calendar = work.get(Calendar, calendar_id)
    if not calendar.writes or calendar.kind is not CalendarKind.CALDAV:
        raise Refused(_("The calendar {name} is only read here.").format(name=calendar.name))
    return calendar


def _place(work: Work, calendar: Calendar, event_uid: str) -> Place:
    known = work.first(CalendarEvent, calendar_id=calendar.id, event_uid=event_uid)
    if known is not None and known.href:
        return Place(known.href, known.etag)
    said = work.find(Outbox, calendar_id=calendar.id, event_uid=event_uid)
    if said:
        # One that was deleted there is new again.
        gone = said[-1].verb is OutboxVerb.DELETE and said[-1].state is OutboxState.SENT
        return Place(said[-1].href, "" if gone else said[-1].etag)
    folder = unquote(urlsplit(calendar.origin).path).rstrip("/")
    # Servers keep events as files and refuse signs that a file's name cannot have.
    return Place(f"{folder}/{_NO_NAME.sub('-', event_uid)[:_LONGEST]}.ics")


def _queued(
    work: Work, calendar: Calendar, event_uid: str, verb: OutboxVerb, place: Place
) -> Outbox:
    """A new line of the outbox. One that waits and was never tried is replaced: only the last
    word goes out, once."""
    for row in work.find(Outbox, calendar_id=calendar.id, event_uid=event_uid):
        if row.state is OutboxState.WAITING and not row.tries:
            work.remove(row)
    row = Outbox(calendar.id, event_uid, verb, place.href, place.etag, "", work.now)
    work.add(row)
    return row
