"""Chips: small facts, filters that can be taken off, and menus in the same shape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QToolTip, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.buttons import pressed_by_enter
from cockpit.ui.widgets.fitting import fitted
from cockpit.ui.widgets.pill import paint_pill, pill_size
from cockpit.ui.widgets.plain_label import PlainLabel, plain_tip
from cockpit.wording import _

_MARK = 12
_GAP = 3


class Chip(PlainLabel):
    """A fact in a pill; not a control. Tones: neutral, accent, good, warn, bad."""

    def __init__(self, text: str, tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, "tiny_medium", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tone = tone

    def show_fact(self, text: str, tone: str) -> None:
        """Say something else."""
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        return pill_size(self.text())

    def minimumSizeHint(self) -> QSize:
        """A chip may be squeezed to a few letters."""
        whole = self.sizeHint()
        return QSize(min(56, whole.width()), whole.height())

    def elided(self) -> bool:
        """True when the pill is narrower than its text and sides."""
        return self.width() < self.sizeHint().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self.text(), self._tone)
        painter.end()


class ChipButton(QAbstractButton):
    """A chip to press: a filter (checkable), one that can be removed, or a menu.

    ``removed`` is emitted by its cross and by the Delete key.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        tone: str = "neutral",
        *,
        removable: bool = False,
        menu: QMenu | None = None,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._removable, self._menu = tone, removable, menu
        self._opens = opens or menu is not None
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if menu is not None:
            self.clicked.connect(self._open_menu)
        theme().changed.connect(self.update)

    def show_fact(self, text: str, tone: str) -> None:
        """Say something else."""
        self._tone = tone
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text and its mark."""
        extra = _MARK + _GAP if self._mark() else 0
        return pill_size(self.text()) + QSize(extra + 4, 2)

    def minimumSizeHint(self) -> QSize:
        """A chip may be squeezed to a few letters."""
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The tooltip has all of a text that is cut short."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            parts = [self.text()] if self.width() < self.sizeHint().width() else []
            parts += [_("Delete takes it off")] if self._removable else []
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(parts)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, its mark and, with focus, its ring."""
        painter = QPainter(self)
        rect = self.rect().adjusted(1, 1, -1, -1)
        tone = "accent" if self.isChecked() else self._tone
        paint_pill(painter, rect, "", tone)
        self._paint_state(painter, QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        ink = "dim" if tone == "neutral" else tone
        painter.setPen(theme().color(ink if self.isEnabled() else "faint"))
        painter.setFont(theme().font("tiny_medium"))
        room = rect.adjusted(9, 0, -(_MARK + _GAP + 7) if self._mark() else -7, 0)
        shown = fitted(painter.font(), self.text(), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self._mark():
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(
                self._mark_rect().topLeft(), theme().pixmap(self._mark(), ink, _MARK, ratio)
            )
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the cross removes, anywhere else clicks."""
        on_cross = self._removable and self._mark_rect().adjusted(-4, -6, 8, 6).contains(
            event.position().toPoint()
        )
        if on_cross and self.isDown():
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; Return presses, as Space does."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @Slot()
    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _mark(self) -> str:
        if self._removable:
            return "close"
        return "chevron-down" if self._opens else ""

    def _mark_rect(self) -> QRect:
        top = (self.height() - _MARK) // 2
        return QRect(self.width() - _MARK - 9, top, _MARK, _MARK)

    def _paint_state(self, painter: QPainter, outline: QRectF) -> None:
        if not (self.hasFocus() or self.underMouse()):
            return
        token, width = ("accent", 2) if self.hasFocus() else ("scroll", 1)
        painter.setPen(QPen(theme().color(token), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
