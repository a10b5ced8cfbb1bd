"""A figure by two groupings as a table whose cells are the deeper the more they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cockpit.ui.plots.picture import titled, whole
from cockpit.ui.plots.tint import over
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import count
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

Index = QModelIndex | QPersistentModelIndex
_CELL = int(Qt.ItemDataRole.UserRole)
_TOP = QModelIndex()
# The deepest cell still lets ink on it be read in every theme.
_SHALLOWEST, _DEEPEST = 0.04, 0.42
_ROW, _LEAST_COLUMN, _MOST_COLUMN, _MOST_NAME = 30, 64, 150, 170
# A title longer than this does not make its column wider than its figures need.
_MOST_TITLE = 84
_WAITING = 0.35


@dataclass(frozen=True, slots=True)
class HeatCell:
    """``text`` shown, ``depth`` 0 to 1 (None: nothing there), all of it in ``words``; ``few``
    rows stand behind it: it is said in a quieter ink."""

    text: str
    depth: float | None
    words: str
    few: bool = False


@dataclass(frozen=True, slots=True)
class Heat:
    """The names of lines and columns, and cells[line][column]."""

    lines: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[HeatCell, ...], ...]


class _Model(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heat = Heat((), (), ())

    def set_heat(self, heat: Heat) -> None:
        self.beginResetModel()
        self.heat = heat
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.heat.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.heat.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.heat.cells[index.row()][index.column()]
        if role == _CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.words)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        names = self.heat.columns if orientation == Qt.Orientation.Horizontal else self.heat.lines
        if role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(names):
            return names[section]
        if role == Qt.ItemDataRole.ToolTipRole and 0 <= section < len(names):
            return plain_tip(names[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class _Delegate(QStyledItemDelegate):
    strength = 1.0

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.setOpacity(self.strength)
        cell: HeatCell = index.data(_CELL)
        rect: QRect = option.rect
        if cell.depth is not None:
            depth = _SHALLOWEST + (_DEEPEST - _SHALLOWEST) * cell.depth
            painter.fillRect(rect.adjusted(1, 1, -1, -1), over("accent", "panel", depth))
        painter.setFont(theme().font("small" if cell.few else "small_medium"))
        painter.setPen(theme().color("dim" if cell.few and (cell.depth or 0) < 0.5 else "ink"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect.adjusted(4, 0, -8, 0), right, cell.text)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme().color("ink" if chosen else "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(2, 2, -2, -2))


class HeatGrid(QTableView):
    """``picked(line, column)`` on a click or Enter on a cell that has rows; ``cleared`` on Escape
    or a second press of the chosen one."""

    picked = Signal(int, int)
    cleared = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self._painter = _Delegate(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._chosen: tuple[int, int] | None = None
        self._dress()
        self.clicked.connect(self._on_pressed)
        theme().changed.connect(self._dress)

    def show_heat(self, heat: Heat, name: str) -> None:
        """Show another table."""
        if heat == self._model.heat:
            return
        self.forget()
        self._model.set_heat(heat)
        self.setAccessibleName(name)
        self._fit()

    def heat(self) -> Heat:
        """What is shown."""
        return self._model.heat

    def as_image(self) -> QImage:
        """All lines and columns, whatever is scrolled to."""
        title = self.accessibleName()
        twin = HeatGrid(title)
        twin.show_heat(self._model.heat, title)
        across, down = twin.horizontalHeader(), twin.verticalHeader()
        wide = max(down.width() + across.length(), self.width()) + 4
        return titled(title, whole(twin, QSize(wide, across.height() + down.length() + 4)))

    def set_waiting(self, waiting: bool) -> None:
        """Dim what is shown until the new one is there."""
        strength = _WAITING if waiting else 1.0
        if strength != self._painter.strength:
            self._painter.strength = strength
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the room that is left over."""
        super().resizeEvent(event)
        self._fit()

    def forget(self) -> None:
        """No cell is chosen."""
        self._chosen = None
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space chooses, Escape takes it back."""
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.forget()
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_pressed(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_pressed(self, index: QModelIndex) -> None:
        if not index.isValid() or index.data(_CELL).depth is None:
            self.clearSelection()
            return
        cell = (index.row(), index.column())
        if cell == self._chosen:
            self.forget()
            self.cleared.emit()
            return
        self._chosen = cell
        self.picked.emit(*cell)

    @Slot()
    def _dress(self) -> None:
        small = theme().font("small")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(small)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(max(_ROW, QFontMetrics(small).height() + 12))
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as what is in them and the room that is left; the names at the left take
        what they need."""
        heat, metrics = self._model.heat, QFontMetrics(theme().font("small_medium"))
        names = max((metrics.horizontalAdvance(name) for name in heat.lines), default=40) + 18
        self.verticalHeader().setFixedWidth(min(names, _MOST_NAME))
        needed = []
        for at, name in enumerate(heat.columns):
            title = min(metrics.horizontalAdvance(name), _MOST_TITLE)
            figures = (metrics.horizontalAdvance(line[at].text) for line in heat.cells[:60])
            wide = max([title, *figures]) + 22
            needed.append(max(_LEAST_COLUMN, min(wide, _MOST_COLUMN)))
        spare = self.width() - min(names, _MOST_NAME) - sum(needed) - 18
        more = max(0, spare // max(len(needed), 1))
        for at, wide in enumerate(needed):
            self.setColumnWidth(at, max(wide, min(wide + more, _MOST_COLUMN)))


def depths(values: list[list[float | None]]) -> list[list[float | None]]:
    """How deep each value is between the least and the largest; all alike are half."""
    known = [value for line in values for value in line if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    span = high - low
    return [
        [None if v is None else (v - low) / span if span else 0.5 for v in line] for line in values
    ]


def too_few(n: int) -> str:
    """The words beside a figure of so few rows that it cannot be compared."""
    return _("only {n}").format(n=count(n))
