"""The real window over a copy of a file, and the ways to look at every page of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from cockpit.ui.plots.library import library
from cockpit.ui.process.opening import Opening
from cockpit.ui.process.pictures import PAGES
from cockpit.ui.process.session import Session
from cockpit.ui.process.walk import Walk
from cockpit.ui.shell.welcome import Welcome
from cockpit.ui.theme import theme
from cockpit.ui.widgets.popover import Popover
from cockpit.workspace import Workspace
from tests.demo_files import MORNING
from tests.ended import end

_QUIET_MS = 30
_PATIENCE_MS = 120_000


class _NoCare:
    """Looks after nothing: a copy that is thrown away needs no backups."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End."""


class Stand:
    """A window that is closed by ``close``."""

    def __init__(self, source: Path, folder: Path, today: datetime = MORNING) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / "cockpit.db")
        self._path, self._today = folder / "cockpit.db", today
        opening = Opening(
            data=folder,
            backups=folder / "backups",
            lock=folder / "window.lock",
            machine=folder / "machine.json",
            open=self._open,
            care=lambda *_: _NoCare(),
            start_demo=lambda: None,
        )
        self.session = Session(opening, self._open(None))
        self.walk = Walk(self.session)
        self.session.errors.went_wrong.connect(_on_wrong)
        self.walk.begin()
        self.window.resize(1280, 800)
        self.window.show()
        self.walk.open_first()
        self.session.settle()
        self.wait()

    @property
    def window(self):
        """The window."""
        return self.session.window

    def _open(self, as_of: date | None) -> Workspace:
        return Workspace(self._path, lambda: self._today, who="tester", as_of=as_of)

    def show(self, page: str) -> QWidget:
        """Open one of the pages that have a picture; gives the window."""
        for covering in self.window.findChildren(Welcome):
            self.window.remove_over(covering)
        self.window.overlays.palette.close_now()
        self.window.overlays.key_help.close_now()
        for floating in self.window.findChildren(Popover):
            floating.close_now()
        PAGES[page](self.walk)
        self.wait()
        return self.window

    def dress(self, *, dark: bool, text_scale: float = 1.0) -> None:
        """Show it in a theme and a size of text."""
        theme().choose("dark" if dark else "light")
        theme().set_text_scale(text_scale)
        turn(_QUIET_MS)

    def resize(self, size: tuple[int, int]) -> None:
        """Make the window as large as that."""
        self.window.resize(*size)
        turn(_QUIET_MS)
        # What lies in a layout in a layout hears of it one after the other.
        for _depth in range(8):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def wait(self) -> None:
        """Until nothing is under way and everything asked for has been painted."""
        turn(_QUIET_MS)
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while self.session.background.tasks() or library().is_coming:
            assert not deadline.hasExpired(), self.session.background.tasks()
            turn(10)
        turn(_QUIET_MS)

    def close(self) -> None:
        """End the program, as its own end does."""
        end(self.session)
        theme().choose("light")
        theme().set_text_scale(1.0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _on_wrong(details: str) -> None:
    raise AssertionError(details)


def turn(milliseconds: int) -> None:
    """Let the event loop run for so long."""
    end = QDeadlineTimer(milliseconds)
    while not end.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def shown_widgets(root: QWidget) -> Iterator[QWidget]:
    """The widgets that can be seen, the root first."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget
