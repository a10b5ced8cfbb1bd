"""How a table's cells are painted: plain text, chips, a hairline under each row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import CHIP_HEIGHT, ROW_HEIGHT
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.ui.widgets.pill import paint_pill, pill_size
from cockpit.ui.widgets.table_model import TONE_ROLE, TableModel

_SIDE = 8
_State = QStyle.StateFlag


class TableDelegate(QStyledItemDelegate):
    """Paints cells; ``hovered`` is the row under the pointer, or -1; ``strength`` is less than 1
    while the rows are those of before."""

    hovered = -1
    strength = 1.0

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, hairline, then the text or chip."""
        rect: QRect = option.rect
        state = option.state
        painter.setOpacity(self.strength)
        self._paint_ground(painter, rect, state, index)
        self._paint_ring(painter, rect, index)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        tone = index.data(TONE_ROLE)
        if tone and text:
            size = pill_size(text)
            top = rect.y() + (rect.height() - CHIP_HEIGHT) // 2
            width = min(size.width(), inner.width())
            paint_pill(painter, QRect(inner.x(), top, width, CHIP_HEIGHT), text, str(tone))
            return
        self._paint_text(painter, inner, text, index)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the cell's text."""
        return QSize(self.width_of(index), ROW_HEIGHT)

    def width_of(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The width the cell needs to show everything."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if index.data(TONE_ROLE):
            return pill_size(text).width() + 2 * _SIDE
        return text_width(theme().font("body"), text) + 2 * _SIDE + 2

    def _paint_ground(
        self,
        painter: QPainter,
        rect: QRect,
        state: QStyle.StateFlag,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if state & _State.State_Selected:
            painter.fillRect(rect, theme().color("accent_bg"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme().color("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme().color("line"))

    def _paint_ring(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row that the keyboard is on wears one ring, not its cell."""
        view = self.parent()
        if not isinstance(view, QTableView) or not view.hasFocus():
            return
        if view.currentIndex().row() != index.row():
            return
        accent, header = theme().color("accent"), view.horizontalHeader()
        painter.fillRect(rect.x(), rect.y(), rect.width(), 1, accent)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, accent)
        shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        if index.column() == shown[0]:
            painter.fillRect(rect.x(), rect.y(), 2, rect.height(), accent)
        if index.column() == shown[-1]:
            painter.fillRect(rect.right() - 1, rect.y(), 2, rect.height(), accent)

    def _paint_text(
        self,
        painter: QPainter,
        inner: QRect,
        text: str,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, TableModel) else None
        font = theme().font("strong" if column is not None and column.strong else "body")
        painter.setFont(font)
        painter.setPen(theme().color(column.color if column is not None else "ink"))
        line = text.replace("\n", " ")
        shown = fitted(font, line, inner.width())
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(inner, int(align or Qt.AlignmentFlag.AlignVCenter), shown)
