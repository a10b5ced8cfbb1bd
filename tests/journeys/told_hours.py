"""Runs the real window on its calendar and tells on standard output where things are.

One line of JSON whenever something moved: blocks by title with their begin, end and middle, the
text field that has the keyboard, and a point of the empty hours at 05:00 and at 07:00 today, in
pixels of the screen.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from cockpit.ui.calendar.day_grid import DayGrid
from cockpit.ui.calendar.page import CalendarPage
from cockpit.ui.process import start
from tests.journeys.told import Teller


class HoursTeller(Teller):
    """Looks at the calendar of the window many times a second."""

    def _look(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)]
        if not windows or not hasattr(windows[0], "open"):
            return
        pages = windows[0].findChildren(CalendarPage)
        if not pages or not pages[0].isVisible():
            windows[0].open("calendar")
            return
        grid = pages[0].week.grid
        if grid.shown is not None and grid.axis is not None and pages[0].isActiveWindow():
            pages[0].week.area.verticalScrollBar().setValue(grid.y_of(8))
            self._tell(json.dumps([_seen(grid)]))


def _seen(grid: DayGrid) -> dict[str, object]:
    assert grid.axis is not None
    assert grid.shown is not None
    focused = QApplication.focusWidget()
    column = grid.column(grid.shown.now.date())
    return {
        "blocks": {
            one.item.title: [f"{one.item.at:%H:%M}", f"{one.item.ends:%H:%M}",
                             *_on_screen(one, one.rect().center())]
            for one in grid.blocks()
        },
        "typing": isinstance(focused, QLineEdit),
        **{f"at{hour}": _on_screen(grid, QPoint(column.center().x(), grid.y_of(2 * hour) + 4))
           for hour in (5, 7)},
    }  # fmt: skip


def _on_screen(widget: QWidget, at: QPoint) -> tuple[int, int]:
    place = widget.mapToGlobal(at)
    return place.x(), place.y()


def main() -> None:
    """The window, watched."""
    make = start.application

    def watched() -> QApplication:
        app = make()
        HoursTeller(app)
        return app

    start.application = watched
    from cockpit.__main__ import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
