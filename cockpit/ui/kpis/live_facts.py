"""The facts that screens measure: read the first time in the background, patched at once later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.ui.background import Background, Progress
from cockpit.ui.shell.context import Context
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts


class LiveFacts(QObject):
    """``facts()`` is None while they are read; ``arrived`` says when they are there."""

    arrived = Signal()

    def __init__(
        self, context: Context, background: Background | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._background = context, background
        self._read = self._reading = False
        context.workspace_changed.connect(self._on_workspace_changed)

    def facts(self) -> Facts | None:
        """The facts at the journal's present position; asking the first time, or after an import,
        begins to read."""
        near = self._read and self._context.workspace.facts_are_near()
        if near or self._background is None:
            return self._context.workspace.facts()
        if not self._reading:
            self._reading = True
            self._background.start(
                _("Reading the figures"), self._work, done=self._on_read, cancellable=False
            )
        return None

    def _work(self, _progress: Progress) -> object:
        workspace = self._context.workspace
        workspace.facts()
        return workspace

    @Slot(object)
    def _on_read(self, workspace: object) -> None:
        self._reading = False
        if workspace is self._context.workspace:
            self._read = True
            self.arrived.emit()

    @Slot()
    def _on_workspace_changed(self) -> None:
        self._read = False
