"""The cascade on screen: amounts typed in place, pasted from a spreadsheet, all by keyboard."""

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
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cockpit.analysis.plan_grid import Place
from cockpit.ui.plan.grid_model import GAP_ROLE, PLACE_ROLE, GridModel
from cockpit.ui.theme import theme
from cockpit.ui.widgets.entry import read_amount
from cockpit.ui.widgets.fitting import fitted
from cockpit.wording import _

_ROW, _SIDE, _INDENT, _ARROW = 30, 8, 16, 16
_NAME_WIDTH, _CELL_WIDTH = 176, 62
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
        if chosen:
            painter.fillRect(rect, theme().color("accent_bg"))
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
        left = rect.x() + _SIDE + max(0, place.depth - 1) * _INDENT
        if isinstance(model, GridModel) and place.above is not None:
            if model.has_below(place):
                icon = "chevron-right" if model.is_closed(place) else "chevron-down"
                ratio = painter.device().devicePixelRatioF()
                top = rect.y() + (rect.height() - 14) // 2
                painter.drawPixmap(left, top, theme().pixmap(icon, "dim", 14, ratio))
            left += _ARROW
        room = rect.right() - _SIDE - left
        painter.setPen(theme().color("ink"))
        font = theme().font(_ROLES[min(place.depth, 2)])
        text = fitted(font, place.name, room)
        painter.drawText(
            QRect(left, rect.y(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, text
        )

    def _paint_amount(self, painter: QPainter, rect: QRect, index: _Index, dim: str) -> None:
        model = index.model()
        beyond = isinstance(model, GridModel) and model.period_at(index.column()) is None
        gap = index.data(GAP_ROLE)
        text = str(index.data() or "")
        painter.setPen(theme().color("warn" if gap else dim if beyond or not text else "ink"))
        if gap:
            text = f"≠ {text}"
        painter.drawText(
            rect.adjusted(2, 0, -_SIDE, 0),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            text or "–",
        )

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Rows of one height."""
        return QSize(_CELL_WIDTH, _ROW)

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


class GridView(QTableView):
    """``refused(sentence)``; ``current_changed()`` when another cell is chosen."""

    current_changed = Signal()
    refused = Signal(str)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.setModel(model)
        self._delegate = GridDelegate(self)
        self._delegate.refused.connect(self.refused)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Targets"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setFixedHeight(28)
        model.modelReset.connect(self.fit)
        theme().changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._on_current)

    def fit(self) -> None:
        """The name as wide as it can be, the amounts alike; they scroll before they squeeze."""
        columns = self.grid.columnCount()
        if not columns:
            return
        scale = theme().text_scale
        least = round(_CELL_WIDTH * scale)
        room = self.viewport().width() - round(_NAME_WIDTH * scale)
        cell = max(least, min(round(104 * scale), room // max(columns - 1, 1)))
        name = max(round(_NAME_WIDTH * scale), self.viewport().width() - cell * (columns - 1))
        self.setColumnWidth(0, name)
        for column in range(1, columns):
            self.setColumnWidth(column, cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, or opens a team; Delete clears; copy and paste speak spreadsheet."""
        keys = QKeySequence.StandardKey
        index = self.currentIndex()
        if event.matches(keys.Copy):
            self.copy()
        elif event.matches(keys.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._enter(index)
        elif event.key() == Qt.Key.Key_Space and index.column() == 0:
            self._toggle(index.row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a team's name opens or closes it as well."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0:
            self._toggle(index.row())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on to the line below."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            index = self.currentIndex()
            below = self.grid.index(index.row() + 1, index.column())
            if below.isValid():
                self.setCurrentIndex(below)

    def copy(self) -> None:
        """The chosen cells as a spreadsheet takes them: tabs and lines, exact amounts."""
        lines: dict[int, list[str]] = {}
        for row, column in sorted((i.row(), i.column()) for i in self.selectedIndexes()):
            role = Qt.ItemDataRole.EditRole if column else Qt.ItemDataRole.DisplayRole
            text = self.grid.index(row, column).data(role)
            lines.setdefault(row, []).append(str(text or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(one) for one in lines.values()))

    def paste(self, text: str) -> None:
        """Amounts from a spreadsheet, from the current cell on to the right and down."""
        index = self.currentIndex()
        if not (index.isValid() and self.grid.shown.editable and text.strip()):
            return
        entered: list[tuple[int, int, int | None]] = []
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for right, cell in enumerate(line.split("\t")):
                row, column = index.row() + down, index.column() + right
                inside = row < self.grid.rowCount() and self.grid.period_at(column) is not None
                if not inside:
                    continue
                try:
                    amount = read_amount(cell, self.grid.shown.currency)
                except ValueError as wrong:
                    self.refused.emit(str(wrong))
                    return
                entered.append((row, column, amount))
        self.grid.enter(entered)

    def _clear(self) -> None:
        chosen = [(i.row(), i.column(), None) for i in self.selectedIndexes()]
        if self.grid.shown.editable:
            self.grid.enter(chosen)

    def _enter(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._toggle(index.row())
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _toggle(self, row: int) -> None:
        if self.grid.has_below(self.grid.place(row)):
            self.grid.toggle(row)
            self.setCurrentIndex(self.grid.index(row, 0))

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit()
