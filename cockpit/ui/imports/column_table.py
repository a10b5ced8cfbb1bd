"""The table in which the manager sees, and says, what each column of a file becomes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from cockpit.ui.imports.column_delegate import LINE_HEIGHT, ColumnDelegate
from cockpit.ui.imports.column_model import BECOMES, CHECK, EXAMPLES, ColumnLine, ColumnModel
from cockpit.ui.theme import theme
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

# Of each column: its share of the width, and how narrow it may become.
_WIDTHS = ((0.17, 132), (0.24, 140), (0.33, 120), (0.26, 130))
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_F4)
_How = QItemSelectionModel.SelectionFlag


class ColumnTable(QTableView):
    """``chosen(heading, field)`` when a column is to become something else; arrows walk over the
    columns, Enter opens the choice; right goes to a chip that asks, and ``asked(row)`` opens it."""

    chosen = Signal(str, str)
    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ColumnModel(self)
        self.setModel(self.lines)
        self._painter = ColumnDelegate(self.viewport())
        self.setItemDelegate(self._painter)
        self._behave()
        self.lines.chosen.connect(self.chosen)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme().changed.connect(self._restyle)

    def show_columns(
        self, file: str, lines: Sequence[ColumnLine], fields: Sequence[tuple[str, str]]
    ) -> None:
        """Show the columns of a file; the place is kept when it is the same file."""
        self.setAccessibleName(_("Columns of {file}").format(file=file))
        row = self.currentIndex().row()
        self.lines.show_lines(lines, fields)
        if lines and not self.currentIndex().isValid():
            self._go_to(min(max(row, 0), len(lines) - 1))

    def open_choice(self, row: int) -> None:
        """Open the list of what the column in a row may become."""
        self._go_to(row)
        self.edit(self.lines.index(row, BECOMES))
        self._painter.open_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and its like open the choice, and so does a letter."""
        row = self.currentIndex().row()
        letter = event.text().isalnum() and not event.modifiers()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        down = alt and event.key() == Qt.Key.Key_Down
        if row >= 0 and self._walk(row, Qt.Key(event.key())):
            return
        if row >= 0 and (event.key() in _OPENING or letter or down):
            self.open_choice(row)
        elif row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.lines.setData(self.lines.index(row, BECOMES), "")
        else:
            super().keyPressEvent(event)

    def _walk(self, row: int, key: Qt.Key) -> bool:
        """Between the field of a row and its chip, and into the chip."""
        at_chip = self.currentIndex().column() == CHECK
        if key == Qt.Key.Key_Right and self.lines.line(row).asks:
            self._go_to(row, CHECK)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to(row)
        elif at_chip and key in _OPENING and self.lines.line(row).asks:
            self.asked.emit(row)
        else:
            return False
        return True

    def chip_rect(self, row: int) -> QRect:
        """Where the chip of a row is, in the viewport."""
        return self.visualRect(self.lines.index(row, CHECK))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row the keyboard is at shows it."""
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No row has the keyboard any more."""
        super().focusOutEvent(event)
        self._show_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        room = self.viewport().width()
        wide = [max(least, int(room * share)) for share, least in _WIDTHS]
        # What the shares leave goes to the examples, the longest text.
        wide[EXAMPLES] = max(_WIDTHS[EXAMPLES][1], room - sum(wide) + wide[EXAMPLES])
        for column, width in enumerate(wide):
            self.setColumnWidth(column, width)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the pointer."""
        index = self.indexAt(event.position().toPoint())
        over = index.column() == BECOMES or (
            index.column() == CHECK and bool(self.lines.line(index.row()).asks)
        )
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        )
        self._hover(index.row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a cell whole in the tooltip, and more of a check."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(index)), self)
            return True
        return super().viewportEvent(event)

    def _tip(self, index: QModelIndex) -> str:
        if not index.isValid():
            return ""
        line = self.lines.line(index.row())
        if index.column() == CHECK:
            return "\n".join(part for part in (line.said, line.hint) if part)
        return str(index.data() or "")

    def _go_to(self, row: int, column: int = BECOMES) -> None:
        index = self.lines.index(row, column)
        self.selectionModel().setCurrentIndex(index, _How.ClearAndSelect | _How.Rows)
        self.scrollTo(index)

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(LINE_HEIGHT)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setFont(theme().font("small"))

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def _show_focus(self) -> None:
        now = self.currentIndex()
        self._painter.focused = now.row() if self.hasFocus() else -1
        asks = now.isValid() and bool(self.lines.line(now.row()).asks)
        self._painter.on_chip = asks and now.column() == CHECK
        self.viewport().update()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == BECOMES:
            self.open_choice(index.row())
        elif index.column() == CHECK and self.lines.line(index.row()).asks:
            self.asked.emit(index.row())

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_focus()

    @Slot()
    def _restyle(self) -> None:
        self.horizontalHeader().setFont(theme().font("small"))
        self.viewport().update()
