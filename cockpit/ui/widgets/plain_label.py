"""Text from data on screen: never markup, elided where it does not fit, whole in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import fitted, text_width

_LONGEST_TIP_LINE = 70
# Words of more letters may not fit on a line; a label of lines need not be wider than this.
_LONG_WORD, _WIDEST_WORD = 16, 240
_ANY_HEIGHT = 100_000
_MARKUP = frozenset("<&")


def plain_tip(text: str) -> str:
    """Text for ``setToolTip`` that Qt cannot take for markup; long text wraps."""
    if len(text) <= _LONGEST_TIP_LINE and _MARKUP.isdisjoint(text):
        return text
    from html import escape  # late: its table of entities is large

    return f"<div style='white-space:pre-wrap'>{escape(text)}</div>"


def plain_button_text(text: str) -> str:
    """Text for a button, menu or check box: an ampersand stays an ampersand."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """A label of plain text in a font role and a colour token.

    ``wrap`` breaks lines; otherwise the text is elided at the end (``middle`` for paths).
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        color: str = "ink",
        *,
        wrap: bool = False,
        middle: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(role))
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self._role, self._color, self._hint, self._struck = role, color, "", False
        self._elide = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        across = QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred if wrap else across)
        self.setText(text)
        theme().changed.connect(self._restyle)

    def set_color(self, token: str) -> None:
        """Write in another token's colour."""
        self._color = token
        self.update()

    def set_struck(self, struck: bool) -> None:
        """Strike the text through, as done things are."""
        if struck != self._struck:
            self._struck = struck
            self._restyle()

    def set_hint(self, text: str) -> None:
        """What hovering shows even when the text fits, such as an exact instant."""
        self._hint = text

    def elided(self) -> bool:
        """True when not all of the text is on screen."""
        return not self.wordWrap() and self._text_width() > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        """An elided label may become as narrow as a few letters."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return QSize(min(hint.width(), _WIDEST_WORD), hint.height())
        least = min(self._text_width(), self.fontMetrics().averageCharWidth() * 4)
        return QSize(least + self._side_margins(), hint.height())

    def sizeHint(self) -> QSize:
        """As wide as the text needs, if it is on one line."""
        hint = super().sizeHint()
        if self.wordWrap():
            return hint
        return QSize(self._text_width() + self._side_margins(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text in the token's colour of now."""
        painter = QPainter(self)
        painter.setFont(self.font())
        token = self._color if self.isEnabled() else "faint"
        painter.setPen(theme().color(token))
        rect = self.contentsRect()
        if self.wordWrap():
            painter.drawText(rect, self._wrapping(rect.width()), self.text())
        else:
            painter.drawText(rect, int(self.alignment()), self._shown(rect))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the whole text, and the hint, as the tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.globalPos())
            return True
        return super().event(event)

    def _wrapping(self, width: int) -> int:
        """How lines break: a word that is longer than a line is broken rather than cut."""
        words = self.text().replace("\n", " ").split(" ")
        long = [word for word in words if len(word) > _LONG_WORD]
        cut = any(text_width(self.font(), word) > width for word in long)
        how = Qt.TextFlag.TextWrapAnywhere if cut else Qt.TextFlag.TextWordWrap
        return int(self.alignment()) | int(how)

    def heightForWidth(self, width: int) -> int:
        """As high as the lines of that width."""
        inside = width - self._side_margins()
        flags = self._wrapping(inside)
        if not self.wordWrap() or not flags & int(Qt.TextFlag.TextWrapAnywhere):
            return super().heightForWidth(width)
        room = QRect(0, 0, inside, _ANY_HEIGHT)
        height = self.fontMetrics().boundingRect(room, flags, self.text()).height()
        margins = self.contentsMargins()
        return height + margins.top() + margins.bottom() + 2 * self.margin()

    def _show_tip(self, at: QPoint) -> None:
        parts = [self.text()] if self.elided() else []
        parts += [self._hint] if self._hint else []
        QToolTip.showText(at, plain_tip("\n".join(parts)), self)

    def _shown(self, rect: QRect) -> str:
        line = self.text().replace("\n", " ")
        return fitted(self.font(), line, rect.width(), self._elide)

    def _text_width(self) -> int:
        return text_width(self.font(), self.text().replace("\n", " "))

    def _side_margins(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right() + 2 * self.margin()

    def _restyle(self) -> None:
        font = theme().font(self._role)
        if self._struck:
            font = type(font)(font)
            font.setStrikeOut(True)
        self.setFont(font)
        self.update()
