"""The exit checklist of a deal's stage, ticked in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.queries.deal import Check as Line
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.panel import Rule
from cockpit.ui.widgets.plain_label import PlainLabel, plain_tip
from cockpit.wording import _


class Checklist(QWidget):
    """``ticked(criterion_id, done)`` when a line is ticked or unticked."""

    ticked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_4)
        self._shown: tuple[object, ...] = ()
        self.boxes: list[Check] = []

    def show_lines(self, lines: Sequence[Line], next_stage: str, *, writable: bool) -> None:
        """Show the lines that come before the next stage; nothing without lines."""
        wanted = (tuple(lines), next_stage, writable)
        self.setVisible(bool(lines))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._clear()
        title = _("Before {stage}").format(stage=next_stage) if next_stage else _("Before it ends")
        self._column.addWidget(Rule())
        self._column.addSpacing(SPACE_8)
        self._column.addWidget(caps_label(title))
        for line in lines:
            self._add(line, writable)

    def _add(self, line: Line, writable: bool) -> None:
        box = Check(line.text)
        box.setChecked(line.done_on is not None)
        box.setEnabled(writable)
        box.setProperty("criterion", line.criterion_id)
        if line.done_on is not None:
            box.setToolTip(plain_tip(_("Ticked {day}").format(day=day(line.done_on))))
        box.toggled.connect(self._on_toggled)
        self.boxes.append(box)
        self._column.addWidget(box)

    def _clear(self) -> None:
        self.boxes = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Check | PlainLabel | Rule):
                widget.hide()
                widget.deleteLater()

    @Slot(bool)
    def _on_toggled(self, done: bool) -> None:
        box = self.sender()
        if box is not None:
            self.ticked.emit(int(box.property("criterion")), done)
