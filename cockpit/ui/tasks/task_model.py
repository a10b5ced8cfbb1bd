"""The lines of one panel as a list model that changes by the fewest signals."""

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
from cockpit.ui.tasks.task_words import Line, sentence
from cockpit.ui.widgets.plain_label import plain_tip

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_TOP = QModelIndex()


class TaskModel(QAbstractListModel):
    """Gives the ``Line`` under the role ``LINE``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def lines(self) -> list[Line]:
        """The lines in order."""
        return list(self._lines)

    def line(self, index: Index) -> Line | None:
        """The line at an index, None for none."""
        return self._lines[index.row()] if index.isValid() else None

    def place_of(self, key: object) -> int | None:
        """Where the line with the key is."""
        return next((i for i, line in enumerate(self._lines) if line.key == key), None)

    def set_lines(self, wanted: list[Line]) -> None:
        """Turn what is shown into what is wanted."""
        keys = {line.key for line in wanted}
        for i in range(len(self._lines) - 1, -1, -1):
            if self._lines[i].key not in keys:
                self.beginRemoveRows(_TOP, i, i)
                del self._lines[i]
                self.endRemoveRows()
        for i, line in enumerate(wanted):
            self._settle(i, line)

    def _settle(self, i: int, line: Line) -> None:
        at = self.place_of(line.key)
        if at is None:
            self.beginInsertRows(_TOP, i, i)
            self._lines.insert(i, line)
            self.endInsertRows()
            return
        if at != i:
            self.beginMoveRows(_TOP, at, at, _TOP, i)
            self._lines.insert(i, self._lines.pop(at))
            self.endMoveRows()
        if self._lines[i] != line:
            self._lines[i] = line
            self.dataChanged.emit(self.index(i), self.index(i))

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the sentence for screen readers, the tick, the line itself."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return sentence(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.hint)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.done else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be chosen, ticked and carried into a day."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable
        return usual | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """A task, for the hours of a day."""
        return [TASK]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The first of the lines, as the task that it is."""
        line = next((one for one in map(self.line, indexes) if one is not None), None)
        return QMimeData() if line is None else task_data(line.row.task.id)
