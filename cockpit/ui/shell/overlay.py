"""Something over the whole window: the page is dimmed, Escape and a press beside it close it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.floating import SHADOW, paint_floating
from cockpit.ui.widgets.focus_memory import FocusMemory

_DIM_LIGHT, _DIM_DARK = 96, 120
_EDGE = 24


class Overlay(QWidget):
    """A dimmed window with a panel in it; fill ``body``, override ``panel_rect``."""

    closed = Signal()

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._over = window
        self._focus = FocusMemory()
        self.setAccessibleName(name)
        self.panel = QWidget(self)
        self.body = QVBoxLayout(self.panel)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.hide()
        window.installEventFilter(self)

    def panel_rect(self) -> QRect:
        """Where the panel lies: a third of the way down, as high as its content."""
        room = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        width = min(640, room.width())
        height = min(self.panel.sizeHint().height(), room.height())
        left = room.x() + (room.width() - width) // 2
        return QRect(left, max(_EDGE, (self.height() - height) // 3), width, height)

    def open(self) -> None:
        """Show it and take the focus."""
        if self.isHidden():
            self._focus.note(self._over)
        self.setGeometry(self._over.rect())
        self.place()
        self.show()
        self.raise_()

    def close_now(self) -> None:
        """Hide it and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        self._focus.give_back()
        self.closed.emit()

    def place(self) -> None:
        """Lay the panel out again, as its content changed."""
        before, after = self.panel.geometry(), self.panel_rect()
        if before != after:
            self.panel.setGeometry(after)
            # Only where the panel was and is: the dimmed page below it is dear to paint.
            edge = 2 * SHADOW
            self.update(before.united(after).adjusted(-edge, -edge, edge, edge))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; no key reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_now()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window and draw the panel's ground."""
        painter = QPainter(self)
        dim = QColor(theme().color("scrim"))
        dim.setAlpha(_DIM_DARK if theme().dark else _DIM_LIGHT)
        painter.fillRect(self.rect(), dim)
        paint_floating(painter, QRectF(self.panel.geometry()))
        painter.end()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        stops = [
            child
            for child in self.panel.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible()
        ]
        if stops:
            now: QWidget | None = self._over.focusWidget()
            at = stops.index(now) if now in stops else -1
            step = stops[(at + (1 if forward else -1)) % len(stops)]
            step.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._over.rect())
            self.place()
        return False
