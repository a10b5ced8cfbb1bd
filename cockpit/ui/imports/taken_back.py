"""Whether undo took the import back that has just been made."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.domain.changes import Changes
from cockpit.ui.change_relay import ChangeRelay


class TakenBack(QObject):
    """``changed`` after an undo or redo of the import that is followed; ``back`` tells which."""

    changed = Signal()

    def __init__(self, relay: ChangeRelay, parent: QObject) -> None:
        super().__init__(parent)
        self.back = False
        self._label = ""
        relay.committed.connect(self._on_committed)

    def follow(self, label: str) -> None:
        """Follow the import that undo calls so; nothing for ""."""
        self._label, self.back = label, False

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if not self._label or changes.label != self._label:
            return
        if changes.flavour in ("undo", "redo") and self.back != (changes.flavour == "undo"):
            self.back = not self.back
            self.changed.emit()
