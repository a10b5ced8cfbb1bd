"""A column in use: keys, menu, drags out of it and drops into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from cockpit.ui.board import mime
from cockpit.ui.board.card_painter import CardPainter
from cockpit.ui.board.column_view import ColumnView
from cockpit.ui.board.dragging import DropSide
from cockpit.ui.board.model import ID_ROLE, BoardModel

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

_Key, _Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
_SIDEWAYS = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_SELECT = QItemSelectionModel.SelectionFlag


class CardColumn(ColumnView):
    """``opened(deal_id)`` on Enter or double click; ``across(column, step)`` when the keyboard
    leaves sideways, ``carried(column, step)`` when it takes the chosen cards along."""

    opened = Signal(int)
    across = Signal(int, int)
    carried = Signal(int, int)
    new_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    copy_wanted = Signal()

    def __init__(
        self,
        model: BoardModel,
        chosen: QItemSelectionModel,
        column: int,
        painter: CardPainter,
        side: DropSide,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, chosen, column, painter, parent)
        self._side = side
        self._pressed = QPoint()
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(ColumnView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.activated.connect(self._on_activated)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows within and across, Ctrl+arrows carry, n is a new deal, the menu key a menu."""
        self.ringed = True
        key, control = event.key(), bool(event.modifiers() & _Ctrl)
        step = _SIDEWAYS.get(_Key(key))
        if step is not None:
            (self.carried if control else self.across).emit(self.column, step)
        elif key == _Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.new_wanted.emit(self.column)
        elif key in (_Key.Key_Return, _Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif key == _Key.Key_Space and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _SELECT.Toggle)
        elif key == _Key.Key_Escape and self.selectionModel().hasSelection():
            self.selectionModel().clearSelection()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; Ctrl+K searches."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the pointer or at the card the keyboard is on."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_wanted.emit(self.column, at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the keyboard comes to a card that is seen."""
        super().focusInEvent(event)
        tabbed = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.ringed = self.ringed or event.reason() in tabbed
        here = self.currentIndex()
        if self._count() and (not here.isValid() or here.internalId() != self.column + 1):
            row = max(0, min(self.row_at(8), self._count() - 1))
            self.selectionModel().setCurrentIndex(self._index(row), _SELECT.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.ringed = False
        self.viewport().update()

    # Dragging out

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would hold the card."""
        self._pressed = event.position().toPoint()
        self.ringed = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the deal."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._on_activated(index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """The board drags: what is chosen may stand in several columns."""
        self._side.drag_from(self.column, self._pressed)

    # Hovering and dropping in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Deals may come in."""
        if event.mimeData().hasFormat(mime.TYPE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say what a drop would do here."""
        at = self.viewport().mapToGlobal(event.position().toPoint())
        if self._side.hover(self.column, event.mimeData(), at):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing hovers any more."""
        self.show_landing(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the deals here."""
        self.show_landing(None)
        if self._side.dropped(self.column, event.mimeData()):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex | QPersistentModelIndex) -> None:
        deal_id = index.data(ID_ROLE)
        if deal_id is not None:
            self.opened.emit(deal_id)
