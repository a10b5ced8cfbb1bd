"""The hours of one or more days: things as blocks in them, tasks laid in, moved and lifted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.domain.meetings import MeetingState
from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.block import LEAST, Block
from cockpit.ui.calendar.block_moves import QUARTER as QUARTER
from cockpit.ui.calendar.block_moves import USUAL, BlockMoves, length_of
from cockpit.ui.calendar.columns import Columns, gutter, larger
from cockpit.ui.calendar.empty_hours import EmptyHours
from cockpit.ui.calendar.grid_paint import GridPaint
from cockpit.ui.calendar.hours import Axis
from cockpit.ui.calendar.lanes import Span, lanes
from cockpit.ui.calendar.task_mime import task_on
from cockpit.ui.calendar.words import GONE
from cockpit.wording import _

_SLOT = 23
_EDGE = 3
# A meeting that is over in one way or another stays where it was.
_TO_COME = (MeetingState.PLANNED, MeetingState.RESCHEDULED, MeetingState.UNRESOLVED)
# Of a day: its place in half hours, and how many of them.
Hint = tuple[date, float, float]


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
    ``ticked(PlanItem)``; ``moved(PlanItem, at, length or None)`` and ``removed(PlanItem, Block)``
    for a meeting or an event; ``stepped(days)`` when arrows leave a column; with ``plans``,
    ``wanted(begin, end, QRect)`` for a stretch of empty hours."""

    opened = Signal(object, object)
    laid = Signal(int, object, str, int, object)
    lifted = Signal(int, object)
    ticked = Signal(object)
    moved = Signal(object, object, object)
    removed = Signal(object, object)
    wanted = Signal(object, object, object)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self.axis: Axis | None = None
        self.here: date | None = None
        self.hint: Hint | None = None
        self.plans = False
        self._blocks: dict[tuple[str, date], Block] = {}
        self._paint = GridPaint(self)
        self._empty, self._moves = EmptyHours(self), BlockMoves(self)
        self._columns: Columns | None = None
        self._slot = larger(_SLOT)
        self._told: tuple[datetime, datetime, QRect] | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Hours of the day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, shown: Shown) -> None:
        """Show these days; blocks that stay keep the keyboard."""
        if self.axis is None or (self.axis.days, self.axis.zone) != (shown.days, shown.zone):
            self.axis = Axis(shown.days, shown.zone)
        self.shown, self._slot = shown, larger(_SLOT)
        timed = [one for one in shown.items if not one.all_day]
        self._columns = Columns(shown.days, timed, shown.now.date())
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
            movable = shown.writable and self._is_movable(one)
            block = self._blocks.get(key) or self._new(one, key)
            block.show_item(one, movable=movable)
        self.setFixedHeight(len(self.axis) * self.slot + 2 * _EDGE)
        self.arrange()
        self.update()

    def blocks(self) -> list[Block]:
        """The blocks by day and time."""
        return [self._blocks[key] for key in sorted(self._blocks, key=self._order)]

    def rect_of(self, item: PlanItem) -> QRect:
        """Where something stands now, dragged or not."""
        found = (one for one in self._blocks.values() if one.item.id == item.id)
        return next((one.geometry() for one in found), QRect())

    # Places

    @property
    def slot(self) -> int:
        """How high half an hour is: a line of text has room in it."""
        return self._slot

    def column(self, day: date) -> QRect:
        """Where a day stands."""
        if self._columns is None:
            return QRect(gutter(), _EDGE, self.width() - gutter(), self.height() - 2 * _EDGE)
        left, width = self._columns.span(day, gutter(), self.width() - gutter())
        return QRect(left, _EDGE, width, self.height() - 2 * _EDGE)

    def y_of(self, place: float) -> int:
        """From half hours to pixels."""
        return _EDGE + round(place * self.slot)

    def place_of(self, y: int) -> float:
        """From pixels to half hours, to the quarter hour."""
        place = max(0.0, (y - _EDGE) / self.slot)
        return min(int(place * 2) / 2, len(self.axis or ()) - 0.5)

    def show_hint(self, hint: Hint | None) -> None:
        """Where something would come; None for nowhere."""
        self.hint = hint
        self.update()

    def hint_rect(self) -> QRect:
        """Where the hint stands."""
        if self.hint is None:
            return QRect()
        day, place, slots = self.hint
        column, top = self.column(day), self.y_of(place)
        return QRect(column.left() + 2, top, column.width() - 5, self.y_of(place + slots) - top - 1)

    def moment_at(self, at: QPoint) -> tuple[date, datetime] | None:
        """Day and time under a point, to the quarter hour."""
        if self.axis is None:
            return None
        day = next((one for one in self.axis.days if self.column(one).left() <= at.x() <=
                    self.column(one).right()), None)  # fmt: skip
        if day is None:
            return None
        return day, self.axis.at(day, self.place_of(at.y()))

    def top_of_work(self) -> int:
        """Where the working day begins, or now where that is earlier, for scrolling there."""
        if self.axis is None or self.shown is None:
            return 0
        work, today = self.y_of(self.shown.begins / 30), self.shown.now.date()
        if today not in self.axis.days:
            return work
        return min(work, self.y_of(self.axis.place(today, self.shown.now)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self.arrange()

    def sizeHint(self) -> QSize:
        """As high as its hours."""
        return QSize(240, self.height())

    def paintEvent(self, event: object) -> None:
        """Hours, working time, now."""
        self._paint.paint()

    def arrange(self) -> None:
        """Each block where it belongs."""
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
            found.append((begin, max(end, begin + LEAST / _SLOT), key))
        found.sort(key=lambda one: (one[0], -one[1], one[2][0]))
        column = self.column(day)
        spans = [Span(begin, end, _is_over(self._blocks[key].item)) for begin, end, key in found]
        for (begin, end, key), lane in zip(found, lanes(spans), strict=True):
            wide = (column.width() - 6) * lane.width
            left = column.left() + 2 + round((column.width() - 6) * lane.left)
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
        self._moves.follow(block)
        return block

    def _on_opened(self) -> None:
        block = self.sender()
        if isinstance(block, Block):
            self.opened.emit(block.item, block)

    def _is_movable(self, item: PlanItem) -> bool:
        if item.kind == "task":
            return item.state in ("open", "done")
        if item.meeting is not None:
            return self.plans and item.meeting.state in _TO_COME
        return self.plans and item.event is not None and item.event.writes

    # Empty hours

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of something new."""
        if event.button() == Qt.MouseButton.LeftButton and self._may_plan():
            self._empty.press(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """How long it is to be."""
        self._empty.pull(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for what was pulled open; a mere press takes the keyboard to that day."""
        if self._empty.let_go():
            self._tell_wanted()
            return
        found = self.moment_at(event.position().toPoint())
        if found is not None and self.here is not None and found[0] != self.here:
            self.stepped.emit((found[0] - self.here).days)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for something in this half hour."""
        if self._may_plan() and self._empty.half_hour(event.position().toPoint()):
            self._tell_wanted()

    def plan_at(self, begin: datetime, length: timedelta = USUAL) -> None:
        """Ask for something at a time."""
        if self.axis is not None and self._may_plan():
            day = begin.date()
            self.show_hint((day, self.axis.place(day, begin), length / USUAL))
            self._tell_wanted()

    def _may_plan(self) -> bool:
        return self.plans and self.shown is not None and self.shown.writable

    def _tell_wanted(self) -> None:
        wanted = self._empty.wanted()
        if wanted is not None:
            # After the press is over: what opens takes the keyboard and the mouse.
            self._told = wanted
            QTimer.singleShot(0, self, self._on_over)

    @Slot()
    def _on_over(self) -> None:
        told, self._told = self._told, None
        if told is not None:
            self.wanted.emit(*told)

    # Tasks from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A task may be dropped here."""
        if task_on(event.mimeData()) is not None and self.shown and self.shown.writable:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would come."""
        found = self.moment_at(event.position().toPoint())
        self.show_hint(None)
        if found is not None and self.axis is not None:
            self.show_hint((found[0], self.axis.place(*found), 1.0))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was carried away."""
        self.show_hint(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Lay it in."""
        self.show_hint(None)
        task_id, found = task_on(event.mimeData()), self.moment_at(event.position().toPoint())
        if task_id is not None and found is not None:
            event.acceptProposedAction()
            self.lay(task_id, found[1])

    def lay(self, task_id: int, at: datetime, length: timedelta = USUAL) -> None:
        """Ask for a task to stand at a time."""
        minutes = int(length.total_seconds() // 60)
        self.laid.emit(task_id, at.date(), f"{at:%H:%M}", minutes, None)

    def free_from(self, day: date, start: datetime, length: timedelta = USUAL) -> datetime:
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


def _is_over(item: PlanItem) -> bool:
    return item.state in GONE or item.state in ("done", "held")


def _end(item: PlanItem) -> datetime:
    return item.at + length_of(item)
