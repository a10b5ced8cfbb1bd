"""A task that has a time of day rings at it, until it is ticked, carried or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from cockpit.actions.reminder_sources.source import Source
from cockpit.actions.tasks import rhythm_of, tick_task
from cockpit.analysis.recurrence import next_due, period_of, rule_of
from cockpit.domain.period import DAY
from cockpit.domain.recurrence import Recurrence
from cockpit.domain.reminders import LatePolicy, ReminderState, Wanted
from cockpit.domain.work_items import Cadence, Task, TaskState
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_number, day_of

if TYPE_CHECKING:
    from cockpit.storage.work import Work

# What was said of an occurrence before this matters to no reminder.
_LOOK_BACK = timedelta(days=420)
_LONG_AGO = timedelta(days=60)
_ENDINGS = {
    TaskState.DONE: ReminderState.DONE,
    TaskState.DELEGATED: ReminderState.DONE,
    TaskState.CARRIED: ReminderState.CANCELLED,
    TaskState.DROPPED: ReminderState.CANCELLED,
}
_Results = dict[date, TaskState]


def _wanted(work: Work) -> Iterator[Wanted]:
    results = work.ask(_results, work.today - _LOOK_BACK)
    for task in work.find(Task, archived=False):
        if not task.due_time or _is_history(task, work.today):
            continue
        start = task.due_on or task.starts_on or work.today
        yield Wanted(
            "task",
            ("task", task.id),
            task.title,
            Recurrence(start, task.due_time, rule_of(rhythm_of(task)), task.ends_on),
            late_policy=LatePolicy.DIGEST,
            ended=partial(_ended, task, results.get(task.id, {}), work.today),
        )


def _is_history(task: Task, today: date) -> bool:
    """A task that comes once and never rings again."""
    if task.cadence != Cadence.ONCE:
        return False
    over = task.state != TaskState.OPEN
    return task.due_on is None or (over and today - task.due_on > _LONG_AGO)


def _ended(task: Task, results: _Results, today: date, local: datetime) -> ReminderState | None:
    if task.cadence == Cadence.ONCE:
        return _ENDINGS.get(task.state)
    if task.starts_on is not None and local.date() < task.starts_on:
        return ReminderState.CANCELLED
    said = results.get(period_of(task.cadence, local.date()).start)
    if said is None:
        return ReminderState.DISMISSED if _is_succeeded(task, local.date(), today) else None
    return _ENDINGS.get(said)


def _is_succeeded(task: Task, day: date, today: date) -> bool:
    """Whether the next occurrence has come: the panels show that one instead."""
    if day >= today:
        return False
    coming = next_due(rhythm_of(task), day + DAY)
    return coming is not None and coming <= today


def _results(db: Reader, since: date) -> dict[int, _Results]:
    found: dict[int, _Results] = {}
    rows = db.all(
        "SELECT task_id, on_day, state FROM task_occurrence WHERE on_day >= ?", day_number(since)
    )
    for task_id, on_day, state in rows:
        found.setdefault(task_id, {})[day_of(on_day)] = TaskState(state)
    return found


def _finish(work: Work, task_id: int, local: datetime) -> None:
    task = work.get(Task, task_id)
    once = task.cadence == Cadence.ONCE
    on_day = None if once else period_of(task.cadence, local.date()).start
    tick_task(work, task_id, on_day, done=True)


SOURCE = Source(("task",), ("task", "task_occurrence"), _wanted, _finish)
