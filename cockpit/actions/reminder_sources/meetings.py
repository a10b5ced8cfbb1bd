"""A meeting: a word two hours before to prepare, and two hours after while nothing was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from cockpit.actions.reminder_sources.source import Source
from cockpit.analysis.meeting_times import Slot, Stay, on_hold
from cockpit.domain.meetings import Meeting, MeetingCadence, MeetingState
from cockpit.domain.recurrence import Recurrence, nominal
from cockpit.domain.reminders import ReminderState, Wanted
from cockpit.storage.cadence_rows import audience_of, cadences
from cockpit.storage.database import Reader
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

TWO_HOURS = 120
_TO_COME = (MeetingState.PLANNED, MeetingState.RESCHEDULED)
_OVER = {
    MeetingState.HELD: ReminderState.DONE,
    MeetingState.SKIPPED: ReminderState.CANCELLED,
    MeetingState.CANCELLED: ReminderState.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class _Said:
    """What is kept of one occurrence: its state and where it was moved."""

    state: MeetingState
    moved_to: str


def _wanted(work: Work) -> Iterator[Wanted]:
    said = work.ask(_all_said)
    names: dict[int, str] = dict(work.ask(lambda db: db.all("SELECT id, name FROM person")))
    known = work.ask(cadences)
    for cadence in known:
        if cadence.archived or (cadence.ends_on is not None and cadence.ends_on < work.today):
            continue
        for recurrence, stay in work.ask(audience_of, cadence, known):
            if stay.to_on is None or stay.to_on > work.today:
                yield from _of_one(cadence, recurrence, stay, said, names)
    for meeting in work.find(Meeting, cadence_id=None):
        if meeting.state in _TO_COME:
            yield from _once(meeting)


def _of_one(
    cadence: MeetingCadence,
    recurrence: Recurrence,
    stay: Stay,
    said: dict[Slot, _Said],
    names: dict[int, str],
) -> Iterator[Wanted]:
    person = stay.person_id or None
    mine = {
        slot.nominal: one
        for slot, one in said.items()
        if slot.cadence_id == cadence.id and slot.person_id == person
    }
    moves = tuple((name, one.moved_to) for name, one in mine.items() if one.moved_to)
    when = replace(recurrence, moves=moves)
    by_local = {one.moved_to or name: one for name, one in mine.items()}
    ended = partial(_ended, cadence, stay, by_local)
    title = cadence.title
    if cadence.each and person is not None:
        title = _("{meeting} · {person}").format(meeting=title, person=names.get(person, ""))
    subject, part = ("cadence", cadence.id), str(person or "")
    before = _("Prepare: {meeting}").format(meeting=title)
    after = _("How did it go? {meeting}").format(meeting=title)
    late = -(cadence.minutes + TWO_HOURS)
    yield Wanted("prepare", subject, before, when, part, TWO_HOURS, ended=ended)
    yield Wanted("tick_off", subject, after, when, part, late, ended=ended)


def _ended(
    cadence: MeetingCadence, stay: Stay, by_local: dict[str, _Said], local: datetime
) -> ReminderState | None:
    one = by_local.get(nominal(local))
    if one is not None and one.state in _OVER:
        return _OVER[one.state]
    day = local.date()
    gone = (stay.to_on is not None and day >= stay.to_on) or (
        stay.from_on is not None and day < stay.from_on
    )
    return ReminderState.CANCELLED if gone or on_hold(cadence, day) else None


def _once(meeting: Meeting) -> Iterator[Wanted]:
    """One that no rhythm gives; who began it on the spot prepared it, or not."""
    local = datetime.fromisoformat(meeting.moved_to or meeting.nominal)
    when = Recurrence(local.date(), f"{local:%H:%M}", zone=meeting.zone)
    subject = ("meeting", meeting.id)
    if meeting.held_at is None:
        before = _("Prepare: {meeting}").format(meeting=meeting.title)
        yield Wanted("prepare", subject, before, when, "", TWO_HOURS)
    after = _("How did it go? {meeting}").format(meeting=meeting.title)
    yield Wanted("tick_off", subject, after, when, "", -(meeting.minutes + TWO_HOURS))


def _all_said(db: Reader) -> dict[Slot, _Said]:
    rows = db.all(
        "SELECT cadence_id, person_id, nominal, state, moved_to FROM meeting"
        " WHERE cadence_id IS NOT NULL"
    )
    return {
        Slot(cadence_id, person_id, name): _Said(MeetingState(state), moved_to)
        for cadence_id, person_id, name, state, moved_to in rows
    }


SOURCE = Source(
    ("prepare", "tick_off"),
    ("meeting_cadence", "meeting", "membership", "person"),
    _wanted,
)
