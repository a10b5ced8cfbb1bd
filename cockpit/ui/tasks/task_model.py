"""The headings and lines of one panel as a list model that changes by the fewest signals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from cockpit.ui.calendar.task_mime import TASK, task_data
from cockpit.ui.tasks.task_groups import Head, Row, head_sentence
from cockpit.ui.tasks.task_words import Line, sentence
from cockpit.ui.widgets.plain_label import plain_tip

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_TOP = QModelIndex()


class TaskModel(QAbstractListModel):
    """Gives the ``Line`` or ``Head`` under the role ``LINE``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def lines(self) -> list[Line]:
        """The lines that are not folded away, in order, without the headings."""
        return [row for row in self._rows if isinstance(row, Line)]

    def heads(self) -> list[Head]:
        """The headings in order."""
        return [row for row in self._rows if isinstance(row, Head)]

    def line(self, index: Index) -> Line | None:
        """The line at an index, None for none and for a heading."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Line) else None

    def head(self, index: Index) -> Head | None:
        """The heading at an index, None for none and for a line."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Head) else None

    def head_above(self, index: Index) -> int | None:
        """Where the heading of a line is; None where there are no headings."""
        before = range(index.row(), -1, -1) if index.isValid() else ()
        return next((i for i in before if isinstance(self._rows[i], Head)), None)

    def place_of(self, key: object) -> int | None:
        """Where the row with the key is."""
        return next((i for i, row in enumerate(self._rows) if row.key == key), None)

    def set_rows(self, wanted: Sequence[Row]) -> None:
        """Turn what is shown into what is wanted."""
        keys = {row.key for row in wanted}
        for i in range(len(self._rows) - 1, -1, -1):
            if self._rows[i].key not in keys:
                self.beginRemoveRows(_TOP, i, i)
                del self._rows[i]
                self.endRemoveRows()
        for i, row in enumerate(wanted):
            self._settle(i, row)

    def _settle(self, i: int, row: Row) -> None:
        at = self.place_of(row.key)
        if at is None:
            self.beginInsertRows(_TOP, i, i)
            self._rows.insert(i, row)
            self.endInsertRows()
            return
        if at != i:
            self.beginMoveRows(_TOP, at, at, _TOP, i)
            self._rows.insert(i, self._rows.pop(at))
            self.endMoveRows()
        if self._rows[i] != row:
            self._rows[i] = row
            self.dataChanged.emit(self.index(i), self.index(i))

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many headings and lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the sentence for screen readers, the tick, the line or heading itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return head_sentence(row) if isinstance(row, Head) else sentence(row)
        if isinstance(row, Head):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.hint)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.done else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be chosen, ticked and carried into a day, headings only chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        if self.head(index) is not None:
            return flag.ItemIsEnabled | flag.ItemIsSelectable
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable
        return usual | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """A task, for the hours of a day."""
        return [TASK]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The first of the lines, as the task that it is."""
        line = next((one for one in map(self.line, indexes) if one is not None), None)
        return QMimeData() if line is None else task_data(line.row.task.id)
