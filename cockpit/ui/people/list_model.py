"""The lines of the list of people: everyone, teams, people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cockpit.domain.plan import Subject
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """``second`` says the next meeting in the colour ``color``, ``clock`` their time of day where
    it is not mine; ``chip`` is how much of the target is reached."""

    subject: Subject
    name: str
    second: str
    color: str
    clock: str = ""
    chip: str = ""
    tone: str = "neutral"

    @property
    def sentence(self) -> str:
        """The line for screen readers."""
        there = _("{clock} there").format(clock=self.clock) if self.clock else ""
        share = _("{share} of quota").format(share=self.chip) if self.chip else ""
        return ", ".join(one for one in (self.name, self.second, there, share) if one)


class PeopleModel(QAbstractListModel):
    """Gives the ``PersonLine`` under the role ``LINE``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PersonLine] = []

    def set_lines(self, lines: Sequence[PersonLine]) -> None:
        """Show other lines; the same people in the same order keep their place."""
        same = [one.subject for one in lines] == [one.subject for one in self._lines]
        if same and lines:
            self._lines = list(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def lines(self) -> list[PersonLine]:
        """All lines in order."""
        return list(self._lines)

    def line(self, index: Index) -> PersonLine | None:
        """The line at an index, None for none."""
        return self._lines[index.row()] if index.isValid() else None

    def place_of(self, subject: Subject) -> int | None:
        """Where somebody stands."""
        return next((i for i, one in enumerate(self._lines) if one.subject == subject), None)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the sentence for screen readers, the line itself."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.sentence)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence
        return None
