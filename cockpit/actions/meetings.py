"""What is said of a meeting: held, moved, skipped, called off, and what it decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cockpit.analysis.day_words import instant_words
from cockpit.analysis.meeting_times import Slot
from cockpit.domain.meetings import (
    ActionItem,
    Decision,
    Meeting,
    MeetingCadence,
    MeetingKind,
    MeetingState,
    PointState,
    TalkingPoint,
)
from cockpit.domain.people import Person
from cockpit.domain.recurrence import nominal
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Task
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

OPEN_POINTS = (PointState.OPEN, PointState.CARRIED)
WAITING = (MeetingState.PLANNED, MeetingState.RESCHEDULED)


@dataclass(frozen=True, slots=True)
class OnTheSpot:
    """A meeting that no rhythm gives: with a person, or a team, at a local time of a zone."""

    kind: MeetingKind
    title: str
    local: datetime
    zone: str
    minutes: int = 30
    person_id: int | None = None
    team_id: int | None = None


Where = Slot | int
"""An occurrence by its slot, or a kept meeting by its id."""


def meet_now(work: Work, one: OnTheSpot) -> int:
    """Begin a meeting that was not planned; gives its id."""
    meeting = _once(work, one, work.now)
    work.label = _("met on the spot: {title}").format(title=meeting.title)
    return meeting.id


def meet_once(work: Work, one: OnTheSpot) -> int:
    """Plan a meeting that no rhythm gives, for its time; gives its id."""
    meeting = _once(work, one, None)
    work.label = _("planned {title}").format(title=meeting.title)
    return meeting.id


def _once(work: Work, one: OnTheSpot, held_at: datetime | None) -> Meeting:
    if not one.title.strip():
        raise Refused(_("Give the meeting a title."))
    meeting = Meeting(
        one.kind,
        one.title.strip(),
        nominal(one.local),
        one.zone,
        one.minutes,
        person_id=one.person_id,
        team_id=one.team_id,
        held_at=held_at,
    )
    work.add(meeting)
    return meeting


def begin_meeting(work: Work, where: Where) -> int:
    """It runs from now on, also after the program was closed; gives the meeting's id."""
    meeting = meeting_at(work, where)
    if meeting.state not in WAITING:
        raise Refused(_("Something was said of {title} already.").format(title=meeting.title))
    meeting.held_at = work.now
    work.label = _("began: {title}").format(title=meeting.title)
    return meeting.id


def hold_meeting(work: Work, where: Where, minutes: int | None = None) -> int:
    """It took place; points that stay open are carried to the next one. Gives the meeting's id."""
    meeting = meeting_at(work, where)
    again = meeting.state is MeetingState.HELD
    meeting.state, meeting.held_at, meeting.reason = MeetingState.HELD, work.now, ""
    meeting.excused = False
    if minutes is not None:
        meeting.minutes = minutes
    for point in () if again else open_points(work, meeting.person_id, meeting.team_id):
        point.state = PointState.CARRIED
        point.carried += 1
    work.label = _("held: {title}").format(title=meeting.title)
    return meeting.id


def close_meeting(work: Work, where: Where, minutes: int | None, decision: str = "") -> int:
    """It took place, and this was decided, if anything; gives the meeting's id."""
    meeting_id = hold_meeting(work, where, minutes)
    held = work.label
    if decision.strip():
        decide(work, meeting_id, decision)
    work.label = held
    return meeting_id


def skip_meeting(work: Work, where: Where, reason: str, excused: bool = False) -> int:
    """It does not take place this time, and why; an excused one does not count against us."""
    meeting = meeting_at(work, where)
    meeting.state, meeting.reason, meeting.excused = MeetingState.SKIPPED, _why(reason), excused
    meeting.held_at = None
    work.label = _("skipped: {title}").format(title=meeting.title)
    return meeting.id


def cancel_meeting(work: Work, where: Where, reason: str) -> int:
    """Called off, and why: nobody is to blame."""
    meeting = meeting_at(work, where)
    meeting.state, meeting.reason, meeting.excused = MeetingState.CANCELLED, _why(reason), True
    meeting.held_at = None
    work.label = _("called off: {title}").format(title=meeting.title)
    return meeting.id


def postpone_meeting(work: Work, where: Where, to: datetime, reason: str = "") -> int:
    """It takes place at another local time of its zone; its talking points come along."""
    meeting = meeting_at(work, where)
    if meeting.state is MeetingState.HELD:
        raise Refused(_("{title} was held already.").format(title=meeting.title))
    meeting.state, meeting.moved_to = MeetingState.RESCHEDULED, nominal(to)
    meeting.reason, meeting.held_at = reason.strip(), None
    when = instant_words(to, work.today)
    work.label = _("moved {title} to {when}").format(title=meeting.title, when=when)
    return meeting.id


def reopen_meeting(work: Work, where: Where) -> int:
    """Nothing was said of it after all; it stands where the rule or a move put it."""
    meeting = meeting_at(work, where)
    if meeting.state is MeetingState.HELD and meeting.held_at is not None:
        _carry_back(work, meeting, meeting.held_at)
    moved = bool(meeting.moved_to)
    meeting.state = MeetingState.RESCHEDULED if moved else MeetingState.PLANNED
    meeting.held_at, meeting.reason, meeting.excused = None, "", False
    work.label = _("opened {title} again").format(title=meeting.title)
    return meeting.id


def _carry_back(work: Work, meeting: Meeting, held_at: datetime) -> None:
    """The points that it carried on were not carried by it."""
    for point in open_points(work, meeting.person_id, meeting.team_id):
        if point.carried and point.added_at <= held_at:
            point.carried -= 1
            point.state = PointState.CARRIED if point.carried else PointState.OPEN


def write_notes(work: Work, where: Where, text: str) -> int:
    """The manager's own notes of a meeting; they are never exported with others."""
    meeting = meeting_at(work, where)
    meeting.notes = text
    work.label = _("wrote notes on {title}").format(title=meeting.title)
    return meeting.id


def tick_agenda(work: Work, where: Where, line: int, done: bool) -> int:
    """Tick a line of the agenda of this meeting."""
    meeting = meeting_at(work, where)
    points = [dict(point) for point in meeting.agenda]
    if not 0 <= line < len(points):
        raise Refused(_("This line is no longer on the agenda."))
    points[line]["done"] = done
    meeting.agenda = points
    work.label = _("ticked “{line}”").format(line=points[line]["text"])
    return meeting.id


def decide(work: Work, where: Where, text: str) -> int:
    """Keep a decision; gives its id."""
    meeting = meeting_at(work, where)
    decision = Decision(meeting.id, _words(text))
    work.add(decision)
    work.label = _("decided: {text}").format(text=decision.text)
    return decision.id


def undecide(work: Work, decision_id: int) -> None:
    """This was not decided after all."""
    decision = work.get(Decision, decision_id)
    work.label = _("took back the decision: {text}").format(text=decision.text)
    work.remove(decision)


def agree_action(
    work: Work, where: Where, text: str, by_on: date, person_id: int | None = None
) -> int:
    """Who does what by when: it becomes a task, that of somebody else one to chase. Gives the
    action item's id."""
    meeting = meeting_at(work, where)
    words = _words(text)
    title = words
    if person_id is not None:
        title = _("{person}: {text}").format(person=work.get(Person, person_id).name, text=words)
    task = Task(title, due_on=by_on, person_id=person_id or meeting.person_id, category=_("People"))
    work.add(task)
    item = ActionItem(meeting.id, task.id, words, by_on, person_id)
    work.add(item)
    work.label = _("agreed: {text}").format(text=title)
    return item.id


def meeting_at(work: Work, where: Where) -> Meeting:
    """The kept row of an occurrence, made now when nothing was said of it before."""
    if isinstance(where, int):
        return work.get(Meeting, where)
    known = work.first(
        Meeting,
        cadence_id=where.cadence_id,
        person_id=where.person_id,
        nominal=where.nominal,
    )
    if known is not None:
        return known
    cadence = work.get(MeetingCadence, where.cadence_id)
    meeting = Meeting(
        cadence.kind,
        cadence.title,
        where.nominal,
        cadence.zone,
        cadence.minutes,
        cadence_id=cadence.id,
        person_id=where.person_id,
        team_id=None if where.person_id else cadence.team_id,
        agenda=[{"text": line, "done": False} for line in cadence.agenda],
    )
    work.add(meeting)
    return meeting


def open_points(work: Work, person_id: int | None, team_id: int | None) -> list[TalkingPoint]:
    """What is still to be talked about with a person, or with a team together."""
    if person_id is None and team_id is None:
        return []
    team = None if person_id is not None else team_id
    found = work.find(TalkingPoint, person_id=person_id, team_id=team)
    return [point for point in found if point.state in OPEN_POINTS]


def _why(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Say why, in a word or two."))
    return reason.strip()


def _words(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write what was agreed."))
    return text.strip()


def add_point(work: Work, /, text: str, **whose: Any) -> int:
    """Something to talk about with ``person_id`` or ``team_id`` at the next meeting, whenever
    that is; ``theirs`` when they brought it, ``deal_id`` when it is about a deal."""
    if not text.strip():
        raise Refused(_("Write what you want to talk about."))
    point = TalkingPoint(text.strip(), work.now, **whose)
    work.add(point)
    work.label = _("to talk about: {text}").format(text=point.text)
    return point.id


def settle_point(work: Work, point_id: int, state: PointState, where: Where | None = None) -> None:
    """A point was talked about, or dropped, or is open again."""
    point = work.get(TalkingPoint, point_id)
    point.state = state
    over = state in (PointState.DONE, PointState.DROPPED)
    point.settled_at = work.now if over else None
    point.meeting_id = meeting_at(work, where).id if over and where is not None else None
    signs = {PointState.DONE: _("talked about: {text}"), PointState.DROPPED: _("dropped: {text}")}
    work.label = signs.get(state, _("open again: {text}")).format(text=point.text)
