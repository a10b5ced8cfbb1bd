"""One window a folder: a second start brings the first one to the front and ends."""

from __future__ import annotations

import contextlib
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 1_000


class SingleWindow(QObject):
    """``asked`` is emitted when somebody starts Cockpit on the same folder again."""

    asked = Signal()

    def __init__(self, lock: Path) -> None:
        super().__init__()
        with contextlib.suppress(OSError):
            lock.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(lock))
        # The lock of a process that died is taken over; one that lives is never called stale.
        self._lock.setStaleLockTime(0)
        place = str(lock.resolve()).encode()
        # Short, as some systems ask of such names; no secret, so no need for more.
        self._name = f"cockpit-{zlib.crc32(place):08x}{zlib.adler32(place):08x}"
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True for the first window on the folder; else the first one has been asked to show."""
        if self._lock.tryLock(100):
            return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            # Nobody holds it: the folder cannot be written, which opening it says in words.
            return True
        self._ask_first()
        return False

    def listen(self) -> None:
        """From now on, hear of further starts; imported after the first paint."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let the next start have the folder."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _ask_first(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(WAIT_MS):
            socket.disconnectFromServer()

    @Slot()
    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            self._server.nextPendingConnection().close()
        self.asked.emit()
