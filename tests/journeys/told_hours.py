"""Opens the calendar and tells of it: blocks by title with their begin, end and middle, the text
field that has the keyboard, and a point of the empty hours at 05:00 and at 07:00 today, in pixels
of the screen.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from cockpit.ui.calendar.day_grid import DayGrid
from cockpit.ui.calendar.page import CalendarPage
from cockpit.ui.shell.window import Window
from tests.journeys.teller import on_screen, tell


def _hours(window: QMainWindow) -> list[dict[str, object]] | None:
    if not isinstance(window, Window) or not hasattr(window, "_stack"):
        return None
    pages = window.findChildren(CalendarPage)
    if not pages or not pages[0].isVisible():
        window.open("calendar")
        return None
    grid = pages[0].week.grid
    if grid.shown is None or grid.axis is None or not pages[0].isActiveWindow():
        return None
    pages[0].week.area.verticalScrollBar().setValue(grid.y_of(8))
    return [_seen(grid)]


def _seen(grid: DayGrid) -> dict[str, object]:
    assert grid.shown is not None
    focused = QApplication.focusWidget()
    column = grid.column(grid.shown.now.date())
    return {
        "blocks": {
            one.item.title: [f"{one.item.at:%H:%M}", f"{one.item.ends:%H:%M}",
                             *on_screen(one, one.rect().center())]
            for one in grid.blocks()
        },
        "typing": isinstance(focused, QLineEdit),
        **{f"at{hour}": on_screen(grid, QPoint(column.center().x(), grid.y_of(2 * hour) + 4))
           for hour in (5, 7)},
    }  # fmt: skip


if __name__ == "__main__":
    tell(_hours)
