"""The columns of a file as rows: what each is called, becomes, holds, and how it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cockpit.wording import _

Index = QModelIndex | QPersistentModelIndex
HEADING, BECOMES, EXAMPLES, CHECK = range(4)
TONE_ROLE, ASKS_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
NAMES, STAGES = "names", "stages"
# What stands between the examples of a column.
BETWEEN = " · "
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column: ``field`` is the key of what it becomes, empty when it is left out; ``said``
    is how it was read, in a chip of ``tone``; ``hint`` says more of it; ``asks`` is what a press
    on the chip opens (NAMES, STAGES), or nothing; ``of_stage``: it has the days on which deals came
    to a stage."""

    heading: str
    field: str
    examples: str
    said: str
    tone: str
    hint: str = ""
    asks: str = ""
    of_stage: bool = False


class ColumnModel(QAbstractTableModel):
    """``chosen(heading, field)`` when the manager says that a column is something else."""

    chosen = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ColumnLine] = []
        self._titles: dict[str, str] = {}

    def show_lines(self, lines: Sequence[ColumnLine], fields: Sequence[tuple[str, str]]) -> None:
        """Show columns; ``fields`` are the (key, title) a column may become."""
        same = [line.heading for line in lines] == [line.heading for line in self._lines]
        if same:
            self._lines, self._titles = list(lines), dict(fields)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, CHECK))
            return
        self.beginResetModel()
        self._lines, self._titles = list(lines), dict(fields)
        self.endResetModel()

    def line(self, row: int) -> ColumnLine:
        """The column in a row."""
        return self._lines[row]

    def choices(self, row: int) -> list[tuple[str, str]]:
        """(key, title) of what the column in a row may become; taken ones say from where."""
        here = self._lines[row].heading
        source = {line.field: line.heading for line in self._lines if line.field}
        return [("", _("— do not import —"))] + [
            (key, _offer(title, source.get(key, here), here)) for key, title in self._titles.items()
        ]

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many columns the file has."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Heading, becomes, examples, check."""
        return 0 if parent.isValid() else 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What a column becomes can be chosen."""
        flags = super().flags(index)
        if index.isValid() and index.column() == BECOMES:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Texts, the field's key for the editor, the tone of the chip."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _Role.EditRole:
            return line.field
        if role == TONE_ROLE:
            return line.tone
        if role == ASKS_ROLE:
            return line.asks
        if role == _Role.DisplayRole:
            return self._text(line, index.column())
        if role == _Role.AccessibleTextRole:
            return self._spoken(line, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Hand on what the manager chose; the new plan brings the new line."""
        line = self._lines[index.row()]
        if role != _Role.EditRole or index.column() != BECOMES or value == line.field:
            return False
        self.chosen.emit(line.heading, str(value or ""))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Titles of the four columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return (_("Column in the file"), _("Becomes"), _("Examples"), _("Check"))[section]
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, line: ColumnLine, column: int) -> str:
        if column == BECOMES:
            # A column of days of one stage is no field, and is not left out either.
            told = _("Days of a stage") if line.of_stage else _("— do not import —")
            return self._titles.get(line.field) or told
        return (line.heading, "", line.examples, line.said)[column]

    def _spoken(self, line: ColumnLine, column: int) -> str:
        if column == BECOMES:
            return _("{column} becomes {field}").format(
                column=line.heading, field=self._text(line, BECOMES)
            )
        if column == CHECK and line.asks:
            return _("{said}, Enter opens the choice").format(said=line.said)
        return self._text(line, column) or _("nothing")


def _offer(title: str, source: str, here: str) -> str:
    if source == here:
        return title
    return _("{field}  (now “{column}”)").format(field=title, column=source)
