"""Notices what other processes write, without asking again and again."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from cockpit.workspace import Workspace

SETTLE_MS = 120
# While an import is written there is nothing to catch up with.
LATER_MS = 500


class FileWatch(QObject):
    """Watches the write-ahead file; the system wakes us, so that an idle window sleeps."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        workspace.turns.hurry()
        self._ahead = workspace.path.with_name(workspace.path.name + "-wal")
        self._watcher = QFileSystemWatcher([str(workspace.path.parent)], self)
        self._settled = QTimer(self, singleShot=True)
        self._settled.timeout.connect(self._catch_up)
        self._watcher.fileChanged.connect(self._on_change)
        self._watcher.directoryChanged.connect(self._on_change)
        self._watch_file()

    def _watch_file(self) -> None:
        path = str(self._ahead)
        if self._ahead.exists() and path not in self._watcher.files():
            self._watcher.addPath(path)

    @Slot(str)
    def _on_change(self, _path: str) -> None:
        self._watch_file()
        # A writer in a hurry must not put the look off for ever: the first change starts it.
        if not self._settled.isActive():
            self._settled.start(SETTLE_MS)

    @Slot()
    def _catch_up(self) -> None:
        if self._workspace.catch_up() is None:
            self._settled.start(LATER_MS)
