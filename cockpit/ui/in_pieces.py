"""Work of the GUI thread that is too long for one turn of its loop, done a few pieces a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

# A hand notices nothing below it, and the next frame is never missed by two.
_TURN_SECONDS = 0.008


class InPieces(QObject):
    """Calls ``pieces`` in their order, while the window answers; ``done`` after the last one."""

    done = Signal()

    def __init__(
        self, pieces: Iterator[Callable[[], object]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pieces = pieces
        # A timer with a pause: what is merely posted would all be done in one turn.
        self._turn = QTimer(self, singleShot=True, interval=1)
        self._turn.timeout.connect(self._take_some)

    @property
    def is_under_way(self) -> bool:
        """True from the begin to the last piece."""
        return self._turn.isActive()

    def begin(self) -> None:
        """Go on from the next turn of the loop; a second time changes nothing."""
        if not self._turn.isActive():
            self._turn.start()

    def finish(self) -> None:
        """Do all that is left, here and now; ``done`` is said before this returns."""
        self._turn.stop()
        for piece in self._pieces:
            piece()
        self.done.emit()

    @Slot()
    def _take_some(self) -> None:
        until = perf_counter() + _TURN_SECONDS
        for piece in self._pieces:
            piece()
            if perf_counter() > until:
                self._turn.start()
                return
        self.done.emit()
