"""The grid in which the manager sees real rows as read, mends cells and leaves rows out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from cockpit.jobs.imports_mending import FileLine
from cockpit.ui.imports.row_delegate import RowDelegate
from cockpit.ui.imports.row_model import FIRST, ROW, WHY, GridColumn, RowModel
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import ROW_HEIGHT
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

_NARROWEST, _WIDEST, _ROW_WIDTH = 90, 210, 56
_WHY_LEAST, _WHY_MOST = 160, 320
_DROP, _RESTORE, _MEND = "drop", "restore", "mend"
_Trigger = QAbstractItemView.EditTrigger
_How = QItemSelectionModel.SelectionFlag


class RowTable(QTableView):
    """``mended(number, heading, text)`` when a cell is written over, ``restored(number, heading)``
    when it is to be as in the file, ``dropped(numbers, left out)`` for whole rows; ``picked(line)``
    is the row the keyboard is at, or None."""

    picked = Signal(object)
    mended = Signal(int, str, str)
    restored = Signal(int, str)
    dropped = Signal(list, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self.lines = RowModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(RowDelegate(self.viewport()))
        self.lines.mended.connect(self.mended)
        self._behave()
        self._dress()
        self.selectionModel().currentChanged.connect(self._on_current)
        theme().changed.connect(self._dress)

    def show_rows(
        self, file: str, lines: Sequence[FileLine], columns: Sequence[GridColumn], *, why: bool
    ) -> None:
        """Show rows of a file; ``why`` shows what is wrong with them."""
        self.setAccessibleName(_("Rows of {file}").format(file=file))
        before, count = self.currentIndex(), self.lines.columnCount()
        self.lines.show_lines(lines, columns)
        self.setColumnHidden(WHY, not why)
        if self.lines.columnCount() != count or not before.isValid():
            self._share_width()
        shown = (file, why, tuple(columns))
        if shown != self._shown:
            # Once for a file: what is mended stays under the hand.
            self._shown = shown
            self._faults_first(why)
        if lines and not self.currentIndex().isValid():
            self._begin(min(max(before.row(), 0), len(lines) - 1))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete leaves the rows out or takes them again; Enter writes over the cell."""
        if self.state() == QAbstractItemView.State.EditingState:
            # The line that is written in hands its Enter on to us.
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the cell and its row."""
        index = self.indexAt(event.pos()) if event.reason().value == 0 else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        line, column = self.lines.line(index.row()), self.lines.column(index.column())
        entries: list[Entry] = []
        if column is not None and not line.dropped:
            entries.append(Entry(_("Mend this cell"), _MEND, "edit", _("Enter")))
        if column is not None and column.heading in line.mended:
            entries.append(Entry(_("As it stands in the file"), _RESTORE, "undo"))
        verb = _("Take this row after all") if line.dropped else _("Leave this row out")
        entries += [SEPARATOR] if entries else []
        entries.append(Entry(verb, _DROP, "skip", _("Delete")))
        menu = Menu(self._on_menu, parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.show_entries(entries)
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """A cell whole, what stands in the file, and what is wrong with it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, at: QPoint) -> str:
        index = self.indexAt(at)
        if not index.isValid():
            return ""
        column = self.lines.column(index.column())
        shown, raw = str(index.data()), str(index.data(Qt.ItemDataRole.EditRole))
        if column is None:
            return shown
        told = _("in the file: {text}").format(text=raw) if raw != shown else ""
        fault = self.lines.line(index.row()).fault
        why = fault.why if fault and self.lines.is_bad(index.row(), index.column()) else ""
        return "\n".join(part for part in (shown, told, why) if part)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        row = self.currentIndex().row()
        inside = 0 <= row < self.lines.rowCount()
        self.picked.emit(self.lines.line(row) if inside else None)

    def _begin(self, row: int) -> None:
        """The first thing to mend in a row is where the keyboard is."""
        places = range(FIRST, self.lines.columnCount())
        bad = next((place for place in places if self.lines.is_bad(row, place)), FIRST)
        index = self.lines.index(row, bad)
        self.selectionModel().setCurrentIndex(index, _How.ClearAndSelect)

    def _faults_first(self, why: bool) -> None:
        """The columns in their order; what has to be mended stands beside what is wrong."""
        across, places = self.horizontalHeader(), range(FIRST, self.lines.columnCount())
        rows = range(self.lines.rowCount()) if why else ()
        bad = [place for place in places if any(self.lines.is_bad(row, place) for row in rows)]
        rest = [place for place in places if place not in bad]
        for at, place in enumerate([*bad, *rest], start=FIRST):
            across.moveSection(across.visualIndex(place), at)

    def _drop(self) -> None:
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = [self.lines.line(row) for row in rows]
        if lines:
            out = not all(line.dropped for line in lines)
            self.dropped.emit([line.number for line in lines], out)

    def _on_menu(self, key: object) -> None:
        index = self.currentIndex()
        column = self.lines.column(index.column())
        if key == _DROP:
            self._drop()
        elif key == _MEND:
            self.edit(index)
        elif key == _RESTORE and column is not None:
            self.restored.emit(self.lines.line(index.row()).number, column.heading)

    def _share_width(self) -> None:
        self.setColumnWidth(ROW, _ROW_WIDTH)
        why = min(max(self.sizeHintForColumn(WHY), _WHY_LEAST), _WHY_MOST)
        self.setColumnWidth(WHY, why)
        for place in range(FIRST, self.lines.columnCount()):
            wanted = max(self.sizeHintForColumn(place), self._heading_width(place))
            self.setColumnWidth(place, min(max(wanted, _NARROWEST), _WIDEST))

    def _heading_width(self, place: int) -> int:
        return self.horizontalHeader().sectionSizeHint(place) + 8

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = _Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed
        self.setEditTriggers(triggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(ROW_HEIGHT)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setStretchLastSection(True)

    def _dress(self) -> None:
        self.horizontalHeader().setFont(theme().font("small"))
        self.viewport().update()
