"""Starting the window: paint first, fill it after."""

from __future__ import annotations

import logging
import os
import sys
import threading
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from cockpit.ui.process.beginning import Beginning
from cockpit.ui.process.collector import Collector
from cockpit.ui.process.single_window import SingleWindow
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.window import Window
from cockpit.wording import _, use_group_mark

if TYPE_CHECKING:
    from cockpit.ui.process.opening import Opening

_PAINTED_WITHIN_MS = 800
_SWITCH_SECONDS = 0.0005


def application() -> QApplication:
    """The one application object, made now if there is none."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    # Work in other threads gives way to the window this often: at the usual 5 ms several of them
    # in one turn of the window would be felt.
    sys.setswitchinterval(_SWITCH_SECONDS)
    made = QApplication(sys.argv[:1])
    made.setApplicationName("cockpit")
    made.setApplicationDisplayName(_("Cockpit"))
    made.setDesktopFileName("cockpit")
    use_group_mark(QLocale().groupSeparator())
    return made


def run(opening: Opening, *, demo: bool, as_of: date | None) -> int:
    """Open the window and stay until it is closed; 3 when the folder cannot be used."""
    collector = Collector()
    app = application()
    single = SingleWindow(opening.lock)
    if as_of is None and not single.claim():
        return 0
    window = Window(Memory(opening.machine))
    beginning = Beginning(opening, window, single, collector, demo=demo, as_of=as_of)
    # The grounds are painted before anything else is even imported.
    painted = _FirstPaint(window)
    painted.seen.connect(beginning.begin)
    window.show()
    code = app.exec()
    beginning.end()
    if beginning.error is not None:
        raise beginning.error
    ended_with = beginning.code or int(code)
    _leave_what_lingers(ended_with)
    return ended_with


def _leave_what_lingers(code: int) -> None:
    """End the process here if work in another thread did not stop in time: everything is kept and
    closed by now, and that work would go on among what the interpreter takes apart."""
    this = threading.current_thread()
    if any(one.daemon and one is not this for one in threading.enumerate()):
        logging.shutdown()
        # Without a terminal, Windows gives a program none of these.
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(code)


class _FirstPaint(QObject):
    """``seen`` once the window has been painted for the first time, or is not going to be."""

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window: QWidget | None = window
        window.installEventFilter(self)
        # A window that starts minimized is not painted.
        self._waiting = QTimer(self, singleShot=True, interval=_PAINTED_WITHIN_MS)
        self._waiting.timeout.connect(self._tell)
        self._waiting.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint itself comes first, then what waited for it."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._tell)
        return False

    @Slot()
    def _tell(self) -> None:
        if self._window is not None:
            self._waiting.stop()
            self._window.removeEventFilter(self)
            self._window = None
            self.seen.emit()
