"""Work under way on the page: what it is at, how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.background import Task
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.progress import ThinBar
from cockpit.wording import _


class ProgressStrip(QWidget):
    """``cancelled`` when the manager wants the work to stop."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._what = PlainLabel("", "small", "dim")
        self._bar = ThinBar(_("Progress of the import"), "accent")
        self._cancel = LinkButton(_("Cancel"))
        self._cancel.setAccessibleName(_("Cancel the import"))
        self._cancel.clicked.connect(self._on_cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.addWidget(self._what, 1)
        line.addWidget(self._cancel)
        column.addLayout(line)
        column.addWidget(self._bar)
        self.hide()

    def follow(self, task: Task) -> None:
        """Show a task that has become long, until it ends."""
        self._task = task
        self._cancel.setEnabled(True)
        self._show(task)
        self.show()
        task.reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        task.ended.connect(self._on_ended)

    def _show(self, task: Task) -> None:
        self._bar.set_share(task.share)
        self._what.setText(task.what or task.title)

    @Slot(object, str)
    def _on_reported(self, _share: float | None, _what: str) -> None:
        if self._task is not None and self._cancel.isEnabled():
            self._show(self._task)

    @Slot()
    def _on_ended(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.hide()

    @Slot()
    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._what.setText(_("Stopping…"))
        self.cancelled.emit()
