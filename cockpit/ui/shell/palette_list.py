"""The palette's list: a model of results and how a line is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cockpit.ui.shell.palette_results import Result
from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.wording import _

ROW = 36
_ICON = 18
_SIDE = 14
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ResultModel(QAbstractListModel):
    """The results as Qt wants them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._results: list[Result] = []

    def show(self, results: list[Result]) -> None:
        """Replace the results."""
        self.beginResetModel()
        self._results = results
        self.endResetModel()

    def result(self, row: int) -> Result:
        """The result of a line."""
        return self._results[row]

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._results)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line as one sentence for screen readers; the result itself for the delegate."""
        if not index.isValid():
            return None
        result = self._results[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return result
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (result.title, result.detail, result.keys) if part)
        return None


class ResultDelegate(QStyledItemDelegate):
    """Paints icon, title, detail and keys on one line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        result = index.data(Qt.ItemDataRole.UserRole)
        rect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent_bg"))
            painter.drawRoundedRect(QRectF(rect), 8, 8)
        ratio = painter.device().devicePixelRatio()
        top = rect.y() + (rect.height() - _ICON) // 2
        icon = theme().pixmap(result.icon, "dim", _ICON, ratio)
        painter.drawPixmap(rect.x() + _SIDE, top, icon)
        inner = rect.adjusted(_SIDE + _ICON + 12, 0, -_SIDE, 0)
        inner.setRight(inner.right() - self._paint_keys(painter, inner, result.keys))
        left = _paint_text(painter, inner, result.title, "medium", "ink")
        inner.setLeft(left + 12)
        _paint_text(painter, inner, result.detail, "body", "dim")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines are equally high."""
        return QSize(200, max(ROW, QFontMetrics(theme().font("medium")).height() + 18))

    def _paint_keys(self, painter: QPainter, inner: Any, keys: str) -> int:
        if not keys:
            return 0
        font = theme().font("small")
        painter.setFont(font)
        painter.setPen(theme().color("dim"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(right), keys)
        return text_width(font, keys) + 16


class ResultList(QListView):
    """The list under the palette's line; the focus stays in the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.results = ResultModel(self)
        self.setModel(self.results)
        self.setItemDelegate(ResultDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Results"))

    def walk(self, step: int) -> None:
        """Go up or down, round the ends."""
        count = self.results.rowCount()
        if count:
            row = (self.currentIndex().row() + step) % count
            self.setCurrentIndex(self.results.index(row, 0))


def _paint_text(painter: QPainter, room: Any, text: str, role: str, token: str) -> int:
    """Draw at the left of the room, elided; returns where the text ends."""
    font = theme().font(role)
    shown = fitted(font, text, max(0, room.width()))
    painter.setFont(font)
    painter.setPen(theme().color(token))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
    return int(room.x()) + text_width(font, shown)
