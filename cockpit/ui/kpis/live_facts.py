"""The facts that screens measure: read in the background, patched at once later."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.ui.background import Background, Progress
from cockpit.ui.shell.context import Context
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.layers import Layer
    from cockpit.workspace import Workspace


class LiveFacts(QObject):
    """``facts()`` is None while they are read; ``arrived`` says when they are there.

    What screens will ask of facts that were read anew is worked out along with the reading by
    those who ``prepare``; it is kept with the facts, so that the window need not wait for it.
    """

    arrived = Signal()

    def __init__(
        self, context: Context, background: Background | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._background = context, background
        self._reading = False
        self._prepared: Layer | None = None
        self._preparing: list[Callable[[Facts], object]] = []
        context.workspace_changed.connect(self._on_workspace_changed)

    def prepare(self, work: Callable[[Facts], object]) -> None:
        """Call ``work`` in the reading thread whenever facts were read anew."""
        self._preparing.append(work)

    def facts(self) -> Facts | None:
        """The facts at the journal's present position; asking the first time, or after an import,
        begins to read."""
        workspace = self._context.workspace
        if self._background is None:
            return workspace.facts()
        if self._prepared is not None and workspace.facts_are_near():
            facts = workspace.facts()
            if facts.layers.big is self._prepared:
                return facts
        if not self._reading:
            self._reading = True
            self._background.start(
                _("Reading the figures"), self._work, done=self._on_read, cancellable=False
            )
        return None

    def _work(self, _progress: Progress) -> tuple[Workspace, Layer]:
        workspace = self._context.workspace
        facts = workspace.facts()
        for work in self._preparing:
            work(facts)
        return workspace, facts.layers.big

    @Slot(object)
    def _on_read(self, read: tuple[Workspace, Layer]) -> None:
        self._reading = False
        workspace, layer = read
        if workspace is self._context.workspace:
            self._prepared = layer
            self.arrived.emit()

    @Slot()
    def _on_workspace_changed(self) -> None:
        self._prepared = None
