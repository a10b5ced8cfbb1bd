"""How the cascade's cells are painted and edited."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cockpit.analysis.plan_grid import Place
from cockpit.ui.plan.grid_model import GAP_ROLE, PLACE_ROLE, GridModel
from cockpit.ui.theme import theme
from cockpit.ui.widgets.entry import read_amount
from cockpit.ui.widgets.fitting import fitted

ROW, CELL_WIDTH = 30, 62
CELL_SIDE, _INDENT, _ARROW = 8, 16, 16
_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_ROLES = ("strong", "medium", "body")


class GridDelegate(QStyledItemDelegate):
    """Paints cells and edits amounts; ``refused(sentence)`` for what is no amount."""

    refused = Signal(str)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, hairline, then the name with its place in the tree, or the amount."""
        rect: QRect = option.rect
        chosen = bool(option.state & _State.State_Selected)
        if chosen or index.column() == 0:  # names lie over what is scrolled beneath them
            painter.fillRect(rect, theme().color("accent_bg" if chosen else "panel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme().color("line"))
        place: Place = index.data(PLACE_ROLE)
        painter.setFont(theme().font(_ROLES[min(place.depth, 2)]))
        if index.column() == 0:
            self._paint_name(painter, rect, place, index)
        else:
            self._paint_amount(painter, rect, index, dim="dim" if not chosen else "ink")
        if option.state & _State.State_HasFocus:
            painter.setPen(theme().color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _paint_name(self, painter: QPainter, rect: QRect, place: Place, index: _Index) -> None:
        model = index.model()
        left = rect.x() + CELL_SIDE + max(0, place.depth - 1) * _INDENT
        if isinstance(model, GridModel) and place.above is not None:
            if model.has_below(place):
                icon = "chevron-right" if model.is_closed(place) else "chevron-down"
                ratio = painter.device().devicePixelRatioF()
                top = rect.y() + (rect.height() - 14) // 2
                painter.drawPixmap(left, top, theme().pixmap(icon, "dim", 14, ratio))
            left += _ARROW
        room = rect.right() - CELL_SIDE - left
        painter.setPen(theme().color("ink"))
        font = theme().font(_ROLES[min(place.depth, 2)])
        text = fitted(font, place.name, room)
        painter.drawText(
            QRect(left, rect.y(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, text
        )

    def _paint_amount(self, painter: QPainter, rect: QRect, index: _Index, dim: str) -> None:
        model = index.model()
        quiet = isinstance(model, GridModel) and (
            model.period_at(index.column()) is None
            or model.below(index.row(), index.column()) is not None
        )
        gap = index.data(GAP_ROLE)
        text = str(index.data() or "")
        painter.setPen(theme().color("warn" if gap else dim if quiet or not text else "ink"))
        if gap:
            text = f"≠ {text}"
        painter.drawText(
            rect.adjusted(2, 0, -CELL_SIDE, 0),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            text or "–",
        )

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Rows of one height."""
        return QSize(CELL_WIDTH, ROW)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A plain field, the amount selected."""
        field = QLineEdit(parent)
        field.setProperty("kind", "cell")
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The exact amount."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """Wide enough for an exact amount."""
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(min(0, rect.width() - 108), 0, 0, -1))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Minor units, or a refusal."""
        if not isinstance(editor, QLineEdit) or not isinstance(model, GridModel):
            return
        try:
            amount = read_amount(editor.text(), model.shown.currency)
        except ValueError as wrong:
            self.refused.emit(str(wrong))
            return
        model.setData(index, amount)
