"""Calendars on a server: what it says is taken in, what is changed here waits until it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from cockpit.actions.calendars import (
    CalendarTaken,
    Kept,
    Place,
    keep_event,
    keep_events,
    kept_now,
)
from cockpit.catalog.calendars.ics import ReadCalendar
from cockpit.catalog.calendars.ics_writer import marked
from cockpit.domain.calendar import (
    Calendar,
    CalendarEvent,
    CalendarKind,
    Outbox,
    OutboxState,
    OutboxVerb,
    usual_window,
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
    event, by uid; ``known`` is what the calendar here said when it was put together."""

    read: ReadCalendar
    start: date
    end: date
    places: Mapping[str, Place] = field(default_factory=dict)
    known: AbstractSet[Kept] = frozenset()


def link_calendar(work: Work, name: str, url: str, user: str, writes: bool) -> int:
    """Follow a calendar on a server; gives its id. Its password is not kept here."""
    known = [one for one in work.find(Calendar, origin=url) if one.user == user]
    if known:
        raise Refused(_("The calendar {name} is followed already.").format(name=known[0].name))
    calendar = Calendar(name, CalendarKind.CALDAV, url, user, writes=writes)
    work.add(calendar)
    work.label = _("linked the calendar {name}").format(name=name)
    return calendar.id


def take_arrival(
    work: Work, calendar_id: int, arrival: Arrival, token: str
) -> CalendarTaken | None:
    """Keep what the server said up to ``token``; None, and nothing kept, when the calendar was
    changed here while it was read: it is to be put together anew."""
    if kept_now(work, calendar_id) != arrival.known:
        return None
    calendar = work.get(Calendar, calendar_id)
    work.label = _("heard from the calendar {name}").format(name=calendar.name)
    if calendar.sync_token != token:
        calendar.sync_token = token
    return keep_events(work, calendar, arrival.read, arrival.start, arrival.end, arrival.places)


def own_calendar(work: Work) -> int:
    """The calendar that is kept here alone, made where there is none yet; gives its id."""
    for known in work.find(Calendar, writes=True):
        if known.kind is CalendarKind.OWN:
            return known.id
    start, end = usual_window(work.today)
    made = Calendar(_("My calendar"), CalendarKind.OWN, writes=True)
    made.covered_from, made.covered_to = start, end
    work.add(made)
    return made.id


def write_event(
    work: Work, calendar_id: int | None, event_uid: str, text: str, read: ReadCalendar, known: str
) -> int:
    """Say an event here, new or changed, and let it wait for the server where there is one;
    ``text`` is its whole calendar text, ``read`` that with its occurrences in the days the
    calendar covers, ``known`` the text it had here before; no calendar means the manager's own.
    Gives the outbox row's id, 0 without one."""
    calendar = _writable(work, own_calendar(work) if calendar_id is None else calendar_id)
    _refuse_if_undecided(work, calendar, event_uid, known)
    place, row_id = Place(), 0
    if calendar.kind is CalendarKind.CALDAV:
        place = _place(work, calendar, event_uid)
        row = _queued(work, calendar, event_uid, OutboxVerb.PUT, place)
        row.body, row_id = marked(text, uid_text(row.uid)), row.id
    keep_event(work, calendar, event_uid, read, place)
    title = next((one.title for one in read.events), event_uid)
    said = _("changed {title} in {name}") if known else _("planned {title} in {name}")
    work.label = said.format(title=title, name=calendar.name)
    return row_id


def delete_event(work: Work, calendar_id: int, event_uid: str, known: str) -> int:
    """Take an event out here, and there when the server can be asked; gives the outbox row's id,
    0 without one."""
    calendar, row_id = _writable(work, calendar_id), 0
    _refuse_if_undecided(work, calendar, event_uid, known)
    if calendar.kind is CalendarKind.CALDAV:
        place = _place(work, calendar, event_uid)
        row_id = _queued(work, calendar, event_uid, OutboxVerb.DELETE, place).id
    event = work.first(CalendarEvent, calendar_id=calendar.id, event_uid=event_uid)
    keep_event(work, calendar, event_uid, ReadCalendar("", "", (), (), ()))
    said = _("took {title} out of {name}")
    work.label = said.format(title=event.title if event else event_uid, name=calendar.name)
    return row_id


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


def give_way(work: Work, outbox_id: int, read: ReadCalendar) -> None:
    """Theirs counts: ``read`` is their text of the event, empty where they deleted it."""
    row = work.get(Outbox, outbox_id)
    calendar = work.get(Calendar, row.calendar_id)
    keep_event(work, calendar, row.event_uid, read, Place(row.href, row.etag))
    row.state = OutboxState.DROPPED
    work.label = _("took the other change of a meeting")


def _writable(work: Work, calendar_id: int) -> Calendar:
    calendar = work.get(Calendar, calendar_id)
    if not calendar.writes:
        raise Refused(_("The calendar {name} is only read here.").format(name=calendar.name))
    return calendar


def _refuse_if_undecided(work: Work, calendar: Calendar, event_uid: str, known: str) -> None:
    """What was changed in two places is decided first; and what changed since it was read is
    looked at again."""
    for row in work.find(Outbox, calendar_id=calendar.id, event_uid=event_uid):
        if row.state is OutboxState.CONFLICT:
            raise Refused(_("This was changed on the server too; choose first which one counts."))
    now = work.find(CalendarEvent, calendar_id=calendar.id, event_uid=event_uid)
    if "".join(row.raw for row in now) != known:
        raise Refused(_("This was changed in the meantime; look at it again."))


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
