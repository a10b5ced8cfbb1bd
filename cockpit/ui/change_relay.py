"""Carries announcements from whatever thread committed to the GUI thread.

Always queued, so a screen hears of a change after the gesture that caused it has ended. The
first change is passed on at once; what follows within the pause is merged into one.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cockpit.domain.changes import Changes
from cockpit.ui.mailbox import mailbox

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

PAUSE_MS = 60


class ChangeRelay(QObject):
    """Emits ``committed(Changes)`` in the thread that made it: the GUI's."""

    committed = Signal(object)

    def __init__(self, workspace: Workspace | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: Changes | None = None
        self._workspace: Workspace | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._pass_on)
        self._tell = mailbox().poster(self._on_arrived)
        if workspace is not None:
            self.follow(workspace)

    def follow(self, workspace: Workspace | None) -> None:
        """Listen to this workspace, and to no other."""
        if self._workspace is not None:
            self._workspace.unsubscribe(self._take)
        self._workspace = workspace
        if workspace is not None:
            workspace.subscribe(self._take)

    def _take(self, changes: Changes) -> None:
        """Called in the committing thread."""
        with self._lock:
            first = self._waiting is None
            self._waiting = changes if self._waiting is None else self._waiting.merged(changes)
        if first:
            self._tell()

    @Slot()
    def _on_arrived(self) -> None:
        if not self._pause.isActive():
            self._pass_on()

    @Slot()
    def _pass_on(self) -> None:
        with self._lock:
            changes, self._waiting = self._waiting, None
        if changes is not None:
            self._pause.start()
            self.committed.emit(changes)
