"""The rows of a file as a grid: as read, as they stand, what is wrong, mended, left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from cockpit.catalog.importers.kind import Field
from cockpit.jobs.imports_mending import FileLine
from cockpit.ui.imports.cell_words import as_read
from cockpit.ui.imports.column_model import Index
from cockpit.ui.widgets import figures
from cockpit.wording import _

ROW, WHY, FIRST = range(3)
STATE_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class CellState(Enum):
    """What a cell is painted as."""

    PLAIN = ""
    BAD = "bad"
    MENDED = "mended"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of the file that is taken: its place in the header, heading, and what it becomes."""

    place: int
    heading: str
    field: Field


class RowModel(QAbstractTableModel):
    """``mended(row number, heading, text)`` when a cell is written over."""

    mended = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FileLine] = []
        self._columns: list[GridColumn] = []
        # What was just written is shown until the new plan brings it.
        self._typed: dict[tuple[int, str], str] = {}

    def show_lines(self, lines: Sequence[FileLine], columns: Sequence[GridColumn]) -> None:
        """Show rows under these columns; the same rows keep the place the keyboard is at."""
        numbers = [line.number for line in lines]
        same = numbers == [line.number for line in self._lines] and list(columns) == self._columns
        if same:
            self._lines, self._typed = list(lines), {}
            if lines:
                last = self.index(len(lines) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._lines, self._columns, self._typed = list(lines), list(columns), {}
        self.endResetModel()

    def line(self, row: int) -> FileLine:
        """The row of the file in a line of the grid."""
        return self._lines[row]

    def column(self, place: int) -> GridColumn | None:
        """The column of the file, or None for the number and the reason."""
        return self._columns[place - FIRST] if place >= FIRST else None

    def row_of(self, number: int) -> int:
        """Where a row of the file stands in the grid; -1 when it does not."""
        found = (at for at, line in enumerate(self._lines) if line.number == number)
        return next(found, -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """The number, the reason, and the columns that are taken."""
        return 0 if parent.isValid() else FIRST + len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of the file can be written over."""
        flags = super().flags(index)
        if index.isValid() and index.column() >= FIRST and not self.line(index.row()).dropped:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """As read for the eye, as it stands for the editor."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self.column(index.column())
        if role == STATE_ROLE:
            return self._state(line, column)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() == ROW else _left(column)
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self._text(line, column, index.column(), raw=role == _Role.EditRole)
        return self._spoken(index, line, column) if role == _Role.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Hand on what was written."""
        line, column = self._lines[index.row()], self.column(index.column())
        if role != _Role.EditRole or column is None or str(value) == self._raw(line, column):
            return False
        self._typed[line.number, column.heading] = str(value)
        self.dataChanged.emit(index, index)
        self.mended.emit(line.number, column.heading, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """What the columns become; the file's own heading in the tooltip."""
        if orientation != Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        column = self.column(section)
        if role == _Role.DisplayRole:
            return column.field.title if column else (_("Row"), _("What is wrong"))[section]
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == ROW else _left(column)
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def is_bad(self, row: int, place: int) -> bool:
        """Whether a cell is why its row is refused."""
        column = self.column(place)
        return column is not None and self._state(self._lines[row], column) is CellState.BAD

    def _state(self, line: FileLine, column: GridColumn | None) -> CellState:
        if line.dropped:
            return CellState.DROPPED
        if column is None:
            return CellState.PLAIN
        if (line.number, column.heading) in self._typed or column.heading in line.mended:
            bad = _is_fault(line, column) and (line.number, column.heading) not in self._typed
            return CellState.BAD if bad else CellState.MENDED
        return CellState.BAD if _is_fault(line, column) else CellState.PLAIN

    def _text(self, line: FileLine, column: GridColumn | None, place: int, *, raw: bool) -> str:
        if column is None:
            return figures.count(line.number) if place == ROW else _why(line)
        text = self._raw(line, column)
        typed = (line.number, column.heading) in self._typed
        return text if raw or typed else as_read(column.field, line.draft, text)

    def _raw(self, line: FileLine, column: GridColumn) -> str:
        typed = self._typed.get((line.number, column.heading))
        return line.cells[column.place] if typed is None else typed

    def _spoken(self, index: Index, line: FileLine, column: GridColumn | None) -> str:
        text = self._text(line, column, index.column(), raw=False) or _("empty")
        state = self._state(line, column)
        said = {
            CellState.BAD: _("{text}, cannot be read: {why}"),
            CellState.MENDED: _("{text}, mended"),
            CellState.DROPPED: _("{text}, row left out"),
        }.get(state, "{text}")
        return said.format(text=text, why=_why(line))


def _why(line: FileLine) -> str:
    if line.dropped:
        return _("left out")
    fault = line.fault
    if fault is None:
        return _("mended") if line.mended else ""
    return f"{fault.column}: {fault.why}" if fault.column else fault.why[:1].upper() + fault.why[1:]


def _is_fault(line: FileLine, column: GridColumn) -> bool:
    fault = line.fault
    if fault is None:
        return False
    named = fault.column in (column.heading, column.field.title)
    return named or column.field.key in fault.mended_by


def _left(column: GridColumn | None) -> Qt.AlignmentFlag:
    money = column is not None and column.field.reading.value in ("money", "number", "share")
    return Qt.AlignmentFlag.AlignRight if money else Qt.AlignmentFlag.AlignLeft
