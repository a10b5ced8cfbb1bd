"""A week, or any few days: names and whole days on top, the hours below, which scroll."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cockpit.ui.calendar.day_grid import DayGrid, Shown
from cockpit.ui.calendar.day_heads import DayHeads
from cockpit.ui.theme import theme


class WeekView(QWidget):
    """Its parts are ``heads`` and ``grid``; ``day_chosen(date)`` from a day's name."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads, self.grid = DayHeads(), DayGrid()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.grid)
        self.area.verticalScrollBar().setSingleStep(self.grid.slot)
        self._scrolled = False
        self._last: tuple[Shown, date] | None = None
        theme().changed.connect(self._on_look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.area, 1)
        self.setFocusProxy(self.grid)
        self.heads.day_chosen.connect(self._on_day)

    def show_days(self, shown: Shown, cursor: date) -> None:
        """Show these days with the keyboard in ``cursor``."""
        self._last = shown, cursor
        self.heads.here = self.grid.here = cursor
        bar = self.area.verticalScrollBar().sizeHint().width()
        self.heads.show_days(shown.days, shown.now.date(), shown.items, shown.zone, bar)
        self.grid.show_days(shown)
        if not self._scrolled:
            self._scrolled = True
            self.scroll_to_work()

    def scroll_to_work(self) -> None:
        """Bring the working day into sight, from now on where the day has begun before it."""
        self.area.verticalScrollBar().setRange(0, max(0, self.grid.height()))
        top = self.grid.top_of_work()
        if self._last is not None and self.grid.axis is not None:
            shown = self._last[0]
            today = shown.now.date()
            if today in shown.days:
                top = min(top, self.grid.y_of(self.grid.axis.place(today, shown.now)))
        # Half a slot more: the hour's own words stand across its line.
        self.area.verticalScrollBar().setValue(max(0, top - 5 * self.grid.slot // 2))

    @Slot()
    def _on_look(self) -> None:
        """Larger text has larger hours."""
        if self._last is not None:
            self.show_days(*self._last)

    def bring_into_sight(self, day: date, at: datetime) -> None:
        """Scroll to a time of a day."""
        if self.grid.axis is not None:
            top = self.grid.y_of(self.grid.axis.place(day, at))
            self.area.ensureVisible(0, top, 0, 3 * self.grid.slot)

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self.day_chosen.emit(day)
