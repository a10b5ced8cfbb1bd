"""The hours of one or more days: things as blocks in them, tasks laid in, moved and lifted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.jobs.day_grid import SLOT
from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.block import LEAST, Block
from cockpit.ui.calendar.grid_paint import GridPaint
from cockpit.ui.calendar.hours import Axis
from cockpit.ui.calendar.lanes import lanes
from cockpit.ui.calendar.task_mime import task_on
from cockpit.ui.calendar.words import GONE
from cockpit.wording import _

SLOT_HEIGHT = 23
GUTTER = 46
QUARTER = timedelta(minutes=15)
_USUAL = timedelta(minutes=30)
_EDGE = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What a grid shows. ``begins`` and ``ends`` are the working hours as minutes of the day,
    ``now`` an instant of the zone; without ``writable`` nothing can be laid or moved."""

    days: tuple[date, ...]
    zone: ZoneInfo
    items: tuple[PlanItem, ...]
    now: datetime
    begins: int = 9 * 60
    ends: int = 18 * 60
    writable: bool = True


class DayGrid(QWidget):
    """``opened(PlanItem, Block)``; ``laid(task id, day, "HH:MM", minutes, day before or None)``
    when a task is put somewhere, ``lifted(task id, day)`` when it is taken out,
    ``ticked(PlanItem)``; ``stepped(days)`` when arrows leave a column."""

    opened = Signal(object, object)
    laid = Signal(int, object, str, int, object)
    lifted = Signal(int, object)
    ticked = Signal(object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self.axis: Axis | None = None
        self.here: date | None = None
        self.hint: tuple[date, float] | None = None
        self._blocks: dict[tuple[str, date], Block] = {}
        self._paint = GridPaint(self)
        self._moved: tuple[date, datetime] | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Hours of the day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, shown: Shown) -> None:
        """Show these days; blocks that stay keep the keyboard."""
        if self.axis is None or (self.axis.days, self.axis.zone) != (shown.days, shown.zone):
            self.axis = Axis(shown.days, shown.zone)
        self.shown = shown
        wanted = {
            (one.id, day): one
            for day in shown.days
            for one in shown.items
            if not one.all_day and _touches(one, day)
        }
        for key in self._blocks.keys() - wanted.keys():
            block = self._blocks.pop(key)
            block.hide()
            block.deleteLater()
        for key, one in wanted.items():
            movable = shown.writable and one.kind == "task" and one.state in ("open", "done")
            block = self._blocks.get(key) or self._new(one, key)
            block.show_item(one, movable=movable)
        self.setFixedHeight(len(self.axis) * SLOT_HEIGHT + 2 * _EDGE)
        self._arrange()
        self.update()

    def blocks(self) -> list[Block]:
        """The blocks by day and time."""
        return [self._blocks[key] for key in sorted(self._blocks, key=self._order)]

    # Places

    def column(self, day: date) -> QRect:
        """Where a day stands."""
        days = self.axis.days if self.axis is not None else (day,)
        width = (self.width() - GUTTER) / len(days)
        at = days.index(day)
        left = GUTTER + round(at * width)
        return QRect(
            left, _EDGE, GUTTER + round((at + 1) * width) - left, self.height() - 2 * _EDGE
        )

    def y_of(self, place: float) -> int:
        """From half hours to pixels."""
        return _EDGE + round(place * SLOT_HEIGHT)

    def moment_at(self, at: QPoint) -> tuple[date, datetime] | None:
        """Day and time under a point, to the quarter hour."""
        if self.axis is None:
            return None
        day = next((one for one in self.axis.days if self.column(one).left() <= at.x() <=
                    self.column(one).right()), None)  # fmt: skip
        if day is None:
            return None
        place = max(0.0, (at.y() - _EDGE) / SLOT_HEIGHT)
        place = min(int(place * 2) / 2, len(self.axis) - 0.5)
        return day, self.axis.at(day, place)

    def top_of_work(self) -> int:
        """Where the working day begins, for scrolling there."""
        if self.axis is None or self.shown is None:
            return 0
        return self.y_of(self.shown.begins / 30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """As high as its hours."""
        return QSize(240, self.height())

    def paintEvent(self, event: object) -> None:
        """Hours, working time, now."""
        self._paint.paint()

    def _arrange(self) -> None:
        if self.axis is None:
            return
        for day in self.axis.days:
            self._arrange_day(day, self.axis)
        before: QWidget | None = None
        for block in self.blocks():
            if before is not None:
                QWidget.setTabOrder(before, block)
            before = block

    def _arrange_day(self, day: date, axis: Axis) -> None:
        found = []
        for key, block in self._blocks.items():
            if key[1] != day:
                continue
            begin = axis.place(day, block.item.at) if block.item.at.date() >= day else 0.0
            end = axis.place(day, _end(block.item))
            found.append((begin, max(end, begin + LEAST / SLOT_HEIGHT), key))
        found.sort(key=lambda one: (one[0], -one[1], one[2][0]))
        column = self.column(day)
        spans = [(begin, end) for begin, end, _key in found]
        for (begin, end, key), lane in zip(found, lanes(spans), strict=True):
            wide = (column.width() - 6) / lane.of
            left = column.left() + 2 + round(lane.column * wide)
            top, bottom = self.y_of(begin), self.y_of(end)
            block = self._blocks[key]
            block.setGeometry(left, top, max(12, round(wide) - 2), bottom - top - 1)
            block.show()

    def _order(self, key: tuple[str, date]) -> tuple[date, datetime, str]:
        return key[1], self._blocks[key].item.at, key[0]

    # Doing

    def _new(self, one: PlanItem, key: tuple[str, date]) -> Block:
        block = self._blocks[key] = Block(one, self)
        block.opened.connect(self._on_opened)
        block.dragged.connect(self._on_dragged)
        block.dropped.connect(self._on_dropped)
        block.asked.connect(self._on_asked)
        return block

    def _on_opened(self) -> None:
        block = self.sender()
        if isinstance(block, Block):
            self.opened.emit(block.item, block)

    def _on_dragged(self, way: QPoint) -> None:
        block = self.sender()
        if not isinstance(block, Block):
            return
        block.move(block.pos() + QPoint(0, way.y()))
        if self.axis is not None and len(self.axis.days) > 1:
            block.move(block.pos() + QPoint(way.x(), 0))
        middle = QPoint(block.geometry().center().x(), block.y())
        self._moved = self.moment_at(middle)
        self.hint = None
        if self._moved is not None and self.axis is not None:
            day, at = self._moved
            self.hint = (day, self.axis.place(day, at))
        self.update()

    def _on_dropped(self) -> None:
        block, moved = self.sender(), self._moved
        self.hint = self._moved = None
        if isinstance(block, Block) and moved is not None:
            self._put(block.item, moved[1])
        self._arrange()
        self.update()

    def _on_asked(self, verb: str) -> None:
        block = self.sender()
        if not isinstance(block, Block):
            return
        item = block.item
        steps = {"later": QUARTER, "earlier": -QUARTER}
        if verb in steps:
            self._put(item, item.at + steps[verb])
        elif verb in ("longer", "shorter"):
            length = _length(item) + (QUARTER if verb == "longer" else -QUARTER)
            if length >= QUARTER:
                self._put(item, item.at, length)
        elif verb == "tick":
            self.ticked.emit(item)
        elif block.is_laid and item.subject is not None:
            self.lifted.emit(item.subject[1], item.at.date())

    def _put(self, item: PlanItem, at: datetime, length: timedelta | None = None) -> None:
        if item.subject is not None:
            minutes = int((length or _length(item)).total_seconds() // 60)
            before = item.at.date() if item.id.startswith(SLOT) else None
            self.laid.emit(item.subject[1], at.date(), f"{at:%H:%M}", minutes, before)

    # Tasks from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A task may be dropped here."""
        if task_on(event.mimeData()) is not None and self.shown and self.shown.writable:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would come."""
        found = self.moment_at(event.position().toPoint())
        self.hint = None
        if found is not None and self.axis is not None:
            self.hint = (found[0], self.axis.place(*found))
            event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was carried away."""
        self.hint = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Lay it in."""
        self.hint = None
        task_id, found = task_on(event.mimeData()), self.moment_at(event.position().toPoint())
        if task_id is not None and found is not None:
            event.acceptProposedAction()
            self.lay(task_id, found[1])
        self.update()

    def lay(self, task_id: int, at: datetime, length: timedelta = _USUAL) -> None:
        """Ask for a task to stand at a time."""
        minutes = int(length.total_seconds() // 60)
        self.laid.emit(task_id, at.date(), f"{at:%H:%M}", minutes, None)

    def free_from(self, day: date, start: datetime, length: timedelta = _USUAL) -> datetime:
        """The first time of the day from ``start`` on with nothing in it; ``start`` when the day
        is full."""
        items = sorted(
            (one for one in (self.shown.items if self.shown else ())
             if not one.all_day and one.state not in GONE and _touches(one, day)),
            key=lambda one: one.at,
        )  # fmt: skip
        at = start
        for one in items:
            if one.at < at + length and _end(one) > at:
                at = _end(one)
        return at if at.date() == day else start

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk over the blocks of a day, left and right go to other days."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walk(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def walk(self, by: int) -> None:
        """To the next block of the day that the keyboard is in."""
        day = self.here or (self.axis.days[0] if self.axis is not None else None)
        keys = [key for key in sorted(self._blocks, key=self._order) if key[1] == day]
        at = next((i for i, key in enumerate(keys) if self._blocks[key].hasFocus()), None)
        if keys:
            start = 0 if by > 0 else len(keys) - 1
            place = start if at is None else max(0, min(at + by, len(keys) - 1))
            self._blocks[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)


def _touches(one: PlanItem, day: date) -> bool:
    if one.at.date() == day:
        return True
    last = one.ends - timedelta(microseconds=1)
    return one.at.date() < day <= last.date()


def _length(item: PlanItem) -> timedelta:
    return item.ends - item.at if item.ends > item.at else _USUAL


def _end(item: PlanItem) -> datetime:
    return item.ends if item.ends > item.at else item.at + _USUAL
