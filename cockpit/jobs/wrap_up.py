"""The end of a day: what was done, carried and dropped, what is open, praise, tomorrow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cockpit.analysis.occurrences import Panel
from cockpit.domain.day import TimeCategory
from cockpit.domain.meetings import MeetingState
from cockpit.domain.period import DAY, Period
from cockpit.jobs.day_plan import PlanItem, day_plan
from cockpit.queries.agenda import AgendaRow, agenda
from cockpit.queries.day import (
    CloseRow,
    PraiseRow,
    SaidRow,
    day_closed,
    hours_by_category,
    praise_in,
    said_of_tasks,
    time_between,
)
from cockpit.queries.talking import actions_of, decisions_of
from cockpit.workspace import Workspace

OWN_STEP = "wrap_up"
# A meeting may be held so much before its day.
_AHEAD = timedelta(days=15)
_UNRESOLVED = MeetingState.UNRESOLVED


@dataclass(frozen=True, slots=True)
class WrapUp:
    """Everything of one evening. ``step`` is the plan's own step for it, which is not among the
    open ones; ``tomorrow`` are the tasks to choose the first three from: what is still open today
    is carried there first. ``held`` are the meetings of today and those held today before their
    day, ``unresolved`` those of today of which nothing was said, ``came_of`` how many (decisions,
    action items) each ended in. ``clock`` is the hour now, HH:MM, empty on a past day."""

    today: date
    said: tuple[SaidRow, ...]
    held: tuple[PlanItem, ...]
    open: tuple[AgendaRow, ...]
    step: AgendaRow | None
    tomorrow: tuple[AgendaRow, ...]
    praise: tuple[PraiseRow, ...]
    hours: dict[TimeCategory, float]
    closed: CloseRow | None
    came_of: dict[str, tuple[int, int]]
    clock: str
    unresolved: tuple[PlanItem, ...]

    def with_state(self, state: str) -> tuple[SaidRow, ...]:
        """The tasks of which this was said today."""
        return tuple(one for one in self.said if one.state == state)


def wrap_up_of(workspace: Workspace) -> WrapUp:
    """The wrap-up of today."""
    today, zone, now = workspace.today(), workspace.zone(), workspace.now()
    start, end = (datetime.combine(day, time(), zone) for day in (today, today + DAY))
    region = workspace.preferences().holiday_country
    rows = workspace.ask(agenda, today, zone, region).panels[Panel.TODAY]
    coming = workspace.ask(agenda, today + DAY, zone, region).panels[Panel.TODAY]
    plan = day_plan(workspace, Period(today, today + _AHEAD), zone)
    held = _held(plan, today)
    here = workspace.now().astimezone(zone)
    return WrapUp(
        today,
        workspace.ask(said_of_tasks, start, end),
        held,
        tuple(row for row in rows if not row.resolved and row.task.subtitle_key != OWN_STEP),
        next((row for row in rows if row.task.subtitle_key == OWN_STEP), None),
        tuple(row for row in coming if _begins(row)),
        workspace.ask(praise_in, today, today + DAY),
        hours_by_category(workspace.ask(time_between, start, end), start, end, now),
        workspace.ask(day_closed, today),
        _came_of(workspace, held),
        f"{here:%H:%M}" if workspace.as_of is None else "",
        tuple(
            one for one in plan if one.at.date() == today and one.state == MeetingState.UNRESOLVED
        ),
    )


def _held(plan: tuple[PlanItem, ...], today: date) -> tuple[PlanItem, ...]:
    """The meetings of the coming days that were held today."""
    return tuple(
        one
        for one in plan
        if one.meeting is not None and one.state == "held" and one.meeting.held_on == today
    )


def _came_of(workspace: Workspace, held: tuple[PlanItem, ...]) -> dict[str, tuple[int, int]]:
    agreed = Counter(one.meeting_id for one in workspace.ask(actions_of, None, open_only=False))
    ids = {one.id: one.meeting.id for one in held if one.meeting is not None}
    return {key: (len(workspace.ask(decisions_of, id)), agreed[id]) for key, id in ids.items()}


def _begins(row: AgendaRow) -> bool:
    own = row.task.subtitle_key == OWN_STEP
    return not row.resolved and not row.seen.late_days and not own
