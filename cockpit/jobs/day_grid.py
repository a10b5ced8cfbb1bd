"""What stands in the hours of some days: meetings, calendars, tasks with a time, and tasks that
were laid into the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cockpit.analysis.recurrence import period_of
from cockpit.analysis.wall_time import instant
from cockpit.domain.period import DAY, Period
from cockpit.domain.work_items import Cadence
from cockpit.jobs.day_plan import PlanItem, day_plan
from cockpit.queries.agenda import task_states
from cockpit.queries.day import SlotRow, slots_between
from cockpit.workspace import Workspace

SLOT = "slot:"


def day_grid(workspace: Workspace, window: Period, zone: ZoneInfo) -> tuple[PlanItem, ...]:
    """All that touches the local days of ``window``, in order; a task that was laid into a day
    stands there alone, whatever its own time."""
    laid = list(_laid(workspace, window, zone))
    taken = {(one.subject, one.at.date()) for one in laid}
    planned = [
        one
        for one in day_plan(workspace, window, zone, since_made=True)
        if one.kind != "task" or (one.subject, one.at.date()) not in taken
    ]
    found = [*planned, *(one for one in laid if one.at.date() in window)]
    return tuple(sorted(found, key=lambda one: (one.at.date(), not one.all_day, one.at, one.id)))


def _laid(workspace: Workspace, window: Period, zone: ZoneInfo) -> Iterator[PlanItem]:
    wide = Period(window.start - DAY, window.end + DAY)
    states = workspace.ask(task_states, wide.start - timedelta(days=100))
    for row in workspace.ask(slots_between, wide.start, wide.end):
        local = datetime.combine(row.on_day, time.fromisoformat(row.at_time))
        at = instant(local, workspace.zone()).astimezone(zone)
        yield PlanItem(
            f"{SLOT}{row.task_id}@{row.on_day:%Y%m%d}",
            at,
            (at.astimezone(UTC) + timedelta(minutes=row.minutes)).astimezone(zone),
            "task",
            row.title,
            "",
            None,
            row.cadence,
            (),
            _state(row, states),
            subject=("task", row.task_id),
        )


def _state(row: SlotRow, states: dict[tuple[int, date], str]) -> str:
    if row.cadence == Cadence.ONCE:
        return row.state
    period = period_of(Cadence(row.cadence), row.on_day)
    return states.get((row.task_id, period.start), "open")
