"""Tasks: adding, changing, ticking, carrying forward, dropping, delegating, ordering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.analysis.day_words import day_words
from cockpit.analysis.recurrence import Rhythm, due_days, period_of
from cockpit.analysis.rules import RuleError, check_rule
from cockpit.domain.day import DaySlot
from cockpit.domain.people import Person
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence, Task, TaskOccurrence, TaskState
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

EDITABLE = frozenset(
    [
        "title",
        "cadence",
        "rule",
        "category",
        "due_on",
        "due_time",
        "starts_on",
        "ends_on",
        "subtitle_key",
        "deal_id",
        "person_id",
        "account_id",
        "note",
    ]
)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def add_task(work: Work, /, title: str, **fields: Any) -> int:
    """Add a task of the manager's own; it takes its place in the day by its time. Gives its id."""
    task = Task(title.strip())
    _set(task, {"title": title, **fields})
    if task.cadence != Cadence.ONCE and task.starts_on is None:
        task.starts_on = work.today
    task.position = _make_room(work, task)
    work.add(task)
    work.label = _("added “{task}”").format(task=task.title)
    return task.id


def edit_task(work: Work, /, task_id: int, **fields: Any) -> None:
    """Change fields of a task or of a step of the plan."""
    task = work.get(Task, task_id)
    _set(task, fields)
    work.label = _("changed “{task}”").format(task=task.title)


def _set(task: Task, fields: dict[str, Any]) -> None:
    unknown = fields.keys() - EDITABLE
    if unknown:
        raise KeyError(f"a task has no {', '.join(sorted(unknown))} to set")
    for key, value in fields.items():
        setattr(task, key, value.strip() if isinstance(value, str) and key == "title" else value)
    _refuse_nonsense(task)


def _refuse_nonsense(task: Task) -> None:
    if not task.title:
        raise Refused(_("Give the task a title."))
    if task.due_time and not _TIME.fullmatch(task.due_time):
        raise Refused(_("A time reads 09:00, from 00:00 to 23:59."))
    if task.rule:
        if task.cadence == Cadence.ONCE:
            raise Refused(_("A task that comes once has no rule; choose how often it comes back."))
        try:
            check_rule(task.rule)
        except RuleError as error:
            raise Refused(str(error)) from error
    if task.starts_on and task.ends_on and task.ends_on < task.starts_on:
        raise Refused(_("A task cannot end before it starts."))


def _make_room(work: Work, task: Task) -> int:
    """The place by its time among the timed ones, the last without a time; later ones move down."""
    others = work.find(Task, "position", archived=False)
    later = [one.position for one in others if task.due_time and one.due_time > task.due_time]
    if not later:
        return max((one.position for one in others), default=-1) + 1
    place = min(later)
    for one in others:
        if one.position >= place:
            one.position += 1
    return place


def tick_task(work: Work, task_id: int, on_day: date | None, done: bool) -> None:
    """Mark a task, or its occurrence of the period that begins on ``on_day``, done or open."""
    task = work.get(Task, task_id)
    _resolve(work, task, on_day, TaskState.DONE if done else TaskState.OPEN)
    sign = _("done: {task}") if done else _("open again: {task}")
    work.label = sign.format(task=task.title)


def drop_task(work: Work, task_id: int, on_day: date | None) -> None:
    """Drop a task for good, or a repeating one for this period only."""
    task = work.get(Task, task_id)
    _resolve(work, task, on_day, TaskState.DROPPED)
    sign = _("dropped: {task}") if on_day is None else _("skipped this time: {task}")
    work.label = sign.format(task=task.title)


def delegate_task(work: Work, task_id: int, on_day: date | None, person_id: int) -> None:
    """Hand a task, or this occurrence of it, to somebody."""
    task, person = work.get(Task, task_id), work.get(Person, person_id)
    _resolve(work, task, on_day, TaskState.DELEGATED, person.id)
    work.label = _("delegated to {person}: {task}").format(person=person.name, task=task.title)


def carry_task(work: Work, task_id: int, on_day: date | None, to: date) -> None:
    """Carry a task forward to a later day.

    A repeating one is marked carried; when its next occurrence does not take it up anyway, a task
    that comes once stands on the new day.
    """
    task = work.get(Task, task_id)
    if to <= work.today:
        raise Refused(_("Carry it to a day after today."))
    if task.cadence == Cadence.ONCE:
        _resolve(work, task, None, TaskState.OPEN)
        # The task goes on; that it was carried today is for the evening's look back.
        work.add(TaskOccurrence(task.id, work.today, TaskState.CARRIED, work.now))
        task.due_on = to
    else:
        _resolve(work, task, on_day, TaskState.CARRIED)
        if not _taken_up(task, on_day, to):
            work.add(_once_more(work, task, to))
    for slot in work.find(DaySlot, task_id=task.id):
        # The hour it had before that day is free again, and rings no more.
        if slot.on_day < to:
            work.remove(slot)
    work.label = _("carried to {day}: {task}").format(
        day=day_words(to, work.today), task=task.title
    )


def _taken_up(task: Task, on_day: date | None, to: date) -> bool:
    period = period_of(task.cadence, to)
    if task.cadence not in (Cadence.DAILY, Cadence.WEEKLY) or period.start == on_day:
        return False
    return bool(due_days(rhythm_of(task), period))


def _once_more(work: Work, task: Task, to: date) -> Task:
    again = Task(
        task.title,
        category=task.category,
        due_on=to,
        due_time=task.due_time,
        subtitle_key=task.subtitle_key,
        deal_id=task.deal_id,
        person_id=task.person_id,
        account_id=task.account_id,
        note=task.note,
    )
    again.position = _make_room(work, again)
    return again


def rhythm_of(task: Task) -> Rhythm:
    """When the task comes back."""
    return Rhythm(
        task.cadence, task.rule, task.due_on, task.starts_on, task.ends_on, task.from_plan
    )


def _resolve(
    work: Work, task: Task, on_day: date | None, state: TaskState, person_id: int | None = None
) -> None:
    if task.cadence == Cadence.ONCE:
        task.state, task.delegated_to = state, person_id
        # The day it was said lies beside the task, so that it stays on screen until the evening.
        for earlier in work.find(TaskOccurrence, task_id=task.id):
            work.remove(earlier)
        on_day = work.today
    elif on_day is None or period_of(task.cadence, on_day).start != on_day:
        raise ValueError(f"{on_day} begins no period of a {task.cadence} task")
    found = work.first(TaskOccurrence, task_id=task.id, on_day=on_day)
    if found is not None:
        if state == TaskState.OPEN:
            work.remove(found)
        else:
            found.state, found.delegated_to, found.at = state, person_id, work.now
    elif state != TaskState.OPEN:
        work.add(TaskOccurrence(task.id, on_day, state, work.now, person_id))


def archive_task(work: Work, task_id: int, archived: bool = True) -> None:
    """Take a task off every panel for good, its past kept, or bring it back."""
    task = work.get(Task, task_id)
    task.archived = archived
    sign = _("taken out of the routine: {task}") if archived else _("back in the routine: {task}")
    work.label = sign.format(task=task.title)


def reorder_tasks(work: Work, task_ids: Sequence[int]) -> None:
    """Put these tasks in this order, in the places they hold among the others."""
    tasks = [work.get(Task, task_id) for task_id in task_ids]
    places = sorted(task.position for task in tasks)
    if len(set(places)) < len(places):
        everyone = work.find(Task, "position", archived=False)
        for number, task in enumerate(everyone):
            task.position = number
        places = sorted(task.position for task in tasks)
    for task, place in zip(tasks, places, strict=True):
        task.position = place
    work.label = _("reordered the tasks")
