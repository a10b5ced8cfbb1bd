"""The tasks of a day, week and month, and the plan they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from cockpit.analysis.occurrences import Occurrence, Panel, Result, seen_on
from cockpit.analysis.recurrence import Rhythm
from cockpit.domain.work_items import Cadence, TaskState
from cockpit.storage.database import Reader
from cockpit.storage.numbers import EPOCH, day_number, day_of

# An occurrence older than this can no longer be late: its next one has come due.
_LOOK_BACK = 420
_RESOLVED = {TaskState.DONE, TaskState.DELEGATED}
_TASKS = """
SELECT t.id, t.title, t.cadence, t.rule, t.category, t.due_on, t.due_time, t.state, t.starts_on,
       t.ends_on, t.from_plan, t.subtitle_key, t.note, t.position, t.archived, t.deal_id, d.name,
       d.amount, d.currency, pr.name, coalesce(t.account_id, d.account_id), a.name, t.person_id,
       pe.name
FROM task t LEFT JOIN deal d ON d.id = t.deal_id LEFT JOIN product pr ON pr.id = d.product_id
     LEFT JOIN account a ON a.id = coalesce(t.account_id, d.account_id)
     LEFT JOIN person pe ON pe.id = t.person_id
"""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task or a step of the plan as it is kept, with the names it points at."""

    id: int
    title: str
    cadence: Cadence
    rule: str
    category: str
    due_on: date | None
    due_time: str
    state: TaskState
    starts_on: date | None
    ends_on: date | None
    from_plan: bool
    subtitle_key: str
    note: str
    position: int
    archived: bool
    deal_id: int | None
    deal: str | None
    amount: int | None
    currency: str | None
    product: str | None
    account_id: int | None
    account: str | None
    person_id: int | None
    person: str | None

    def rhythm(self, region: str = "") -> Rhythm:
        """When it comes back; ``region`` says which holidays are days off."""
        return Rhythm(
            self.cadence, self.rule, self.due_on, self.starts_on, self.ends_on, self.from_plan,
            region,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of a panel: the task, and which occurrence of it. ``laid_at`` is the hour of the day
    that it was given, HH:MM."""

    task: TaskRow
    seen: Occurrence
    delegated_to: str = ""
    laid_at: str = ""

    @property
    def key(self) -> tuple[int, date | None]:
        """Names the line across refreshes."""
        return self.task.id, self.seen.on_day

    @property
    def resolved(self) -> bool:
        """True when nothing is left to do here."""
        return self.seen.state in _RESOLVED

    @property
    def at_time(self) -> str:
        """The hour it was given that day, else its own time of day; empty for none."""
        return self.laid_at or self.task.due_time


@dataclass(frozen=True, slots=True)
class Agenda:
    """The lines of every panel, in order, as of a day."""

    today: date
    panels: dict[Panel, tuple[AgendaRow, ...]]

    def share(self, panel: Panel) -> tuple[int, int]:
        """(resolved, all) lines of a panel."""
        rows = self.panels[panel]
        return sum(row.resolved for row in rows), len(rows)


def agenda(db: Reader, today: date, zone: tzinfo = UTC, region: str = "") -> Agenda:
    """What is to be seen on ``today``; instants become days in ``zone``, the holidays of ``region``
    are days off."""
    results = _results(db, today, zone)
    people = dict(db.all("SELECT id, name FROM person"))
    laid = dict(db.all("SELECT task_id, at_time FROM day_slot WHERE on_day = ?", day_number(today)))
    panels: dict[Panel, list[AgendaRow]] = {panel: [] for panel in Panel}
    for task in _rows(db, "WHERE t.archived = 0 AND t.state <> 'dropped'"):
        for seen in seen_on(task.rhythm(region), task.state, results.get(task.id, {}), today):
            name = people.get(seen.delegated_to, "") if seen.delegated_to else ""
            panels[seen.panel].append(AgendaRow(task, seen, name, laid.get(task.id, "")))
    return Agenda(today, {panel: tuple(sorted(rows, key=_order)) for panel, rows in panels.items()})


def _order(row: AgendaRow) -> tuple[Any, ...]:
    return row.seen.due_on or date.max, row.task.position, row.task.id


def plan(db: Reader) -> list[TaskRow]:
    """The repeating steps, the plan's and the manager's own, archived ones last."""
    order = "ORDER BY t.archived, t.position, t.id"
    return _rows(db, f"WHERE t.cadence <> 'once' {order}")


def timed_tasks(db: Reader) -> list[TaskRow]:
    """The tasks and steps that have a time of day."""
    return _rows(db, "WHERE t.due_time <> '' AND t.archived = 0 ORDER BY t.id")


def task_states(db: Reader, since: date) -> dict[tuple[int, date], str]:
    """What was said of repeating tasks since a day, by task and first day of its period."""
    rows = db.all(
        "SELECT task_id, on_day, state FROM task_occurrence WHERE on_day >= ?", day_number(since)
    )
    return {(task_id, day_of(day)): state for task_id, day, state in rows}


def one_task(db: Reader, task_id: int) -> TaskRow | None:
    """A task by its id."""
    return next(iter(_rows(db, "WHERE t.id = ?", task_id)), None)


def _rows(db: Reader, where: str, *parameters: Any) -> list[TaskRow]:
    return [_task(*row) for row in db.all(_TASKS + where, *parameters)]


def _task(id: int, title: str, cadence: str, rule: str, category: str, due_on: int | None,
          due_time: str, state: str, starts_on: int | None, ends_on: int | None, from_plan: int,
          key: str, note: str, position: int, archived: int, *links: Any) -> TaskRow:  # fmt: skip
    return TaskRow(
        id, title, Cadence(cadence), rule, category, _day(due_on), due_time, TaskState(state),
        _day(starts_on), _day(ends_on), bool(from_plan), key, note, position, bool(archived),
        *links,
    )  # fmt: skip


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)


def _results(db: Reader, today: date, zone: tzinfo) -> dict[int, dict[date, Result]]:
    found: dict[int, dict[date, Result]] = {}
    rows = db.all(
        "SELECT task_id, on_day, state, at, delegated_to FROM task_occurrence WHERE on_day >= ?",
        day_number(today) - _LOOK_BACK,
    )
    for task_id, on_day, state, at, to in rows:
        said_on = _local_day(at, zone)
        found.setdefault(task_id, {})[day_of(on_day)] = Result(TaskState(state), said_on, to)
    return found


def _local_day(at: int, zone: tzinfo) -> date:
    instant: datetime = EPOCH + timedelta(microseconds=at)
    return instant.astimezone(zone).date()


@dataclass(frozen=True, slots=True)
class Named:
    """A deal, account or person that a typed name may mean."""

    kind: str
    id: int
    name: str


def named(db: Reader, text: str, kinds: tuple[str, ...], limit: int = 4) -> list[Named]:
    """Who or what ``text`` may mean: an exact name alone, else the names with a word that begins
    so (open deals before closed ones)."""
    pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    found: list[Named] = []
    for kind in kinds:
        order = "outcome <> 'open', name" if kind == "deal" else "name"
        rows = db.all(
            f"SELECT id, name FROM {kind} WHERE name LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'"
            f" ORDER BY {order} LIMIT ?",
            f"{pattern}%", f"% {pattern}%", limit,
        )  # fmt: skip
        found += [Named(kind, id, name) for id, name in rows]
    exact = [one for one in found if one.name.casefold() == text.casefold()]
    return exact or found[:limit]
