"""A question in place: a small panel beside what it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.floating import SHADOW, paint_floating
from cockpit.ui.widgets.focus_memory import FocusMemory
from cockpit.ui.widgets.plain_label import PlainLabel


class Popover(QWidget):
    """Floats inside the window over ``owner``'s window; Escape or a click elsewhere closes it.

    Add content to ``body``; Enter presses its primary button. Focus goes to the first control and
    returns when it closes; ``closed`` is emitted once.
    """

    closed = Signal()

    def __init__(self, title: str, owner: QWidget) -> None:
        super().__init__(owner.window())
        self._owner = owner
        self.setAccessibleName(title)
        self.hide()
        self._focus = FocusMemory()
        self._around = _Around(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(SHADOW + SPACE_12,) * 4)
        outer.setSpacing(SPACE_8)
        if title:
            outer.addWidget(PlainLabel(title, "strong"))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_8)
        outer.addLayout(self.body)

    def open_at(self, anchor: QWidget, rect: QRect | None = None) -> None:
        """Open under ``rect`` of the anchor (all of it by default), or above where it fits."""
        area = rect if rect is not None else anchor.rect()
        top_left = anchor.mapTo(self.window(), area.topLeft())
        self._focus.note(self)
        self.adjustSize()
        self.move(self._place(QRect(top_left, area.size())))
        self._around.cover()
        self.show()
        self.raise_()
        self._focus_first()
        self.window().installEventFilter(self)
        # Forgotten with this popover: the owner may be gone before it.
        self._owner.installEventFilter(self)

    def close_now(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        self.window().removeEventFilter(self)
        held_focus = self._holds_focus()
        self.hide()
        self._around.hide()
        if held_focus:
            self._focus.give_back()
        self.closed.emit()
        self._around.deleteLater()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, Enter does what the primary button says; other keys stay inside."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isHidden():
            self._press()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the floating panel."""
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_floating(painter, inner)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """A sentence that comes up inside is given its room."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.adjustSize()
            lowest = self.window().height() - self.height() + SHADOW
            self.move(self.x(), max(min(self.y(), lowest), -SHADOW))
        return taken

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside."""
        inside = [child for child in self.findChildren(QWidget) if _takes_tab(child)]
        if not inside:
            return True
        now = self.window().focusWidget()
        at = inside.index(now) if now in inside else -1
        step = inside[(at + (1 if forward else -1)) % len(inside)]
        step.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A resized window closes the popover, and so does another page in place of its owner."""
        gone = event.type() == QEvent.Type.Hide and watched is self._owner
        if gone or (event.type() == QEvent.Type.Resize and watched is self.window()):
            self.close_now()
        return False

    def _press(self) -> None:
        focused = self.window().focusWidget()
        primary = (b for b in self.findChildren(PrimaryButton) if b.isEnabled() and b.isVisible())
        wanted = focused if isinstance(focused, QAbstractButton) else next(primary, None)
        if wanted is not None:
            wanted.click()

    def _holds_focus(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _focus_first(self) -> None:
        first = next((c for c in self.findChildren(QWidget) if _takes_tab(c)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, anchor: QRect) -> QPoint:
        room = self.window().rect()
        most = room.width() - self.width() + SHADOW - SPACE_8
        x = max(min(anchor.x() - SHADOW, most), SPACE_8 - SHADOW)
        below = anchor.bottom() + 4 - SHADOW
        if below + self.height() - SHADOW <= room.height():
            return QPoint(x, below)
        above = anchor.y() - self.height() + SHADOW - 4
        return QPoint(x, max(above, -SHADOW))


class _Around(QWidget):
    """The rest of the window while a popover is open: a press there closes it."""

    def __init__(self, popover: Popover) -> None:
        super().__init__(popover.window())
        self._popover = popover
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window."""
        self.setGeometry(self._popover.window().rect())
        self.show()
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close the popover."""
        self._popover.close_now()


def _takes_tab(child: QWidget) -> bool:
    tabbed = child.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and child.isEnabled() and not child.isHidden()
