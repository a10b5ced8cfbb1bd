"""Runs the real window as `python -m cockpit` does, and tells what is seen of it.

A line of JSON on standard output whenever something moved, and again and again while nothing
does: what is seen, and whether it has stood still for some turns of the window with no work under
way. A turn is the window's own: on a slow machine it takes longer.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from cockpit.ui.process import start

_LOOK_MS = 50
_STILL_AFTER = 6
# These are there as long as the program; every other thread is work.
_AT_REST = {"MainThread", "APScheduler", "desktop bus"}
Seen = Callable[[QMainWindow], object]


class _Teller(QObject):
    """Looks at the window many times a second; nothing is told while ``seen`` gives None."""

    def __init__(self, app: QApplication, seen: Seen) -> None:
        super().__init__(app)
        self._seen, self._told, self._same = seen, "", 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)]
        told = self._seen(windows[0]) if windows and windows[0].isVisible() else None
        if told is None:
            return
        text, works = json.dumps(told), {one.name for one in threading.enumerate()} - _AT_REST
        moved = text != self._told
        self._told, self._same = text, 0 if moved or works else self._same + 1
        if moved or self._same == _STILL_AFTER:
            still, self._same = self._same == _STILL_AFTER, 0
            print(f"[{text}, {json.dumps(still)}]", flush=True)


def on_screen(widget: QWidget, at: QPoint) -> tuple[int, int]:
    """A point of a widget in pixels of the screen."""
    place = widget.mapToGlobal(at)
    return place.x(), place.y()


def tell(seen: Seen) -> None:
    """The program, watched."""
    make = start.application

    def watched() -> QApplication:
        app = make()
        _Teller(app, seen)
        return app

    start.application = watched
    from cockpit.__main__ import main

    sys.exit(main())
