"""Opens the real window, imports a file in it, undoes and redoes that before the cockpit page, and
says how long the window stood still meanwhile.

`python -m tests.bench.living FOLDER FILE` prints one line of JSON: for each part of the work the
longest time in milliseconds for which the event loop did not turn. What a busy machine gave to
other programs in that time does not count: it is the smaller of the time that went by and the
time that this program had the processor.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot

from cockpit.app import opening_of
from cockpit.paths import Folder
from cockpit.ui.process.collector import Collector
from cockpit.ui.process.session import Session
from cockpit.ui.process.start import application
from cockpit.ui.process.walk import Walk

_BEAT_MS, _LOOK_MS = 2, 100
# So many looks in a row must find nothing under way before a part of the work is over.
_RESTED = 30


class _Pulse(QObject):
    """``longest`` is the longest pause between two beats, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = (perf_counter(), process_time())
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def start_anew(self) -> None:
        """Forget what was."""
        self.longest, self._last = 0.0, (perf_counter(), process_time())

    @Slot()
    def _on_beat(self) -> None:
        now = (perf_counter(), process_time())
        stood, worked = (after - before for after, before in zip(now, self._last, strict=True))
        self.longest = max(self.longest, min(stood, worked) * 1000)
        self._last = now


class _Parts(QObject):
    """Does one thing after the other and waits for the end of each."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._rested = session, 0
        self._pulse = _Pulse()
        self._loop = QEventLoop(self)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._look.start()
        self.found: dict[str, float] = {}

    def do(self, name: str, work: Callable[[], object]) -> None:
        """Work, until nothing is under way any more."""
        self._rested = 0
        self._pulse.start_anew()
        work()
        self._loop.exec()
        self.found[name] = self._pulse.longest

    @Slot()
    def _on_look(self) -> None:
        busy = bool(self._session.background.tasks())
        self._rested = 0 if busy else self._rested + 1
        if self._rested > _RESTED:
            self._loop.quit()


def main(folder: Path, file: Path) -> dict[str, float]:
    """The longest standstill of each part."""
    collector = Collector()
    application()
    opening = replace(opening_of(Folder(folder)), machine=folder / "machine.json")
    session = Session(opening, opening.open(None))
    collector.follow(session)
    walk = Walk(session)
    walk.begin()
    window, parts = session.window, _Parts(session)
    window.resize(1440, 900)
    window.show()
    parts.do("settling", session.settle)
    parts.do("opening", lambda: window.open("cockpit"))
    parts.do("leaving", lambda: window.open("import"))
    page = walk.everywhere._import_page()
    parts.do("nothing", lambda: None)
    parts.do("planning", lambda: page.take_files([file]))
    parts.do("writing", page.importing.write)
    parts.do("the cockpit page shown after it", lambda: window.open("cockpit"))
    parts.do("undo before the cockpit page", session.undo.undo)
    parts.do("redo before the cockpit page", session.undo.redo)
    session.stop()
    session.workspace.close()
    return parts.found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
