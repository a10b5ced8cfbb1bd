"""The cheat sheet: every step that comes back, and the form of the one that is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from cockpit.actions.tasks import add_task
from cockpit.analysis.recurrence_words import rhythm_words
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence
from cockpit.queries.agenda import TaskRow, plan
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.task_form import TaskForm
from cockpit.ui.tasks.task_verbs import TaskVerbs
from cockpit.ui.theme.tokens import SPACE_16
from cockpit.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

_ORDER = tuple(Cadence)
_FORM_WIDTH = 380


def _rhythm(task: TaskRow) -> str:
    if task.archived:
        return _("removed")
    return rhythm_words(task.cadence, task.rule, task.due_on, standing=task.from_plan)


def _rank(task: TaskRow) -> tuple[int, int]:
    return _ORDER.index(task.cadence), task.position


def _title(task: TaskRow) -> str:
    return task.title


def _time(task: TaskRow) -> str:
    return task.due_time


def _category(task: TaskRow) -> str:
    return task.category


def _id(task: TaskRow) -> int:
    return task.id


class PlanEditor(Panel):
    """``refused`` carries a sentence, ``turned(shown)`` whether the steps show now; the page calls
    ``refresh`` after a change."""

    refused = Signal(str)
    turned = Signal(bool)

    def __init__(self, context: Context, verbs: TaskVerbs, parent: QWidget | None = None) -> None:
        super().__init__(_("My routine"), parent=parent)
        self._context, self._verbs = context, verbs
        self.table = Table(
            [
                Column(_("Step"), _title, stretch=True, strong=True),
                Column(_("Repeats"), _rank, text=_rhythm, width=136),
                Column(_("Time"), _time, width=64),
                Column(_("Category"), _category, color="dim", width=96),
            ],
            name=_("Steps of the routine"),
            empty=_("No steps yet: add what you do each day, week or month."),
            key=_id,
        )
        self.form = TaskForm(context)
        self.form.hide()
        self._add_buttons()
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedWidth(_FORM_WIDTH)
        area.setWidget(self.form)
        self._inside = QWidget()
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_16)
        row.addWidget(self.table, 1)
        row.addWidget(area)
        self.body.addWidget(self._inside, 1)
        self.show_steps(False)
        self.table.picked.connect(self._on_picked)
        self.form.gone.connect(self.form.hide)

    def _add_buttons(self) -> None:
        add = QuietButton(_("Add a step"), icon="plus")
        up = IconButton("chevron-up", _("Move up"))
        down = IconButton("chevron-down", _("Move down"))
        self._remove = IconButton("trash", _("Take out of the routine"))
        add.clicked.connect(self.add_step)
        up.clicked.connect(self._on_up)
        down.clicked.connect(self._on_down)
        self._remove.clicked.connect(self._on_remove)
        self._buttons = up, down, self._remove, add
        for button in self._buttons:
            self.add_to_header(button)
        self._open = LinkButton(_("Edit the steps"))
        self._open.clicked.connect(self._on_open)
        self.add_to_header(self._open)

    @property
    def is_open(self) -> bool:
        """True when the steps show."""
        return not self._inside.isHidden()

    def show_steps(self, shown: bool) -> None:
        """Show the steps and the form, or only the title; ``turned`` follows."""
        self._inside.setVisible(shown)
        for button in self._buttons:
            button.setVisible(shown)
        self._open.set_text(_("Hide the steps") if shown else _("Edit the steps"))
        vertical = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.turned.emit(shown)

    @Slot()
    def _on_open(self) -> None:
        self.show_steps(not self.is_open)

    def refresh(self) -> None:
        """Ask for the plan again."""
        steps = sorted(self._context.workspace.ask(plan), key=_by_cadence)
        self.table.set_rows(steps)
        if steps and self._chosen() is None:
            self.table.show_row(steps[0].id)
        if self.form.isVisible():
            self.form.refresh()

    @Slot()
    def add_step(self) -> None:
        """Add a weekly step, to be made one's own in the form."""
        self.show_steps(True)
        today = self._context.workspace.today()
        try:
            task_id = self._context.workspace.do(
                add_task, _("New step"), cadence=Cadence.WEEKLY, due_on=today
            )
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.refresh()
        self.table.show_row(task_id)
        self.form.focus_title()

    def _chosen(self) -> TaskRow | None:
        rows: list[TaskRow] = self.table.chosen_rows()
        return rows[0] if rows else None

    @Slot(object)
    def _on_picked(self, task: TaskRow) -> None:
        self.form.setVisible(not task.archived)
        back = _("Back in the routine")
        self._remove.set_name(back if task.archived else _("Take out of the routine"))
        self._remove.set_icon("undo" if task.archived else "trash")
        self.form.show_task(task.id)

    @Slot()
    def _on_remove(self) -> None:
        task = self._chosen()
        if task is not None:
            (self._verbs.restore if task.archived else self._verbs.remove)(task)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        task = self._chosen()
        if task is None:
            return
        peers = [row for row in self.table.rows.rows() if row.cadence == task.cadence]
        ids = [row.id for row in peers]
        at = ids.index(task.id)
        if 0 <= at + step < len(ids):
            ids[at], ids[at + step] = ids[at + step], ids[at]
            self._verbs.reorder(ids)


def _by_cadence(task: TaskRow) -> Any:
    return task.archived, _rank(task), task.id
