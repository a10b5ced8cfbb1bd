"""What the panels of the people page are filled with, worked out of a snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cockpit.domain.meetings import MeetingState
from cockpit.domain.people import Role
from cockpit.domain.plan import COMPANY, Subject
from cockpit.domain.work_items import TaskState
from cockpit.queries.meetings import MeetingRow
from cockpit.queries.talking import ActionRow, actions_of, decisions_of
from cockpit.ui.people.history_panel import SHOWN, Told
from cockpit.ui.people.key_figures import attainment_tone
from cockpit.ui.people.list_model import PersonLine
from cockpit.ui.people.snapshot import WAITING, Snapshot, whose
from cockpit.ui.people.words import list_line
from cockpit.ui.widgets.figures import clock, day, percent
from cockpit.wording import _
from cockpit.workspace import Workspace


def list_lines(
    snapshot: Snapshot, attained: Mapping[Subject, float], gone: float
) -> list[PersonLine]:
    """Everyone, the teams, then the people; ``gone`` is the share of the quarter that is over."""
    return [_line(snapshot, one, attained, gone) for one in snapshot.subjects()]


def first_choice(snapshot: Snapshot) -> Subject:
    """Whom the page opens on: with whom a meeting runs, else the person met next, who is first."""
    running = next((row for row in snapshot.rows if row.begun is not None), None)
    if running is not None and whose(running) in snapshot.subjects():
        return whose(running)
    return Subject(snapshot.people[0].id) if snapshot.people else COMPANY


def name_of(snapshot: Snapshot, subject: Subject) -> str:
    """What somebody is called."""
    if subject.person_id is not None:
        found = (one.name for one in snapshot.people if one.id == subject.person_id)
    elif subject.team_id is not None:
        found = (one.name for one in snapshot.teams if one.id == subject.team_id)
    else:
        return _("Everyone")
    return next(found, "")


def figures_of(snapshot: Snapshot, subject: Subject) -> Subject:
    """Whose figures are looked at: a manager's are those of the team."""
    person = next((one for one in snapshot.people if one.id == subject.person_id), None)
    if person is not None and person.role is Role.MANAGER and person.team_id is not None:
        return Subject(team_id=person.team_id)
    return subject


def told(workspace: Workspace, snapshot: Snapshot, rows: Sequence[MeetingRow]) -> list[Told]:
    """The latest meetings that are over, with what was decided and agreed."""
    past = [
        row
        for row in reversed(rows)
        if row.state not in (*WAITING, MeetingState.UNRESOLVED) and row.at <= snapshot.now
    ][:SHOWN]
    actions: dict[int, list[str]] = {}
    for one in workspace.ask(actions_of, None, open_only=False):
        actions.setdefault(one.meeting_id, []).append(_action(one, snapshot))
    return [
        Told(
            row,
            tuple(text for _id, text in workspace.ask(decisions_of, row.id)) if row.id else (),
            tuple(actions.get(row.id, ())) if row.id else (),
        )
        for row in past
    ]


def _action(one: ActionRow, snapshot: Snapshot) -> str:
    who = one.person or _("Me")
    words = _("{who}: {text}, by {day}").format(
        who=who, text=one.text, day=day(one.by_on, snapshot.today)
    )
    done = {TaskState.DONE: _("done"), TaskState.DROPPED: _("dropped")}.get(one.state, "")
    late = one.state is TaskState.OPEN and one.by_on < snapshot.today
    state = done or (_("late") if late else "")
    return f"{words} · {state}" if state else words


def _line(
    snapshot: Snapshot, subject: Subject, attainment: Mapping[Subject, float], gone: float
) -> PersonLine:
    words, color = list_line(snapshot, subject)
    attained = attainment.get(figures_of(snapshot, subject))
    zone = snapshot.their_zone(subject.person_id)
    there = ""
    if zone is not None:
        there = clock(snapshot.now.astimezone(zone))
    chip = percent(attained, 0) if attained is not None else ""
    tone = attainment_tone(attained, gone) if attained is not None else "neutral"
    return PersonLine(subject, name_of(snapshot, subject), words, color, there, chip, tone)
