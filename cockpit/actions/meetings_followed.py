"""Meetings of the rhythm follow what somebody did to them in a calendar on a server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from dataclasses import fields as fields_of
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cockpit.actions.cadences import change_cadence, end_cadence, set_cadence
from cockpit.actions.calendar_sync import delete_event
from cockpit.actions.meetings import (
    Where,
    cancel_meeting,
    meeting_at,
    postpone_meeting,
    reopen_meeting,
)
from cockpit.domain.calendar import Calendar, CalendarEvent, Outbox, OutboxState, OutboxVerb
from cockpit.domain.meetings import MeetingCadence, MeetingState
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.actions.calendars import Place
    from cockpit.storage.work import Work

_AWAY = (MeetingState.SKIPPED, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What became of one occurrence: ``to`` another local time, another length or title, ``off``
    taken out, or ``back`` again."""

    where: Where
    to: datetime | None = None
    minutes: int | None = None
    title: str | None = None
    off: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """All that was done there to one identity. ``fields`` are the cadence's from today on, for
    ``person_id`` alone where the cadence meets everybody in turn; ``last_on`` is its last day.
    With ``instead`` the series was split: what follows its last day stands there as that event,
    and here as a cadence with ``fields``."""

    title: str
    occurrences: tuple[Otherwise, ...] = ()
    cadence_id: int | None = None
    person_id: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    last_on: date | None = None
    instead: tuple[str, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.occurrences or self.fields or self.last_on)


def follow_calendar(work: Work, calendar_id: int, followed: Followed) -> None:
    """Do here what was done there."""
    name = work.get(Calendar, calendar_id).name
    _follow(work, name, followed)
    if followed.instead is not None:
        # What follows goes out as ours; theirs of it would stand beside it.
        delete_event(work, calendar_id, *followed.instead)
    work.label = _("followed a change of {title} in the calendar {name}").format(
        title=followed.title, name=name
    )


def take_their_change(work: Work, outbox_id: int, followed: Followed) -> None:
    """Theirs counts instead of ours: the rhythm follows it, and the choice is made."""
    row = work.get(Outbox, outbox_id)
    _follow(work, work.get(Calendar, row.calendar_id).name, followed)
    row.state = OutboxState.DROPPED
    for event in work.find(CalendarEvent, calendar_id=row.calendar_id, event_uid=row.event_uid):
        # What we say of it from now on is said on top of theirs.
        event.etag = row.etag
    work.label = _("took the other change of {title}").format(title=followed.title)


def ask_for_choice(
    work: Work, calendar_id: int, event_uid: str, body: str, theirs: str, place: Place
) -> int:
    """Something was done there that the rhythm cannot simply follow: the manager chooses. Gives
    the outbox row's id."""
    row = Outbox(
        calendar_id, event_uid, OutboxVerb.PUT, place.href, place.etag, body, work.now,
        OutboxState.CONFLICT, theirs=theirs,
    )  # fmt: skip
    work.add(row)
    work.label = _("a meeting of ours was changed in a calendar")
    return row.id


def note_agreed(work: Work, outbox_id: int, body: str, theirs: str) -> None:
    """Here and there say the same now: ``body`` in our words, ``theirs`` in theirs. Nothing goes
    out until ours changes, nothing comes in until theirs does."""
    row = work.get(Outbox, outbox_id)
    row.body, row.theirs = body, theirs
    work.label = _("a meeting is the same here and in the calendar")


def _follow(work: Work, name: str, followed: Followed) -> None:
    for one in followed.occurrences:
        _follow_one(work, one, name)
    if followed.cadence_id is None:
        return
    if followed.fields:
        cadence = work.get(MeetingCadence, followed.cadence_id)
        if cadence.each and followed.person_id is not None:
            _for_one(work, cadence, followed.person_id, followed.fields)
        else:
            begins = work.today if followed.instead is None else followed.fields["starts_on"]
            goes_on = change_cadence(work, cadence.id, begins, **followed.fields)
            if goes_on == followed.cadence_id:
                return
    if followed.last_on is not None:
        end_cadence(work, followed.cadence_id, followed.last_on)


def _follow_one(work: Work, one: Otherwise, name: str) -> None:
    meeting = meeting_at(work, one.where)
    if meeting.state is MeetingState.HELD:
        return
    why = _("changed in the calendar {name}").format(name=name)
    if one.off and meeting.state not in _AWAY:
        cancel_meeting(work, meeting.id, _("taken out of the calendar {name}").format(name=name))
    if one.back and meeting.state in _AWAY:
        reopen_meeting(work, meeting.id)
    if one.to is not None:
        postpone_meeting(work, meeting.id, one.to, why)
    if one.minutes is not None:
        meeting.minutes = one.minutes
    if one.title is not None:
        meeting.title = one.title


def _for_one(
    work: Work, program: MeetingCadence, person_id: int, fields: Mapping[str, Any]
) -> None:
    """From now on a cadence of that person's own, which counts instead of everybody's."""
    given = {one.name: getattr(program, one.name) for one in fields_of(program) if one.init}
    alone = MeetingCadence(**{**given, "starts_on": work.today, **fields})
    alone = replace(alone, person_id=person_id, team_id=None, each=False, chain="")
    set_cadence(work, alone)
