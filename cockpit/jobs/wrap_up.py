"""The end of a day: what was done, carried and dropped, what is open, praise, tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from cockpit.analysis.occurrences import Panel
from cockpit.domain.day import TimeCategory
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
from cockpit.workspace import Workspace

OWN_STEP = "wrap_up"


@dataclass(frozen=True, slots=True)
class WrapUp:
    """Everything of one evening. ``step`` is the plan's own step for it, which is not among the
    open ones; ``tomorrow`` are the tasks to choose the first three from: what is still open today
    is carried there first."""

    today: date
    said: tuple[SaidRow, ...]
    held: tuple[PlanItem, ...]
    open: tuple[AgendaRow, ...]
    step: AgendaRow | None
    tomorrow: tuple[AgendaRow, ...]
    praise: tuple[PraiseRow, ...]
    hours: dict[TimeCategory, float]
    closed: CloseRow | None

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
    plan = day_plan(workspace, Period(today, today + DAY), zone)
    return WrapUp(
        today,
        workspace.ask(said_of_tasks, start, end),
        tuple(one for one in plan if one.meeting is not None and one.state == "held"),
        tuple(row for row in rows if not row.resolved and row.task.subtitle_key != OWN_STEP),
        next((row for row in rows if row.task.subtitle_key == OWN_STEP), None),
        tuple(row for row in coming if _begins(row)),
        workspace.ask(praise_in, today, today + DAY),
        hours_by_category(workspace.ask(time_between, start, end), start, end, now),
        workspace.ask(day_closed, today),
    )


def _begins(row: AgendaRow) -> bool:
    own = row.task.subtitle_key == OWN_STEP
    return not row.resolved and not row.seen.late_days and not own
