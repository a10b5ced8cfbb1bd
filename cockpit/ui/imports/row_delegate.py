"""How a file's cells are painted: bad ones marked, mended ones signed, rows left out struck."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cockpit.ui.imports.column_model import Index
from cockpit.ui.imports.row_model import STATE_ROLE, WHY, CellState
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import ROW_HEIGHT
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.wording import _

_SIDE, _MARK, _FRAME = 8, 13, 2
_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """A sign goes with each colour: a warning in what cannot be read, a pen in what was mended."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, hairline, sign, text, and a frame where the keyboard is."""
        rect: QRect = option.rect
        state = index.data(STATE_ROLE) or CellState.PLAIN
        chosen = bool(option.state & _State.State_Selected)
        ground = {CellState.BAD: "bad_bg", CellState.MENDED: "good_bg"}.get(state, "panel")
        chosen_ground = chosen and ground == "panel"
        painter.fillRect(rect, theme().color("accent_bg" if chosen_ground else ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme().color("line"))
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        inner = self._paint_sign(painter, inner, state)
        self._paint_text(painter, inner, index, state)
        if option.state & _State.State_HasFocus:
            painter.setPen(theme().color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for inset in range(_FRAME):
                painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the text and a sign."""
        text = str(index.data() or "")
        width = text_width(theme().font("body"), text) + 2 * _SIDE + _MARK + 6
        return QSize(width, ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line to write in, with the name of the cell."""
        editor = QLineEdit(parent)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        number = index.model().index(index.row(), 0).data()
        said = _("{column} of row {row}").format(column=heading, row=number)
        editor.setAccessibleName(said)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands in the file, ready to be written over."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the whole cell, and never too narrow to write in."""
        rect: QRect = option.rect
        editor.setGeometry(rect.x(), rect.y(), max(rect.width(), 140), rect.height())

    def _paint_sign(self, painter: QPainter, room: QRect, state: CellState) -> QRect:
        signs = {CellState.BAD: ("warning", "bad"), CellState.MENDED: ("edit", "good")}
        if state not in signs:
            return room
        icon, color = signs[state]
        ratio = painter.device().devicePixelRatioF()
        mark = theme().pixmap(icon, color, _MARK, ratio)
        painter.drawPixmap(room.x(), room.y() + (room.height() - _MARK) // 2, mark)
        return room.adjusted(_MARK + 4, 0, 0, 0)

    def _paint_text(self, painter: QPainter, room: QRect, index: Index, state: CellState) -> None:
        font = QFont(theme().font("body"))
        font.setStrikeOut(state is CellState.DROPPED and index.column() != WHY)
        painter.setFont(font)
        painter.setPen(theme().color(_ink(index, state)))
        text = " ".join(str(index.data() or "").split())
        align = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(room, align, fitted(font, text, room.width()))


def _ink(index: Index, state: CellState) -> str:
    if state is CellState.DROPPED:
        return "dim"
    if state in (CellState.BAD, CellState.MENDED):
        return "bad" if state is CellState.BAD else "good"
    if index.column() == WHY:
        return "bad"
    return "dim" if index.column() < WHY else "ink"
