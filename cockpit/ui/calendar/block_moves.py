"""Blocks in the hours that are moved, stretched and taken out, by mouse and by key."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from cockpit.jobs.day_grid import SLOT
from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.block import Block

if TYPE_CHECKING:
    from cockpit.ui.calendar.day_grid import DayGrid

QUARTER = timedelta(minutes=15)
USUAL = timedelta(minutes=30)
_STEPS = {"later": QUARTER, "earlier": -QUARTER}


class BlockMoves(QObject):
    """Says on the grid's signals what is wanted of its blocks."""

    def __init__(self, grid: DayGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._to: datetime | None = None
        self._length: timedelta | None = None

    def follow(self, block: Block) -> None:
        """Listen to a block."""
        block.dragged.connect(self._on_dragged)
        block.stretched.connect(self._on_stretched)
        block.dropped.connect(self._on_dropped)
        block.asked.connect(self._on_asked)

    @Slot(QPoint)
    def _on_dragged(self, way: QPoint) -> None:
        block, grid = self.sender(), self._grid
        if not isinstance(block, Block) or grid.axis is None:
            return
        sideways = way.x() if len(grid.axis.days) > 1 else 0
        block.move(block.pos() + QPoint(sideways, way.y()))
        found = grid.moment_at(QPoint(block.geometry().center().x(), block.y()))
        self._to = None if found is None else found[1]
        slots = length_of(block.item) / USUAL
        grid.show_hint(
            None if found is None else (found[0], grid.axis.place(*found), max(0.5, slots))
        )

    @Slot(int)
    def _on_stretched(self, bottom: int) -> None:
        block, grid = self.sender(), self._grid
        if not isinstance(block, Block) or grid.axis is None:
            return
        begin = grid.axis.place(block.item.at.date(), block.item.at)
        quarters = round((grid.place_of(block.y() + bottom) - begin) * 2) + 1
        self._length = max(1, quarters) * QUARTER
        block.resize(block.width(), grid.y_of(self._length / USUAL) - grid.y_of(0) - 1)

    @Slot()
    def _on_dropped(self) -> None:
        block, to, length = self.sender(), self._to, self._length
        self._to = self._length = None
        self._grid.show_hint(None)
        if (
            isinstance(block, Block)
            and (to or length)
            and ((to or block.item.at) != block.item.at or (length or 0) != length_of(block.item))
        ):
            # Where it was dropped it stays until the file says where it is.
            self._put(block.item, to or block.item.at, length)
        else:
            self._grid.arrange()

    @Slot(str)
    def _on_asked(self, verb: str) -> None:
        block = self.sender()
        if not isinstance(block, Block):
            return
        item = block.item
        if verb in _STEPS:
            self._put(item, item.at + _STEPS[verb])
        elif verb in ("longer", "shorter"):
            length = length_of(item) + (QUARTER if verb == "longer" else -QUARTER)
            if length >= QUARTER:
                self._put(item, item.at, length)
        elif verb == "tick" and item.kind == "task":
            self._grid.ticked.emit(item)
        elif verb == "lift" and item.event is not None:
            self._grid.removed.emit(item, block)
        elif verb == "lift" and block.is_laid and item.subject is not None:
            self._grid.lifted.emit(item.subject[1], item.at.date())

    def _put(self, item: PlanItem, at: datetime, length: timedelta | None = None) -> None:
        if item.kind != "task":
            self._grid.moved.emit(item, at, length)
        elif item.subject is not None:
            minutes = int((length or length_of(item)).total_seconds() // 60)
            before = item.at.date() if item.id.startswith(SLOT) else None
            self._grid.laid.emit(item.subject[1], at.date(), f"{at:%H:%M}", minutes, before)


def length_of(item: PlanItem) -> timedelta:
    """How long something takes; half an hour where nothing says so."""
    return item.ends - item.at if item.ends > item.at else USUAL
