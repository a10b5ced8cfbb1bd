"""The table every page uses: sortable, copyable, quick with 100,000 rows, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import ROW_HEIGHT
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.ui.widgets.table_copy import as_tsv
from cockpit.ui.widgets.table_delegate import TableDelegate
from cockpit.ui.widgets.table_model import Column, TableModel
from cockpit.ui.widgets.table_widths import Widths, fit_columns, share_room
from cockpit.wording import _

_WAITING = 0.35


class Table(QTableView):
    """``opened(row)`` on Enter or double click, ``picked(row)`` when the current row changes."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        empty: str = "",
        key: Callable[[Any], object] = id,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = TableModel(columns, key, self)
        self.setModel(self.rows)
        self._empty, self._sized = empty, False
        self._widths = Widths([], [])
        self._painter = TableDelegate(self)
        self.setItemDelegate(self._painter)
        self._behave(name)
        self._dress_header()
        theme().changed.connect(self._restyle)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; order, selection and place are kept."""
        current = self.currentIndex()
        at = self.rows.key_at(current.row()) if current.isValid() else None
        self.rows.set_rows(rows)
        if not self._sized:
            self._sized = bool(rows)
            self._widths = fit_columns(self, self.rows, self._painter)
        if current.isValid() and not self.currentIndex().isValid():
            self.show_row(at)
        self.viewport().update()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; their rows follow."""
        self.rows.set_columns(columns)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._sized = False
        self._widths = fit_columns(self, self.rows, self._painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share another room."""
        super().resizeEvent(event)
        share_room(self, self._widths)

    def setColumnHidden(self, column: int, hide: bool) -> None:
        """The others share its room."""
        if hide != self.isColumnHidden(column):
            super().setColumnHidden(column, hide)
            share_room(self, self._widths)

    def show_row(self, key: object) -> None:
        """Make the row with the key the current one, if it is there."""
        place = self.rows.place_of(key)
        if place is not None:
            index = self.rows.index(place, 0)
            how = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)

    def chosen_rows(self) -> list[Any]:
        """The selected rows, in the order shown."""
        chosen = self.selectionModel().selection()
        spans = [chosen.at(i) for i in range(chosen.count())]
        places = {place for span in spans for place in range(span.top(), span.bottom() + 1)}
        return [self.rows.row(place) for place in sorted(places)]

    def set_waiting(self, waiting: bool) -> None:
        """Dim the rows of before until the new ones are there."""
        strength = _WAITING if waiting else 1.0
        if strength != self._painter.strength:
            self._painter.strength = strength
            self.viewport().update()

    def set_empty(self, sentence: str) -> None:
        """What an empty table says."""
        self._empty = sentence
        self.viewport().update()

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard as tab-separated text with titles."""
        rows = self.chosen_rows() or self.rows.rows()
        QGuiApplication.clipboard().setText(as_tsv(self.shown_columns(), rows))

    def export(self) -> None:
        """Ask for all rows as a file, in the order shown."""
        from cockpit.ui.widgets.table_file import as_file, file_wanted

        name = self.accessibleName()
        table = as_file(name, self.shown_columns(), self.rows.rows())
        file_wanted().asked.emit(table, name)

    def shown_columns(self) -> list[Column]:
        """The columns that are not hidden."""
        columns = enumerate(self.rows.columns)
        return [column for i, column in columns if not self.isColumnHidden(i)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies; Enter opens."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying, and all rows as a file."""
        menu = Menu(self._on_menu, parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = bool(self.chosen_rows())
        copy = _("Copy these rows") if chosen else _("Copy all rows")
        some = self.rows.rowCount() > 0
        menu.show_entries([
            Entry(copy, "copy", "copy", _("Ctrl+C")),
            Entry(_("Export all rows…"), "export", "export", enabled=some),
        ])  # fmt: skip
        menu.popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the pointer."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a cut cell whole in the tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or what an empty table says."""
        super().paintEvent(event)
        if self.rows.rowCount() or not self._empty:
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme().font("body"))
        painter.setPen(theme().color("dim"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(24, 0, -24, 0), int(flags), self._empty)
        painter.end()

    def _behave(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)

    def _dress_header(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(40)
        across.setFont(theme().font("small"))
        # Qt sorts as soon as sorting is enabled: by no column, so rows stay as they come.
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def _show_tip(self, at: QPoint, global_at: QPoint) -> None:
        index = self.indexAt(at)
        width = self.columnWidth(index.column())
        cut = index.isValid() and self._painter.width_of(index) > width
        QToolTip.showText(global_at, plain_tip(str(index.data())) if cut else "", self)

    def _on_menu(self, key: object) -> None:
        if key == "export":
            self.export()
        else:
            self.copy()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.row(index.row()))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        # The ring goes along the whole row, which Qt would not paint again.
        self.viewport().update()
        if index.isValid():
            self.picked.emit(self.rows.row(index.row()))

    @Slot()
    def _restyle(self) -> None:
        self.horizontalHeader().setFont(theme().font("small"))
        self.viewport().update()
