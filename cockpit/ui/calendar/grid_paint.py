"""What stands behind the blocks: hours, time outside work, what a day lacks, and now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from cockpit.ui.calendar.columns import gutter
from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import fitted
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.calendar.day_grid import DayGrid

_BESIDE = 6
_LINE = 18


class GridPaint:
    """Paints for a grid."""

    def __init__(self, grid: DayGrid) -> None:
        self._grid = grid

    def paint(self) -> None:
        """All of it."""
        grid = self._grid
        if grid.axis is None or grid.shown is None:
            return
        painter = QPainter(grid)
        for day in grid.axis.days:
            self._paint_day(painter, day)
        self._paint_hours(painter)
        self._paint_hint(painter)
        self._paint_now(painter)
        painter.end()

    def _paint_day(self, painter: QPainter, day: date) -> None:
        grid = self._grid
        assert grid.axis is not None
        assert grid.shown is not None
        column, quiet = grid.column(day), theme().color("bg")
        for place, mark in enumerate(grid.axis.marks):
            working = grid.shown.begins <= mark.minute < grid.shown.ends and day.weekday() < 5
            if not working:
                top = grid.y_of(place)
                painter.fillRect(column.left(), top, column.width(),
                                 grid.y_of(place + 1) - top, quiet)  # fmt: skip
        for first, end in grid.axis.lacking(day):
            self._paint_lacking(painter, column, first, end)
        painter.fillRect(column.left(), 0, 1, grid.height(), theme().color("line"))

    def _paint_lacking(self, painter: QPainter, column: QRect, first: int, end: int) -> None:
        grid = self._grid
        rect = QRect(column.left(), grid.y_of(first), column.width(),
                     grid.y_of(end) - grid.y_of(first))  # fmt: skip
        painter.fillRect(rect, QBrush(theme().color("scroll"), Qt.BrushStyle.BDiagPattern))
        assert grid.axis is not None
        again = grid.axis.marks[first].again
        words = _("not on this day") if again else _("clocks go forward")
        font = theme().font("tiny")
        painter.setFont(font)
        painter.setPen(theme().color("dim"))
        room = rect.adjusted(6, 0, -4, 0)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter), fitted(font, words, room.width())
        )

    def _paint_hours(self, painter: QPainter) -> None:
        grid = self._grid
        assert grid.axis is not None
        painter.setFont(theme().font("tiny"))
        right = gutter() - _BESIDE
        for place, mark in enumerate(grid.axis.marks):
            top = grid.y_of(place)
            if mark.minute % 60 == 0:
                painter.fillRect(right + 4, top, grid.width(), 1, theme().color("line"))
                painter.setPen(theme().color("dim"))
                label = QRect(0, top - 12, right, 24)
                words = f"{mark.words}*" if mark.again else mark.words
                if place:
                    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    painter.drawText(label, int(side), words)

    def _paint_hint(self, painter: QPainter) -> None:
        grid = self._grid
        if grid.hint is None:
            return
        day, place, _slots = grid.hint
        rect = grid.hint_rect()
        painter.setPen(QPen(theme().color("accent"), 1.5))
        painter.setBrush(theme().color("accent_bg"))
        painter.drawRoundedRect(rect, 5, 5)
        assert grid.axis is not None
        painter.setFont(theme().font("tiny_medium"))
        painter.setPen(theme().color("accent"))
        words = f"{grid.axis.at(day, place):%H:%M}"
        first = QRect(rect.left() + 8, rect.top() + 2, rect.width(), _LINE)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignTop), words)

    def _paint_now(self, painter: QPainter) -> None:
        grid = self._grid
        assert grid.axis is not None
        assert grid.shown is not None
        day = grid.shown.now.date()
        if day not in grid.axis.days:
            return
        column, top = grid.column(day), grid.y_of(grid.axis.place(day, grid.shown.now))
        painter.fillRect(column.left(), top - 1, column.width(), 2, theme().color("bad"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("bad"))
        painter.drawEllipse(column.left() - 3, top - 4, 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
