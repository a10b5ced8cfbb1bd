"""Looks at the window while it starts, from inside."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_LOOK_MS = 10
# The window is given so many seconds to show everything.
_PATIENCE = 60
# Before its wakings are counted it is left alone for so long: the signals are looked at once.
_SETTLE_MS = 15_000
_PAGE = "cockpit.ui.cockpit_page.page"


class Watcher(QObject):
    """``seen`` maps what was seen to milliseconds since ``begin``; ends the application when all
    was seen and, if asked, it has been left alone for ``rest_ms`` ("wakings" is per minute)."""

    def __init__(self, app: QApplication, begin: float, rest_ms: int) -> None:
        super().__init__(app)
        self._app, self._begin, self._rest_ms = app, begin, rest_ms
        self._woken = 0
        self.seen: dict[str, float] = {"block": 0.0}
        self._last = self._worked = 0.0
        self._page: QWidget | None = None
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
        self.seen["paint_work"] = process_time() * 1000
        self._last, self._worked = perf_counter(), process_time()
        self._beat.start(_LOOK_MS)

    def _begin_rest(self) -> None:
        self._woken = _wakings()
        QTimer.singleShot(self._rest_ms, self._end_rest)

    def _end_rest(self) -> None:
        # One of them is the end of the rest itself.
        self.seen["wakings"] = (_wakings() - self._woken - 1) * 60_000 / self._rest_ms
        self._app.quit()

    def _elapsed(self) -> float:
        return (perf_counter() - self._begin) * 1000

    def _look(self) -> None:
        stood, worked = perf_counter() - self._last, process_time() - self._worked
        # Time that other programs took from a busy machine is not the window's.
        own = min(stood, worked) * 1000
        self.seen["block"] = max(self.seen["block"], min(own, stood * 1000 - _LOOK_MS))
        self._note()
        # What looking itself costs is not the window's.
        self._last, self._worked = perf_counter(), process_time()
        if {"board", "strip", "lines"} <= self.seen.keys() or self._elapsed() > _PATIENCE * 1000:
            self._beat.stop()
            if self._rest_ms:
                QTimer.singleShot(_SETTLE_MS, self._begin_rest)
            else:
                QTimer.singleShot(200, self._app.quit)

    def _note(self) -> None:
        if _PAGE not in sys.modules:
            # Looking would import it before its time.
            return
        from cockpit.ui.board.board_view import BoardView
        from cockpit.ui.kpis.strip import KpiStrip

        if self._page is None:
            self._page = next((one for one in self._app.allWidgets() if _is_page(one)), None)
            return
        board, strip = self._page.findChild(BoardView), self._page.findChild(KpiStrip)
        if isinstance(board, BoardView) and "board" not in self.seen and _filled(board):
            self.seen["board"] = self._elapsed()
            self.seen["board_work"] = process_time() * 1000
        if isinstance(strip, KpiStrip):
            texts = [tile.shown() for tile in strip.tiles]
            if "strip" not in self.seen and all(texts):
                self.seen["strip"] = self._elapsed()
            if "lines" not in self.seen and all(text and text.spark for text in texts):
                self.seen["lines"] = self._elapsed()


def _wakings() -> int:
    """How often any thread of this process has given the processor back to wait."""
    total = 0
    for status in Path("/proc/self/task").glob("*/status"):
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        total += int(fields["voluntary_ctxt_switches"])
    return total


def _is_page(widget: QWidget) -> bool:
    return type(widget).__name__ == "CockpitPage"


def _filled(board: object) -> bool:
    from cockpit.ui.board.board_view import BoardView

    assert isinstance(board, BoardView)
    return bool(board.lanes) and any(board.model.ids(at) for at in range(len(board.lanes)))
