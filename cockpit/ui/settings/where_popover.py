"""Where the deals of a stage go that is taken out of use."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.queries.pipelines import StageRow
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _, n_


class WherePopover(Popover):
    """``chosen(stage id, target id)``."""

    chosen = Signal(int, int)

    def __init__(self, stage: StageRow, others: list[tuple[int, str]], owner: QWidget) -> None:
        question = n_("Where does its {n} deal go?", "Where do its {n} deals go?", stage.deals)
        super().__init__(question, owner)
        self._stage, self._target = stage.id, 0
        field = ChoiceField(list(others), quiet=False)
        field.setMinimumWidth(220)
        field.committed.connect(self._on_committed)
        self._go = Button(_("Move and archive"))
        self._go.setEnabled(False)
        self._go.clicked.connect(self._on_go)
        self.body.addWidget(FormLabel(_("To stage"), field))
        self.body.addWidget(field)
        self.body.addWidget(self._go)

    @Slot(object)
    def _on_committed(self, target: int) -> None:
        self._target = target
        self._go.setEnabled(True)

    @Slot()
    def _on_go(self) -> None:
        self.chosen.emit(self._stage, self._target)
        self.close_now()
