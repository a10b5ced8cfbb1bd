"""What the meeting panel shows, asked of the folder: points, agenda, decisions, actions, notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.analysis.meeting_words import usual_agenda
from cockpit.domain.meetings import MeetingState, PointState
from cockpit.domain.plan import Subject
from cockpit.domain.work_items import TaskState
from cockpit.queries.meetings import MeetingRow
from cockpit.queries.talking import (
    ActionRow,
    PointRow,
    actions_of,
    agenda_of,
    deals_with,
    decisions_of,
    points_of,
)
from cockpit.ui.people.lines import ListLine
from cockpit.ui.people.snapshot import Snapshot
from cockpit.ui.widgets.figures import day
from cockpit.wording import _, n_
from cockpit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Everything of one meeting, or, without one, of the pair."""

    subject: Subject
    row: MeetingRow | None
    points: tuple[ListLine, ...]
    agenda: tuple[ListLine, ...]
    decisions: tuple[ListLine, ...]
    actions: tuple[ListLine, ...]
    notes: str


def view_of(
    workspace: Workspace, snapshot: Snapshot, subject: Subject, row: MeetingRow | None
) -> MeetingView:
    """Ask what is to be said, and was said, at a meeting."""
    today = snapshot.today
    over = row is not None and row.state in (MeetingState.HELD, MeetingState.SKIPPED)
    points = [] if over else _points(workspace, subject)
    if row is not None and row.id:
        talked = workspace.ask(points_of, subject.person_id, subject.team_id, settled=True)
        points += [one for one in talked if one.meeting_id == row.id]
    # In a window of a past day nothing is there that came later.
    points = [one for one in points if one.added_at <= snapshot.now]
    # A point keeps its place when it is ticked: nobody aims at what moves.
    points.sort(key=lambda one: (one.added_at, one.id))
    return MeetingView(
        subject,
        row,
        tuple(_point(one, snapshot) for one in points),
        _agenda(workspace, snapshot, row),
        _decisions(workspace, row),
        _actions(workspace, subject, row, today, over=over),
        row.notes if row is not None else "",
    )


def _points(workspace: Workspace, subject: Subject) -> list[PointRow]:
    if subject.is_company:
        return []
    return list(workspace.ask(points_of, subject.person_id, subject.team_id))


def _point(one: PointRow, snapshot: Snapshot) -> ListLine:
    since = day(one.added_at.astimezone(snapshot.zone).date(), snapshot.today)
    parts = [_("added by them, {day}").format(day=since) if one.theirs else ""]
    if one.state is PointState.CARRIED:
        times = n_("carried over once", "carried over {n} times", one.carried)
        parts = [f"{times}, {_('from {day}').format(day=since)}", *parts]
    elif not one.theirs:
        parts = [_("from {day}").format(day=since)]
    if one.state is PointState.DROPPED:
        parts = [_("dropped")]
    open_yet = one.state in (PointState.OPEN, PointState.CARRIED)
    return ListLine(
        one.id,
        one.text,
        " · ".join(part for part in parts if part),
        "warn" if one.carried > 1 and open_yet else "dim",
        one.state is PointState.DONE,
        open_yet,
        one.deal,
        one.deal_id or 0,
    )


def _agenda(
    workspace: Workspace, snapshot: Snapshot, row: MeetingRow | None
) -> tuple[ListLine, ...]:
    if row is None:
        return ()
    if row.id:
        lines = workspace.ask(agenda_of, row.id)
    else:
        cadence = snapshot.cadence(row)
        template = cadence.agenda if cadence is not None else usual_agenda(row.kind)
        lines = tuple((line, False) for line in template)
    return tuple(ListLine(place, text, done=done) for place, (text, done) in enumerate(lines))


def _decisions(workspace: Workspace, row: MeetingRow | None) -> tuple[ListLine, ...]:
    if row is None or not row.id:
        return ()
    found = workspace.ask(decisions_of, row.id)
    return tuple(ListLine(id, text, droppable=True) for id, text in found)


def _actions(
    workspace: Workspace, subject: Subject, row: MeetingRow | None, today: date, *, over: bool
) -> tuple[ListLine, ...]:
    """Those of this meeting, and before it is over all that is still open between us."""
    if subject.person_id is None:
        found = workspace.ask(actions_of, None, open_only=False)
        found = tuple(one for one in found if row is not None and one.meeting_id == row.id)
    else:
        found = workspace.ask(actions_of, subject.person_id, open_only=False)
    here = row.id if row is not None and row.id else -1
    wanted = [
        one for one in found if one.meeting_id == here or (not over and one.state is TaskState.OPEN)
    ]
    return tuple(_action(one, today) for one in wanted)


def _action(one: ActionRow, today: date) -> ListLine:
    who = one.person or _("me")
    second = _("{who} · by {day}").format(who=who, day=day(one.by_on, today))
    late = one.state is TaskState.OPEN and one.by_on < today
    if late:
        days = (today - one.by_on).days
        second = f"{second} · {n_('{n} day late', '{n} days late', days)}"
    return ListLine(
        one.task_id, one.text, second, "bad" if late else "dim", one.state is TaskState.DONE
    )


def deals_between(workspace: Workspace, subject: Subject) -> dict[str, int]:
    """The open deals that can be talked about with somebody, by what they are called."""
    return workspace.ask(deals_with, subject.person_id, subject.team_id)
