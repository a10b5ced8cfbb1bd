"""Rows of any kind as a table: columns are data, values are asked when they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """One column: ``value`` sorts, ``text`` shows (by default the value as text).

    ``number`` aligns right; ``tone`` makes the cell a chip; ``color`` names a text token;
    ``exact`` is the text for the clipboard where the shown one is shortened.
    """

    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] | None = None
    number: bool = False
    tone: Callable[[Any], str] | None = None
    color: str = "ink"
    exact: Callable[[Any], str] | None = None
    width: int | None = None
    stretch: bool = False
    strong: bool = False

    def show(self, row: Any) -> str:
        """The text of the cell."""
        if self.text is not None:
            return self.text(row)
        value = self.value(row)
        return "" if value is None else str(value)


class TableModel(QAbstractTableModel):
    """Holds rows as they come, in the order of the chosen column.

    ``key`` names a row across refreshes; rows that only changed are repainted, not reset.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], object] = id,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._key = key
        self._rows: list[Any] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, keeping the order chosen."""
        wanted = self._in_order(list(rows))
        same = len(wanted) == len(self._rows) and all(
            self._key(old) == self._key(new) for old, new in zip(self._rows, wanted, strict=True)
        )
        if not same:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        for i, (old, new) in enumerate(zip(self._rows, wanted, strict=True)):
            if old != new:
                self._rows[i] = new
                self.dataChanged.emit(self.index(i, 0), self.index(i, len(self.columns) - 1))

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns over no rows; the order chosen is forgotten."""
        self.beginResetModel()
        self.columns, self._rows, self._sorted_by = list(columns), [], None
        self.endResetModel()

    def rows(self) -> list[Any]:
        """The rows in the order shown."""
        return list(self._rows)

    def row(self, number: int) -> Any:
        """The row at a place."""
        return self._rows[number]

    def place_of(self, key: object) -> int | None:
        """Where the row with the key is."""
        return next((i for i, row in enumerate(self._rows) if self._key(row) == key), None)

    def key_at(self, number: int) -> object:
        """The key of the row at a place."""
        return self._key(self._rows[number])

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, tone and the row itself."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.show(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if column.number else _LEFT)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone is not None else None
        return row if role == ROW_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Titles of columns, aligned as their cells."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if self.columns[section].number else _LEFT)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column's value; rows without one come last either way."""
        if not 0 <= column < len(self.columns):
            return
        self._sorted_by = (column, order)
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self._key(self._rows[index.row()]) for index in held]
        self._rows = self._in_order(self._rows)
        self._follow(held, keys)
        self.layoutChanged.emit()

    def _follow(self, held: list[QModelIndex], keys: list[object]) -> None:
        """Let selection and current row go where their rows went."""
        wanted = set(keys)
        places = {
            key: place
            for place, row in enumerate(self._rows if held else ())
            if (key := self._key(row)) in wanted
        }
        now = [self.index(places[key], old.column()) for key, old in zip(keys, held, strict=True)]
        self.changePersistentIndexList(held, now)

    def _in_order(self, rows: list[Any]) -> list[Any]:
        if self._sorted_by is None:
            return rows
        number, order = self._sorted_by
        value = self.columns[number].value
        pairs = [(value(row), row) for row in rows]
        known = [pair for pair in pairs if pair[0] is not None]
        if known and isinstance(known[0][0], str):
            known = [(text.casefold(), row) for text, row in known]
        known.sort(key=itemgetter(0), reverse=order == Qt.SortOrder.DescendingOrder)
        return [row for _, row in known] + [row for key, row in pairs if key is None]
