"""The list inside a panel: arrows choose, Space ticks, Enter edits, Delete drops; on a heading
Space folds its lines away."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from cockpit.ui.tasks.task_delegate import TEXT_LEFT, TaskDelegate
from cockpit.ui.tasks.task_ghost import ghost
from cockpit.ui.tasks.task_groups import Head
from cockpit.ui.tasks.task_model import TaskModel
from cockpit.ui.tasks.task_words import Line
from cockpit.ui.theme import theme

_UP, _DOWN = -1, 1
# Where a carried card is held, and how far above the pointer it hangs.
_HOLD, _LIFT = 16, 6


class TaskList(QListView):
    """As high as its lines; ``asked(verb, Line)`` says what is wanted of one.

    Verbs: tick, edit, drop, menu, up, down. ``folded(category, away)`` is asked of a heading;
    ``left(step)`` follows an arrow past either end.
    """

    asked = Signal(str, object)
    folded = Signal(str, bool)
    left = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TaskModel(self)
        self._painter = TaskDelegate(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "bare")
        self.viewport().setAutoFillBackground(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        for signal in (self.lines.rowsInserted, self.lines.rowsRemoved, self.lines.dataChanged):
            signal.connect(self._resized)
        theme().changed.connect(self._resized)

    def current_line(self) -> Line | None:
        """The line that keys work on."""
        return self.lines.line(self.currentIndex())

    def current_head(self) -> Head | None:
        """The heading that keys work on."""
        return self.lines.head(self.currentIndex())

    def choose(self, row: int) -> None:
        """Put the keyboard on a line or heading."""
        last = self.lines.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.lines.index(max(0, min(row, last))))

    def sizeHint(self) -> QSize:
        """All lines, without scrolling."""
        option = self.viewOptions() if hasattr(self, "viewOptions") else None
        rows = range(self.lines.rowCount())
        heights = (self._painter.sizeHint(option, self.lines.index(i)).height() for i in rows)  # type: ignore[arg-type]
        return QSize(200, sum(heights) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles take as many lines as they need at this width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        if width != self._painter.width:
            self._painter.width = width
            self._resized()

    def minimumSizeHint(self) -> QSize:
        """Nothing of it may be cut off."""
        return QSize(80, self.sizeHint().height())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The list is as high as its lines: what holds the panels scrolls to the line."""
        super().scrollTo(index, hint)
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        inside = holder.widget() if isinstance(holder, QScrollArea) else None
        if isinstance(holder, QScrollArea) and inside is not None and index.isValid():
            rect = self.visualRect(index)
            at = self.viewport().mapTo(inside, rect.center())
            holder.ensureVisible(at.x(), at.y(), 0, rect.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a line; others go on to the page."""
        line, key = self.current_line(), event.key()
        if self._fold_by_key(Qt.Key(key)):
            return
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and line is not None:
            verb = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(key))
        else:
            verb = {
                Qt.Key.Key_Space: "tick", Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit",
                Qt.Key.Key_F2: "edit", Qt.Key.Key_Delete: "drop", Qt.Key.Key_Menu: "menu",
            }.get(Qt.Key(key))  # fmt: skip
        if verb is not None and line is not None:
            self.asked.emit(verb, line)
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(_UP if key == Qt.Key.Key_Up else _DOWN)
            return
        event.ignore()

    def _fold_by_key(self, key: Qt.Key) -> bool:
        """Left folds and Right unfolds a heading, Space and Enter turn it; Left on a line goes up
        to its heading. True when that was it."""
        head = self.current_head()
        turns = {
            Qt.Key.Key_Left: True, Qt.Key.Key_Right: False, Qt.Key.Key_Space: None,
            Qt.Key.Key_Return: None, Qt.Key.Key_Enter: None,
        }  # fmt: skip
        if head is not None and key in turns:
            away = turns[key]
            self.folded.emit(head.category, not head.folded if away is None else away)
            return True
        above = self.lines.head_above(self.currentIndex())
        if head is None and key == Qt.Key.Key_Left and above is not None:
            self.choose(above)
            return True
        return False

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        if 0 <= row < self.lines.rowCount():
            self.choose(row)
        else:
            self.left.emit(by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks, on a heading folds; anywhere else chooses."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        line, head = self.lines.line(index), self.lines.head(index)
        if head is not None and event.button() == Qt.MouseButton.LeftButton:
            self.folded.emit(head.category, not head.folded)
        on_box = at.x() < self.visualRect(index).left() + TEXT_LEFT
        if line is not None and on_box and event.button() == Qt.MouseButton.LeftButton:
            self.asked.emit("tick", line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the words edits; on a heading it is two presses."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        line, head = self.lines.line(index), self.lines.head(index)
        if head is not None:
            self.folded.emit(head.category, not head.folded)
        if line is not None and at.x() >= self.visualRect(index).left() + TEXT_LEFT:
            self.asked.emit("edit", line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a line."""
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if not index.isValid() and event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
        line = self.lines.line(index)
        if line is not None:
            self.setCurrentIndex(index)
            self.asked.emit("menu", line)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """A card of its own hangs above the pointer, so that the hour under it can be seen."""
        line = self.current_line()
        if line is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.lines.mimeData([self.currentIndex()]))
        picture = ghost(line.title, self.devicePixelRatioF())
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(_HOLD, round(picture.deviceIndependentSize().height()) + _LIFT))
        drag.exec(actions)

    def menu_place(self) -> QPoint:
        """Where a menu of the chosen line opens."""
        rect = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(TEXT_LEFT, 2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the line under the pointer."""
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No line is under the pointer any more."""
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Focus always shows on a line."""
        # Qt itself would begin with the first row, which may be a heading.
        fresh = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if fresh:
            back = event.reason() == Qt.FocusReason.BacktabFocusReason
            self.choose(self.lines.rowCount() - 1 if back else self._first_line())

    def _first_line(self) -> int:
        """The first line; the first heading where all are folded away."""
        lines = self.lines.lines()
        return (self.lines.place_of(lines[0].key) or 0) if lines else 0

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self._painter.hovered:
            self._painter.hovered = index.row()
            self.viewport().update()

    @Slot()
    def _resized(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
