"""What happens when, over any days: meetings of the rhythm, calendars, and tasks with a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cockpit.analysis.recurrence import due_days, period_of
from cockpit.analysis.wall_time import instant
from cockpit.domain.meetings import MeetingState
from cockpit.domain.period import DAY, Period
from cockpit.domain.work_items import Cadence
from cockpit.jobs.calendar_files import meetings_between as calendar_between
from cockpit.queries.agenda import TaskRow, task_states, timed_tasks
from cockpit.queries.calendar import Meeting
from cockpit.queries.meetings import MeetingRow, meetings_between
from cockpit.workspace import Workspace

PREPARE = timedelta(hours=2)
_OPEN = (MeetingState.PLANNED, MeetingState.RESCHEDULED)


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing at a time. ``at`` and ``ends`` are aware times in the zone asked for, ``kind`` a
    meeting's kind, ``event`` or ``task``; ``cadence`` says how often it comes; ``reminders`` are
    the aware times at which one prepares. ``subject`` names it to the screens."""

    id: str
    at: datetime
    ends: datetime
    kind: str
    title: str
    person: str
    person_id: int | None
    cadence: str
    reminders: tuple[datetime, ...]
    state: str
    all_day: bool = False
    where: str = ""
    subject: tuple[str, int] | None = None
    meeting: MeetingRow | None = None
    event: Meeting | None = None


def day_plan(
    workspace: Workspace, window: Period, zone: ZoneInfo, *, since_made: bool = False
) -> tuple[PlanItem, ...]:
    """All that touches the local days of ``window`` in ``zone``, in order; whole days first.

    The routine holds for any day; ``since_made`` leaves out the days before there was one.
    """
    # A day of one zone reaches into two days of another.
    wide = Period(window.start - DAY, window.end + DAY)
    business = workspace.zone()
    rows = workspace.ask(meetings_between, wide, zone, business, workspace.now())
    items = [_of_meeting(row, zone) for row in rows]
    items += [
        _of_event(one, zone) for one in calendar_between(workspace, window.start, window.end, zone)
    ]
    items += _of_tasks(workspace, wide, zone, since_made=since_made)
    begin = datetime.combine(window.start, time(), zone)
    end = datetime.combine(window.end, time(), zone)
    inside = [one for one in items if one.at < end and (one.ends > begin or one.at >= begin)]
    return tuple(sorted(inside, key=lambda one: (one.at.date(), not one.all_day, one.at, one.id)))


def _of_meeting(row: MeetingRow, zone: ZoneInfo) -> PlanItem:
    before = instant(row.local - PREPARE, row.zone).astimezone(zone)
    return PlanItem(
        row.key,
        row.at.astimezone(zone),
        row.ends.astimezone(zone),
        str(row.kind),
        row.with_whom,
        row.person,
        row.person_id,
        cadence_word(row.cadence_rule) if row.slot is not None else "once",
        (before,) if row.state in _OPEN or row.state is MeetingState.UNRESOLVED else (),
        str(row.state),
        subject=("meeting", row.id),
        meeting=row,
    )


def _of_event(one: Meeting, zone: ZoneInfo) -> PlanItem:
    state = one.status.lower() or "planned"
    return PlanItem(
        f"{one.event_uid}@{one.starts.astimezone(UTC):%Y%m%dT%H%M}",
        one.starts.astimezone(zone),
        one.ends.astimezone(zone),
        "event",
        one.title,
        "",
        None,
        "once",
        (),
        "planned" if state == "confirmed" else state,
        one.all_day,
        one.location,
        event=one,
    )


def _of_tasks(
    workspace: Workspace, window: Period, zone: ZoneInfo, *, since_made: bool
) -> Iterator[PlanItem]:
    region = workspace.preferences().holiday_country
    states = workspace.ask(task_states, window.start - timedelta(days=100))
    for task in workspace.ask(timed_tasks):
        for day in due_days(task.rhythm(region), window):
            said = states.get((task.id, period_of(task.cadence, day).start))
            if since_made and said is None and _was_not_yet(task, day):
                continue
            state = said or ("open" if task.cadence != Cadence.ONCE else str(task.state))
            yield _of_task(task, day, state, workspace.zone(), zone)


def _was_not_yet(task: TaskRow, day: date) -> bool:
    """The routine had not been made that day, so nobody was to do it."""
    return task.from_plan and task.starts_on is not None and day < task.starts_on


def _of_task(task: TaskRow, day: date, state: str, business: ZoneInfo, zone: ZoneInfo) -> PlanItem:
    local = datetime.combine(day, time.fromisoformat(task.due_time))
    at = instant(local, business).astimezone(zone)
    return PlanItem(
        f"task:{task.id}@{day:%Y%m%d}",
        at,
        at,
        "task",
        task.title,
        task.person or "",
        task.person_id,
        str(task.cadence),
        (at,) if state == "open" else (),
        state,
        subject=("task", task.id),
    )


def cadence_word(rule: str) -> str:
    """How often a rule comes, in one word of the vocabulary; its own text when there is none."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    every = int(parts.get("INTERVAL", "1"))
    words = {
        ("", 1): "once",
        ("DAILY", 1): "daily",
        ("WEEKLY", 1): "weekly",
        ("WEEKLY", 2): "biweekly",
        ("MONTHLY", 1): "monthly",
        ("MONTHLY", 3): "quarterly",
        ("YEARLY", 1): "yearly",
    }
    return words.get((parts.get("FREQ", ""), every), rule)
