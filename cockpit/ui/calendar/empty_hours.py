"""A press, a pull or a double press over empty hours: a stretch of a day that is wanted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from cockpit.ui.calendar.day_grid import DayGrid

_QUARTER = 0.5


class EmptyHours:
    """What the mouse does over a grid where no block is."""

    def __init__(self, grid: DayGrid) -> None:
        self._grid = grid
        self._from: QPoint | None = None
        self._pulled = False

    def press(self, at: QPoint) -> None:
        """Perhaps the beginning of a stretch."""
        self._from, self._pulled = at, False

    def pull(self, at: QPoint) -> None:
        """Show the stretch from the press to here."""
        begun, grid = self._from, self._grid
        if begun is None:
            return
        if not self._pulled and (at - begun).manhattanLength() < QApplication.startDragDistance():
            return
        found = grid.moment_at(begun)
        if found is None or grid.axis is None:
            return
        self._pulled = True
        first, last = sorted((grid.place_of(begun.y()), grid.place_of(at.y())))
        grid.show_hint((found[0], first, last + _QUARTER - first))

    def let_go(self) -> bool:
        """The end of the press; whether a stretch was pulled, which ``wanted`` then tells."""
        pulled, self._from, self._pulled = self._pulled, None, False
        return pulled

    def half_hour(self, at: QPoint) -> bool:
        """The half hour under a double press; False beside the days."""
        found = self._grid.moment_at(at)
        if found is not None:
            self._grid.show_hint((found[0], float(int(self._grid.place_of(at.y()))), 1.0))
        return found is not None

    def wanted(self) -> tuple[datetime, datetime, QRect] | None:
        """Begin, end and place of the stretch that is shown."""
        grid, hint = self._grid, self._grid.hint
        if hint is None or grid.axis is None:
            return None
        day, place, slots = hint
        return (*self._times(day, place, slots), grid.hint_rect())

    def _times(self, day: date, place: float, slots: float) -> tuple[datetime, datetime]:
        axis = self._grid.axis
        assert axis is not None
        return axis.at(day, place), axis.at(day, place + slots)
