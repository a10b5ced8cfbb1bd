"""Looks at the window while it starts, from inside."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_LOOK_MS = 4
# The window is given so many seconds to show everything.
_PATIENCE = 60


class Watcher(QObject):
    """``seen`` maps what was seen to milliseconds since ``begin``; ends the application when all
    was seen and the background is quiet."""

    def __init__(self, app: QApplication, begin: float) -> None:
        super().__init__(app)
        self._app, self._begin = app, begin
        self.seen: dict[str, float] = {"block": 0.0}
        self._last = 0.0
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._look)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint of the window."""
        if (
            event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and isinstance(watched.window(), QMainWindow)
        ):
            self._app.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self.seen["paint"] = self._elapsed()
        self._last = perf_counter()
        self._beat.start(_LOOK_MS)

    def _elapsed(self) -> float:
        return (perf_counter() - self._begin) * 1000

    def _look(self) -> None:
        now = perf_counter()
        self.seen["block"] = max(self.seen["block"], (now - self._last) * 1000 - _LOOK_MS)
        self._last = now
        window = self._app.topLevelWidgets()
        main = next((one for one in window if isinstance(one, QMainWindow)), None)
        if main is not None:
            self._note(main)
        if {"board", "strip", "lines"} <= self.seen.keys() or self._elapsed() > _PATIENCE * 1000:
            self._beat.stop()
            QTimer.singleShot(200, self._app.quit)

    def _note(self, window: QMainWindow) -> None:
        from cockpit.ui.board.board_view import BoardView
        from cockpit.ui.kpis.strip import KpiStrip

        board, strip = window.findChild(BoardView), window.findChild(KpiStrip)
        if isinstance(board, BoardView) and "board" not in self.seen and _filled(board):
            self.seen["board"] = self._elapsed()
        if isinstance(strip, KpiStrip):
            texts = [tile.shown() for tile in strip.tiles]
            if "strip" not in self.seen and all(texts):
                self.seen["strip"] = self._elapsed()
            if "lines" not in self.seen and all(text and text.spark for text in texts):
                self.seen["lines"] = self._elapsed()


def _filled(board: object) -> bool:
    from cockpit.ui.board.board_view import BoardView

    assert isinstance(board, BoardView)
    return bool(board.lanes) and any(board.model.ids(at) for at in range(len(board.lanes)))
