"""What the plan page does: each a step that can be undone, each refusal said where it helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.actions import plans
from cockpit.actions.plan_targets import Cell, set_targets
from cockpit.domain.period import Period
from cockpit.domain.plan import NoteKind, Scenario, Subject
from cockpit.domain.refusal import Refused
from cockpit.ui.shell.context import Context
from cockpit.ui.signals.words import due_in
from cockpit.wording import _, n_


class PlanVerbs(QObject):
    """``said(sentence)`` can be taken back; ``not_done()`` when what was typed was refused."""

    refused = Signal(str)
    said = Signal(str)
    not_done = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    @Slot(object, str)
    def set_targets(self, cells: Sequence[Cell], label: str) -> None:
        """Set targets in one step."""
        done = self._do(set_targets, list(cells), self._currency(), label)
        if done and len(cells) > 1:
            self.said.emit(n_("Set {n} target", "Set {n} targets", len(cells)))

    def set_size(self, subject: Subject, period: Period, size: object, amount: object) -> None:
        """Set one of the three sizes."""
        value = amount if isinstance(amount, int) else None
        size = Scenario(str(size))
        self._do(plans.set_scenario, subject, period, size, value, self._currency())

    def add_note(self, subject: Subject, period: Period, kind: object, text: str) -> None:
        """Keep a note on a deviation; a correction is a task of the coming days too."""
        kind = NoteKind(str(kind))
        due = due_in(self._context.workspace.today()) if kind is NoteKind.CORRECTION else None
        if self._do(plans.add_plan_note, subject, period, kind, text, due) and due is not None:
            self.said.emit(_("Task: {task}").format(task=text.strip()))

    @Slot(int)
    def drop_note(self, note_id: int) -> None:
        """Take a note away."""
        if self._do(plans.remove_plan_note, note_id):
            self.said.emit(_("Took the note away"))

    def add_goal(self, fields: dict[str, Any], refuse: Callable[[str], object]) -> bool:
        """Add a goal; a refusal goes to the form."""
        return self._keep(partial(self._context.workspace.do, plans.add_goal, **fields), refuse)

    def change_goal(
        self, goal_id: int, fields: dict[str, Any], refuse: Callable[[str], object]
    ) -> bool:
        """Change a goal; a refusal goes to the form."""
        change = partial(self._context.workspace.do, plans.edit_goal, goal_id, **fields)
        return self._keep(change, refuse)

    def _keep(self, deed: Callable[[], object], refuse: Callable[[str], object]) -> bool:
        try:
            deed()
        except Refused as refusal:
            refuse(str(refusal))
            return False
        return True

    @Slot(int)
    def drop_goal(self, goal_id: int) -> None:
        """Take a goal away."""
        if self._do(plans.remove_goal, goal_id):
            self.said.emit(_("Took the goal away"))

    def _currency(self) -> str:
        return self._context.workspace.preferences().reporting_currency

    def _do(self, action: Callable[..., object], *arguments: object) -> bool:
        try:
            self._context.workspace.do(action, *arguments)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            self.not_done.emit()
            return False
        return True
