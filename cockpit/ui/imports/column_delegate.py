"""How a file's columns are painted: text, a field that opens a choice, a chip."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cockpit.ui.imports.column_model import (
    ASKS_ROLE,
    BECOMES,
    BETWEEN,
    CHECK,
    EXAMPLES,
    TONE_ROLE,
    ColumnModel,
)
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import CHIP_HEIGHT, CONTROL_HEIGHT
from cockpit.ui.widgets.choice_field import ComboBox
from cockpit.ui.widgets.pill import paint_pill, pill_size
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

LINE_HEIGHT = 42
_SIDE, _WIDEST, _MARK, _RADIUS = 8, 300, 14, 8
_WIDEST_LIST, _LIST_EDGE, _CHIP_MARK = 420, 40, 12
Index = QModelIndex | QPersistentModelIndex


class ColumnDelegate(QStyledItemDelegate):
    """``hovered`` is the row under the pointer, ``focused`` the row the keyboard is at, or -1;
    ``on_chip`` when it is at the row's chip, not at its field."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.hovered = self.focused = -1
        self.on_chip = False
        self._editor: ComboBox | None = None
        # A combo box takes its name from a label beside it; this one is only heard.
        self._namer = PlainLabel(parent=viewport)
        self._namer.hide()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell on its ground with the hairline under it."""
        rect: QRect = option.rect
        lit = index.row() in (self.hovered, self.focused)
        painter.fillRect(rect, theme().color("hover" if lit else "panel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme().color("line"))
        text = str(index.data() or "")
        if index.column() == BECOMES:
            self._paint_field(painter, field_rect(rect), text, index)
        elif index.column() == CHECK:
            self._paint_chip(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), text, index)
        else:
            room, examples = rect.adjusted(_SIDE, 0, -_SIDE, 0), index.column() == EXAMPLES
            shown = _whole_ones(text, room.width()) if examples else text
            _paint_text(painter, room, shown, "dim" if examples else "ink")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row holds a field."""
        return QSize(120, LINE_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The choice of what a column becomes."""
        model = index.model()
        assert isinstance(model, ColumnModel)
        editor = ComboBox(parent)
        for key, title in model.choices(index.row()):
            editor.addItem(title, key)
        editor.setMaxVisibleItems(14)
        names = editor.view()
        names.setAccessibleName(_("What the column becomes"))
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setMinimumWidth(min(_WIDEST_LIST, names.sizeHintForColumn(0) + _LIST_EDGE))
        self._namer.setText(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        self._namer.setBuddy(editor)
        editor.setAccessibleName(self._namer.text())
        editor.activated.connect(self._on_picked)
        self._editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what holds."""
        if isinstance(editor, ComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was picked."""
        if isinstance(editor, ComboBox) and editor.currentIndex() >= 0:
            model.setData(index, editor.currentData())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The editor lies exactly over the painted field."""
        rect: QRect = option.rect
        editor.setGeometry(field_rect(rect))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor that is going."""
        self._editor = None
        super().destroyEditor(editor, index)

    def open_list(self) -> None:
        """Open the list of the editor that was just made."""
        if self._editor is not None:
            self._editor.showPopup()

    @Slot(int)
    def _on_picked(self, _at: int) -> None:
        editor = self._editor
        if editor is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def _paint_field(self, painter: QPainter, rect: QRect, text: str, index: Index) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = index.row() == self.focused and not self.on_chip
        line = "accent" if focused else "scroll" if index.row() == self.hovered else "line"
        painter.setPen(QPen(theme().color(line), 2 if focused else 1))
        painter.setBrush(theme().color("panel"))
        inset = 1.0 if focused else 0.5
        outline = QRectF(rect).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(outline, _RADIUS, _RADIUS)
        left_out = not index.data(Qt.ItemDataRole.EditRole)
        inner = rect.adjusted(10, 0, -(_MARK + 14), 0)
        _paint_text(painter, inner, text, "dim" if left_out else "ink")
        device = painter.device()
        mark = theme().pixmap("chevron-down", "dim", _MARK, device.devicePixelRatioF())
        top = rect.y() + (rect.height() - _MARK) // 2
        painter.drawPixmap(rect.right() - _MARK - 7, top, mark)

    def _paint_chip(self, painter: QPainter, room: QRect, text: str, index: Index) -> None:
        if not text:
            return
        tone, asks = str(index.data(TONE_ROLE) or "neutral"), bool(index.data(ASKS_ROLE))
        extra = _CHIP_MARK + 5 if asks else 0
        width = min(pill_size(text).width() + extra, room.width())
        top = room.y() + (room.height() - CHIP_HEIGHT) // 2
        pill = QRect(room.x(), top, width, CHIP_HEIGHT)
        paint_pill(painter, pill, "" if asks else text, tone)
        if not asks:
            return
        font = theme().font("tiny_medium")
        painter.setFont(font)
        painter.setPen(theme().tone(tone)[0])
        inner = pill.adjusted(9, 0, -(_CHIP_MARK + 10), 0)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        ratio = painter.device().devicePixelRatioF()
        mark = theme().pixmap(
            "chevron-down", "dim" if tone == "neutral" else tone, _CHIP_MARK, ratio
        )
        painter.drawPixmap(
            pill.right() - _CHIP_MARK - 7, top + (CHIP_HEIGHT - _CHIP_MARK) // 2, mark
        )
        if index.row() == self.focused and self.on_chip:
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)


def field_rect(cell: QRect) -> QRect:
    """Where the field lies in its cell."""
    height = CONTROL_HEIGHT - 2
    top = cell.y() + (cell.height() - height) // 2
    return QRect(cell.x() + _SIDE, top, min(cell.width() - 3 * _SIDE, _WIDEST), height)


def _whole_ones(examples: str, room: int) -> str:
    """As many of the examples as there is room for, none cut short but a single one."""
    metrics = QFontMetrics(theme().font("body"))
    while BETWEEN in examples and metrics.horizontalAdvance(examples) > room:
        examples = examples.rpartition(BETWEEN)[0]
    return examples


def _paint_text(painter: QPainter, room: QRect, text: str, color: str) -> None:
    font = theme().font("body")
    painter.setFont(font)
    painter.setPen(theme().color(color))
    line = text.replace("\n", " ")
    shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
