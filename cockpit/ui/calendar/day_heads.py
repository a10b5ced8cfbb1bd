"""Over the hours: the days with their names, and what lasts whole days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.block import Block
from cockpit.ui.calendar.columns import Columns, gutter, larger
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import locale
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _, n_

_HEAD, _LINE = 38, 22
_MOST = 3


class DayHeads(QWidget):
    """``opened(PlanItem, Block)``; ``day_chosen(date)`` on a press on a day's name."""

    opened = Signal(object, object)
    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._today: date | None = None
        self.here: date | None = None
        self._blocks: list[tuple[date, int, Block]] = []
        self._more: dict[date, int] = {}
        self._room = 0
        self._zone = ""
        self._columns: Columns | None = None
        self.setAccessibleName(_("Days"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(larger(_HEAD))
        theme().changed.connect(self.update)

    def show_days(
        self,
        days: Sequence[date],
        today: date,
        items: Sequence[PlanItem],
        zone: ZoneInfo,
        scroll_bar: int,
    ) -> None:
        """Show these days by the clocks of ``zone``; ``scroll_bar`` is the width the hours below
        lose."""
        self._days, self._today, self._room = tuple(days), today, scroll_bar
        self._zone = zone_words(days[0], zone)
        timed = (one for one in items if not one.all_day)
        self._columns = Columns(days, timed, today)
        for _day, _line, block in self._blocks:
            block.hide()
            block.deleteLater()
        self._blocks, self._more = [], {}
        highest = 0
        for day in self._days:
            whole = [one for one in items if one.all_day and _lasts(one, day)]
            kept = whole if len(whole) <= _MOST else whole[: _MOST - 1]
            self._more[day] = len(whole) - len(kept)
            highest = max(highest, len(kept) + bool(self._more[day]))
            self._blocks += [(day, line, self._new(one)) for line, one in enumerate(kept)]
        self.setFixedHeight(larger(_HEAD) + highest * larger(_LINE) + (4 if highest else 0))
        self._arrange()
        self.update()

    def blocks(self) -> list[Block]:
        """What lasts whole days, by day."""
        return [block for _day, _line, block in self._blocks]

    def column(self, day: date) -> QRect:
        """Where a day stands, as in the hours below."""
        if self._columns is None:
            return QRect(gutter(), 0, self.width() - gutter(), self.height())
        left, width = self._columns.span(day, gutter(), self.width() - self._room - gutter())
        return QRect(left, 0, width, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: object) -> None:
        """A press on a day's name."""
        at = event.position().toPoint()  # type: ignore[attr-defined]
        for day in self._days:
            if self.column(day).contains(at):
                self.day_chosen.emit(day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names and numbers of the days; how many more there are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for day in self._days:
            self._paint_day(painter, day)
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().color("dim"))
        corner = QRect(4, 4, gutter() - 8, larger(_HEAD) - 10)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignCenter), self._zone)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("line"))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date) -> None:
        column = self.column(day)
        name = locale().standaloneDayName(day.isoweekday(), locale().FormatType.ShortFormat)
        here = day == self._today
        rect = QRect(column.left() + 2, 4, column.width() - 4, larger(_HEAD) - 10)
        if day == self.here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent_bg"))
            painter.drawRoundedRect(rect, 6, 6)
        painter.setFont(theme().font("strong" if here else "medium"))
        painter.setPen(theme().color("accent" if here else "ink"))
        words = f"{name} {day.day}"
        if here and column.width() > 110 and not vantage().is_past(day):
            words = _("{day} · today").format(day=words)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
        if self._more.get(day):
            painter.setFont(theme().font("tiny"))
            painter.setPen(theme().color("dim"))
            below = QRect(
                column.left() + 8,
                larger(_HEAD) + (_MOST - 1) * larger(_LINE),
                column.width(),
                larger(_LINE),
            )
            more = n_("{n} more", "{n} more", self._more[day])
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), more)

    def _new(self, one: PlanItem) -> Block:
        block = Block(one, self)
        block.opened.connect(self._on_opened)
        return block

    def _on_opened(self) -> None:
        block = self.sender()
        if isinstance(block, Block):
            self.opened.emit(block.item, block)

    def _arrange(self) -> None:
        for day, line, block in self._blocks:
            column = self.column(day)
            block.setGeometry(
                column.left() + 2,
                larger(_HEAD) + line * larger(_LINE),
                column.width() - 5,
                larger(_LINE) - 2,
            )
            block.show()


def zone_words(day: date, zone: ZoneInfo) -> str:
    """What the clocks of a zone are called that day: CET, UTC, +0545."""
    return datetime.combine(day, time(12), zone).tzname() or ""


def _lasts(one: PlanItem, day: date) -> bool:
    last = one.ends.date() if one.ends > one.at else one.at.date()
    return one.at.date() <= day and (day < last or day == one.at.date())
