"""The cascade on screen: amounts typed in place, pasted from a spreadsheet, all by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from cockpit.ui.plan.grid_delegate import CELL_SIDE, CELL_WIDTH, ROW, GridDelegate
from cockpit.ui.plan.grid_model import GridModel
from cockpit.ui.theme import theme
from cockpit.ui.widgets.entry import read_amount
from cockpit.wording import _

_NAME_WIDTH, _SAMPLE = 176, 40
_Index = QModelIndex | QPersistentModelIndex


class Lid(QHeaderView):
    """The title of the names: what is scrolled beneath does not show through."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground, then the title."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("panel"))
        painter.end()
        super().paintEvent(event)


class Names(QTableView):
    """The first column once more, over the grid's own, so that it stays in sight."""

    pressed_row = Signal(int)

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(GridDelegate(self))  # one view's editors are no other's
        self.setHorizontalHeader(Lid(Qt.Orientation.Horizontal, self))
        dress(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)

    def keep_to_names(self) -> None:
        """Only the first column."""
        for column in range(1, self.model().columnCount()):
            self.setColumnHidden(column, True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click is the grid's."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.pressed_row.emit(index.row())


def dress(view: QTableView) -> None:
    """How both look and scroll."""
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW)
    head = view.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setHighlightSections(False)
    head.setFixedHeight(28)


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
        dress(self)
        self.names = Names(self)
        self.names.pressed_row.connect(self._on_name)
        model.modelReset.connect(self.fit)
        theme().changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._on_current)

    def fit(self) -> None:
        """The name as wide as it can be, the amounts alike; they scroll before they squeeze."""
        columns = self.grid.columnCount()
        if not columns:
            return
        scale, width = theme().text_scale, self.viewport().width()
        room = width - round(_NAME_WIDTH * scale)
        cell = max(self._needed(), min(round(104 * scale), room // max(columns - 1, 1)))
        # Where not all fit, those that are seen are whole.
        seen = max(1, min(columns - 1, room // cell))
        name = max(round(_NAME_WIDTH * scale), width - cell * seen)
        self.setColumnWidth(0, name)
        for column in range(1, columns):
            self.setColumnWidth(column, cell)
        self.names.setColumnWidth(0, name)
        self.names.keep_to_names()
        self._put_names()

    def _needed(self) -> int:
        """How wide amounts and titles are."""
        metrics = QFontMetrics(theme().font("strong"))
        rows = range(min(_SAMPLE, self.grid.rowCount()))
        columns = range(1, self.grid.columnCount())
        texts = [str(self.grid.index(row, at).data() or "") for row in rows for at in columns]
        across = Qt.Orientation.Horizontal
        texts += [str(self.grid.headerData(at, across) or "") for at in columns]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(round(CELL_WIDTH * theme().text_scale), widest + 2 * CELL_SIDE + 2)

    def _put_names(self) -> None:
        height = self.viewport().height() + self.horizontalHeader().height()
        self.names.setGeometry(0, 0, self.columnWidth(0), height)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """In sight is what the names do not cover."""
        super().scrollTo(index, hint)
        rect: QRect = self.visualRect(index)
        covered = self.columnWidth(0) - rect.left()
        bar, cell = self.horizontalScrollBar(), max(self.columnWidth(1), 1)
        if index.column() > 0 and covered > 0:
            bar.setValue(bar.value() - covered)
        bar.setValue(-(-bar.value() // cell) * cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, or opens a team; Delete clears; copy and paste speak spreadsheet."""
        keys = QKeySequence.StandardKey
        index = self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the field did not want, such as its Enter
        elif event.matches(keys.Copy):
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

    @Slot(int)
    def _on_name(self, row: int) -> None:
        """A click on a name chooses its line; a team's opens or closes as well."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(self.grid.index(row, 0))
        self._toggle(row)

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
