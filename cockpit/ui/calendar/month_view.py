"""A month: what is on first on each day, and how many more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.words import GONE, times, tone_of
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import clock, locale, long_day, short_month
from cockpit.ui.widgets.fitting import fitted
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _, n_

_WEEK = 7
_TOP, _SIDE = 24, 6


def days_of_month(month: date) -> list[date]:
    """Whole weeks around a month, beginning with the day on which weeks begin here."""
    first = month.replace(day=1)
    begin = first - timedelta(days=(first.isoweekday() - locale().firstDayOfWeek().value) % _WEEK)
    after = (first + timedelta(days=31)).replace(day=1)
    weeks = -(-(after - begin).days // _WEEK)
    return [begin + timedelta(days=n) for n in range(weeks * _WEEK)]


class DayCell(QAbstractButton):
    """One day; ``stepped(days)`` by arrows. A press or Enter is ``clicked``."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = date.min
        self.items: tuple[PlanItem, ...] = ()
        self._dim = self._today = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_day(self, day: date, items: Sequence[PlanItem], month: date, today: date) -> None:
        """Be this day."""
        self.day, self.items = day, tuple(items)
        self._dim, self._today = day.month != month.month, day == today
        told = "; ".join(f"{times(one)} {one.title}" for one in self.items)
        many = n_("{n} thing", "{n} things", len(self.items))
        self.setAccessibleName(f"{long_day(day)}, {many}" + (f": {told}" if told else ""))
        self.update()

    def fitting(self) -> int:
        """How many items have room."""
        line = QFontMetrics(theme().font("tiny")).height() + 4
        return max(0, (self.height() - _TOP - 4) // line)

    def sizeHint(self) -> QSize:
        """The month shares its room out."""
        return QSize(90, 76)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to other days."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK,
                Qt.Key.Key_Down: _WEEK}.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, first items, how many more."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        weekend = self.day.weekday() > 4
        painter.fillRect(self.rect(), theme().color("bg" if weekend or self._dim else "panel"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("line"))
        self._paint_number(painter)
        self._paint_items(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
        painter.end()

    def _paint_number(self, painter: QPainter) -> None:
        painter.setFont(theme().font("small_strong" if self._today else "small"))
        painter.setPen(theme().color("accent" if self._today else "dim" if self._dim else "ink"))
        words = str(self.day.day)
        if self.day.day == 1:
            words = f"{words} {short_month(self.day.month)}"
        if self._today and not vantage().is_past(self.day):
            words = _("{day} · today").format(day=words)
        painter.drawText(QRect(_SIDE + 2, 4, self.width(), 18), 0, words)

    def _paint_items(self, painter: QPainter) -> None:
        font = theme().font("tiny")
        line = QFontMetrics(font).height() + 4
        room = self.fitting()
        few = self.shown()
        painter.setFont(font)
        for place, one in enumerate(few):
            self._paint_item(painter, one, QRect(_SIDE, _TOP + place * line,
                                                 self.width() - 2 * _SIDE, line))  # fmt: skip
        more = len(self.items) - len(few)
        if more and room:
            painter.setPen(theme().color("dim"))
            below = QRect(_SIDE + 8, _TOP + len(few) * line, self.width() - 2 * _SIDE, line)
            words = n_("{n} more", "{n} more", more) if few else n_("{n} thing", "{n} things", more)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), words)

    def shown(self) -> list[PlanItem]:
        """What there is room for, in order: where that is not all, meetings before tasks, which
        come every day of a month."""
        room = self.fitting()
        if len(self.items) <= room:
            return list(self.items)
        first = sorted(self.items, key=_is_task)[: max(0, room - 1)]
        return sorted(first, key=_by_time)

    def _paint_item(self, painter: QPainter, one: PlanItem, rect: QRect) -> None:
        tone = tone_of(one)
        bar = {"accent": "accent", "task": "check"}.get(tone, "faint")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(bar))
        painter.drawRoundedRect(rect.left(), rect.top() + 3, 3, rect.height() - 6, 1.5, 1.5)
        dim = self._dim or one.state in GONE or one.state == "done"
        painter.setPen(theme().color("dim" if dim else "ink"))
        words = one.title if one.all_day else f"{clock(one.at)} {one.title}"
        room = rect.adjusted(8, 0, 0, 0)
        shown = fitted(painter.font(), words.replace("\n", " "), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)


class MonthView(QWidget):
    """``day_opened(date, DayCell)`` on a press or Enter; ``stepped(days)`` by arrows."""

    day_opened = Signal(object, object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: list[DayCell] = []
        self._names = [PlainLabel("", "small_medium", "dim") for _day in range(_WEEK)]
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 1)
        column.addLayout(self._grid)
        for place, name in enumerate(self._names):
            name.setContentsMargins(_SIDE + 2, 2, 0, 4)
            self._grid.addWidget(name, 0, place)
            self._grid.setColumnStretch(place, 1)
        self.setAccessibleName(_("Month"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_month(self, month: date, today: date, cursor: date, items: Sequence[PlanItem]) -> None:
        """Show the weeks around a month, with the keyboard on ``cursor``."""
        days = days_of_month(month)
        for place, name in enumerate(self._names):
            short = locale().FormatType.ShortFormat
            name.setText(locale().standaloneDayName(days[place].isoweekday(), short))
        while len(self.cells) < len(days):
            self._add_cell()
        by_day: dict[date, list[PlanItem]] = {day: [] for day in days}
        for one in sorted(items, key=_by_time):
            for day in _days_of(one):
                if day in by_day:
                    by_day[day].append(one)
        for place, cell in enumerate(self.cells):
            cell.setVisible(place < len(days))
            self._grid.setRowStretch(1 + place // _WEEK, int(place // _WEEK < len(days) / _WEEK))
            if place < len(days):
                cell.show_day(days[place], by_day[days[place]], month, today)
        at_cursor = self.cell(cursor)
        if at_cursor is not None:
            self.setFocusProxy(at_cursor)

    def cell(self, day: date) -> DayCell | None:
        """The cell of a day, if it is shown."""
        found = (cell for cell in self.cells if cell.day == day and not cell.isHidden())
        return next(found, None)

    def _add_cell(self) -> None:
        cell = DayCell()
        cell.clicked.connect(self._on_clicked)
        cell.stepped.connect(self.stepped)
        place = len(self.cells)
        self.cells.append(cell)
        self._grid.addWidget(cell, 1 + place // _WEEK, place % _WEEK)

    def _on_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, DayCell):
            self.day_opened.emit(cell.day, cell)


def _is_task(one: PlanItem) -> bool:
    return one.kind == "task"


def _by_time(one: PlanItem) -> tuple[bool, datetime]:
    return not one.all_day, one.at


def _days_of(one: PlanItem) -> list[date]:
    """The days that something touches, as many as a month can show."""
    last = (one.ends - timedelta(microseconds=1)).date() if one.ends > one.at else one.at.date()
    length = min(max(0, (last - one.at.date()).days), 45)
    return [one.at.date() + timedelta(days=n) for n in range(length + 1)]
