"""A line of text that can be pressed: elided, underlined when hovered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.buttons import pressed_by_enter
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.ui.widgets.plain_label import plain_tip

LINK_SIDE = 4


class QuietLink(QAbstractButton):
    """Small text of the second rank that does something when pressed."""

    def __init__(
        self,
        text: str,
        *,
        role: str = "tiny",
        color: str = "dim",
        least: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._color, self._least = role, color, least
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)
        theme().changed.connect(self.update)

    def show_text(self, text: str, hint: str = "", color: str = "", part: str = "") -> None:
        """Say something else; the tooltip has all of it. Where room is short, ``part`` of the
        text is cut, else its end."""
        self._color, self._part = color or self._color, part
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(f"{text}  ({hint})" if hint else text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        font = theme().font(self._role)
        width = text_width(font, self.text()) + 2 * LINK_SIDE
        return QSize(width, QFontMetrics(font).height() + 4)

    def minimumSizeHint(self) -> QSize:
        """A few letters, or as much of the text as it must keep: ``least`` px, and all but the
        part that may be cut."""
        whole, least = self.sizeHint(), self._least
        if self._part:
            kept = self.text().replace(self._part, "…", 1)
            least = max(least, text_width(theme().font(self._role), kept) + 2 * LINK_SIDE)
        return QSize(min(least, whole.width()), whole.height())

    def shown_in(self, room: int) -> str:
        """What of the text is seen on ``room`` px."""
        font, text = theme().font(self._role), self.text()
        if self._part and self._part in text and text_width(font, text) > room:
            rest = text_width(font, text.replace(self._part, "", 1))
            text = text.replace(self._part, fitted(font, self._part, max(0, room - rest)), 1)
        return fitted(font, text, room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses, as Space does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and, with focus, its ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(theme().font(self._role))
        lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        font.setUnderline(lit)
        painter.setFont(font)
        painter.setPen(theme().color("ink" if lit else self._color))
        room = self.rect().adjusted(LINK_SIDE, 0, -LINK_SIDE, 0)
        shown = self.shown_in(room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()
