"""A task rings at its time of day, or at the hour it was laid into, until it is seen to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from cockpit.actions.preferences import preferences_in
from cockpit.actions.reminder_sources.source import Source
from cockpit.actions.tasks import rhythm_of, tick_task
from cockpit.analysis.days_off import is_working
from cockpit.analysis.recurrence import period_of, rule_of
from cockpit.domain.day import DaySlot
from cockpit.domain.recurrence import Recurrence, nominal
from cockpit.domain.reminders import LatePolicy, ReminderState, Wanted
from cockpit.domain.work_items import Cadence, Task, TaskState
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_number, day_of, instant_of

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
_Ended = Callable[[datetime], ReminderState | None]


def _wanted(work: Work) -> Iterator[Wanted]:
    results = work.ask(_results, work.today - _LOOK_BACK)
    rung = work.ask(_last_rung)
    region = preferences_in(work).holiday_country
    laid = _laid(work)
    for task in work.find(Task, archived=False):
        ended = partial(_ended, task, results.get(task.id, {}), rung.get(task.id, ""), region)
        slots = laid.get(task.id, [])
        for slot in slots:
            yield _of_slot(work, task, slot, ended)
        if not task.due_time or _is_history(task, work.today):
            continue
        start = task.due_on or task.starts_on or work.today
        yield Wanted(
            "task",
            ("task", task.id),
            task.title,
            Recurrence(start, task.due_time, rule_of(rhythm_of(task)), task.ends_on),
            late_policy=LatePolicy.DIGEST,
            ended=partial(_ended_or_laid, {slot.on_day for slot in slots}, ended),
            since=partial(work.ask, _changed_at, "task", task.id),
        )


def _of_slot(work: Work, task: Task, slot: DaySlot, ended: _Ended) -> Wanted:
    return Wanted(
        "task",
        ("task", task.id),
        task.title,
        Recurrence(slot.on_day, slot.at_time),
        part=f"laid {slot.on_day}",
        late_policy=LatePolicy.DIGEST,
        ended=ended,
        since=partial(work.ask, _changed_at, "day_slot", slot.id),
    )


def _laid(work: Work) -> dict[int, list[DaySlot]]:
    """The hours that tasks were given, of late and from now on, by task."""
    found: dict[int, list[DaySlot]] = {}
    for slot in work.find(DaySlot):
        if slot.on_day >= work.today - _LONG_AGO:
            found.setdefault(slot.task_id, []).append(slot)
    return found


def _ended_or_laid(laid: set[date], ended: _Ended, local: datetime) -> ReminderState | None:
    """On a day that gives it an hour it rings at that hour alone."""
    return ReminderState.CANCELLED if local.date() in laid else ended(local)


def _is_history(task: Task, today: date) -> bool:
    """A task that comes once and never rings again."""
    if task.cadence != Cadence.ONCE:
        return False
    over = task.state != TaskState.OPEN
    return task.due_on is None or (over and today - task.due_on > _LONG_AGO)


def _ended(
    task: Task, results: _Results, rung: str, region: str, local: datetime
) -> ReminderState | None:
    if task.cadence == Cadence.ONCE:
        return _ENDINGS.get(task.state)
    if task.starts_on is not None and local.date() < task.starts_on:
        return ReminderState.CANCELLED
    if rhythm_of(task).on_working_days and not is_working(local.date(), region):
        return ReminderState.CANCELLED
    said = results.get(period_of(task.cadence, local.date()).start)
    if said is None:
        # Its next one has rung: one of them on screen is enough.
        return ReminderState.DISMISSED if nominal(local) < rung else None
    return _ENDINGS.get(said)


def _changed_at(db: Reader, kind: str, row_id: int) -> datetime | None:
    """When the manager last had a hand in a task, or in its hour."""
    at = db.value(
        "SELECT max(j.at) FROM journal_touch t JOIN journal j ON j.step = t.step"
        " WHERE t.kind = ? AND t.row_id = ?",
        kind,
        row_id,
    )
    return None if at is None else instant_of(at)


def _last_rung(db: Reader) -> dict[int, str]:
    """The nominal time of the latest reminder of each task that was seen."""
    return dict(
        db.all(
            "SELECT u.subject_id, max(r.nominal) FROM reminder r"
            " JOIN reminder_rule u ON u.id = r.rule_id"
            " WHERE u.kind = 'task' AND r.shown_at IS NOT NULL GROUP BY u.subject_id"
        )
    )


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


SOURCE = Source(("task",), ("task", "task_occurrence", "day_slot", "setting"), _wanted, _finish)
