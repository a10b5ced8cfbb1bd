"""The lines of a panel under headings: the areas of work of the manager, each to be folded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from cockpit.queries.agenda import TaskRow
from cockpit.ui.commands import Command, bound
from cockpit.ui.tasks.keys import turn_key
from cockpit.ui.tasks.task_words import Line
from cockpit.wording import _, n_

_FOLDED, _BY_TIME = "folded_task_groups", "tasks_by_time"


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a category, with how many of its lines are done, late, and there."""

    category: str
    done: int
    count: int
    late: int
    folded: bool

    @property
    def key(self) -> object:
        """Names the heading across refreshes."""
        return "head", self.category

    @property
    def title(self) -> str:
        """What it says; tasks of no category are the others."""
        return self.category or _("Other")

    @property
    def said(self) -> str:
        """How far the category is: 1 of 3, and what is late where nobody sees the lines."""
        if not self.count:
            return _("handed on")
        words = _("{done} of {all}").format(done=self.done, all=self.count)
        if not self.folded or not self.late:
            return words
        late = n_("{n} late", "{n} late", self.late)
        return f"{late} · {words}"


Row = Line | Head


class Shelf(Protocol):
    """Where this machine remembers something; the window's memory is one."""

    def get(self, key: str, default: Any = None) -> Any:
        """What was remembered."""

    def put(self, key: str, value: Any) -> None:
        """Remember it."""


class Folds(QObject):
    """Which categories are folded away, the same in every panel, and whether there are headings
    at all. ``changed`` says so."""

    changed = Signal()

    def __init__(self, shelf: Shelf | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._folded: set[str] = set()
        self.by_time = False
        self.remember_in(shelf)

    def remember_in(self, shelf: Shelf | None) -> None:
        """Take what the machine remembers, and keep it there from now on."""
        self._shelf = shelf
        if shelf is not None:
            self._folded = {str(one) for one in shelf.get(_FOLDED, [])}
            self.by_time = bool(shelf.get(_BY_TIME, False))
            self.changed.emit()

    def folded(self) -> frozenset[str]:
        """The categories whose lines are away."""
        return frozenset(self._folded)

    def fold(self, category: str, away: bool) -> None:
        """Fold a category away, or show its lines again."""
        if away == (category in self._folded):
            return
        (self._folded.add if away else self._folded.discard)(category)
        if self._shelf is not None:
            self._shelf.put(_FOLDED, sorted(self._folded))
        self.changed.emit()

    def turn(self) -> None:
        """By category, or all lines by their time alone."""
        self.by_time = not self.by_time
        if self._shelf is not None:
            self._shelf.put(_BY_TIME, self.by_time)
        self.changed.emit()


def turn_command(folds: Folds, page: str) -> Command:
    """The key that turns what is shown, on a page of these panels."""
    return bound([turn_key(page)], {"turn_tasks": folds.turn})[0]


def category_of(task: TaskRow) -> str:
    """Its own, else that of what it hangs on: a deal is pipeline work, a person one's people."""
    if task.category.strip():
        return task.category.strip()
    if task.deal_id is not None or task.account_id is not None:
        return _("Pipeline")
    return _("People") if task.person_id is not None else ""


def categories() -> list[str]:
    """The six of the starting plan, in the order of a day."""
    return [
        _("Numbers"), _("Pipeline"), _("Forecast"), _("People"), _("Coaching"), _("Planning"),
    ]  # fmt: skip


def grouped(lines: Sequence[Line], folded: Collection[str]) -> list[Row]:
    """The lines in their order under the headings of their categories: the plan's first, then the
    manager's own by name, tasks without one last. A single group without a name needs none."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(category_of(line.row.task), []).append(line)
    if not groups.keys() - {""}:
        return list(lines)
    known = {name: place for place, name in enumerate(categories())}
    order = sorted(groups, key=lambda name: (not name, known.get(name, len(known)), name))
    rows: list[Row] = []
    for category in order:
        away = category in folded
        rows.append(_head(category, groups[category], away))
        rows += [] if away else groups[category]
    return rows


def _head(category: str, lines: Sequence[Line], folded: bool) -> Head:
    mine = [line for line in lines if not line.handed_on]
    late = sum(bool(line.row.seen.late_days) and not line.done for line in mine)
    return Head(category, sum(line.done for line in mine), len(mine), late, folded)


def head_sentence(head: Head) -> str:
    """The heading for a screen reader."""
    state = _("folded") if head.folded else _("unfolded")
    return f"{head.title}, {head.said}, {state}"
