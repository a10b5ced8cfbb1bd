"""Lists whose lines are painted whole: one model, one dress, one ground for what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cockpit.ui.theme import theme
from cockpit.ui.widgets.plain_label import plain_tip

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_TOP = QModelIndex()


class Line(Protocol):
    """What a line is: ``mark`` names it across refreshes, ``sentence`` is all of it for a screen
    reader, ``tip`` what is said on hover; a heading is passed over by keys and clicks."""

    @property
    def title(self) -> str: ...
    @property
    def mark(self) -> object: ...
    @property
    def sentence(self) -> str: ...
    @property
    def tip(self) -> str: ...
    @property
    def is_heading(self) -> bool: ...


L = TypeVar("L", bound=Line)


class LineModel(QAbstractListModel, Generic[L]):
    """Lines that stay are only repainted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[L] = []

    def set_lines(self, wanted: Sequence[L]) -> None:
        """Show these."""
        if [line.mark for line in wanted] != [line.mark for line in self.lines]:
            self.beginResetModel()
            self.lines = list(wanted)
            self.endResetModel()
            return
        for place, line in enumerate(wanted):
            if line != self.lines[place]:
                self.lines[place] = line
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index = _TOP) -> int:
        """Lines, headings too."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if not index.isValid() or self.lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself, and what is said of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.tip)
        return None


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, radius: int) -> bool:
    """The ground of a line that is chosen or pointed at; True when it is chosen."""
    state, rect = option.state, option.rect
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    if chosen or focused or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(theme().color("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent_bg" if chosen else "hover"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    return chosen


class LineList(QListView, Generic[L]):
    """A frameless list of such lines, painted by the delegate."""

    def __init__(
        self, name: str, delegate: QStyledItemDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: LineModel[L] = LineModel(self)
        self.setModel(self.rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
