"""How chips and initials are painted, for widgets and for delegates alike."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import CHIP_HEIGHT
from cockpit.ui.widgets.fitting import fitted, text_width

_SIDE = 9


def pill_size(text: str, role: str = "tiny_medium") -> QSize:
    """How large a chip with the text is."""
    font = theme().font(role)
    height = max(CHIP_HEIGHT, QFontMetrics(font).height() + 4)
    return QSize(text_width(font, text) + 2 * _SIDE, height)


def paint_pill(
    painter: QPainter, rect: QRect, text: str, tone: str = "neutral", role: str = "tiny_medium"
) -> None:
    """A chip of a tone in ``rect``; text that does not fit is elided."""
    ink, ground = theme().tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A neutral chip and every chip in high contrast is held by a line, the others by colour.
    line = theme().color("line") if tone == "neutral" else ground
    painter.setPen(QPen(ink if "contrast" in theme().name else line, 1))
    painter.setBrush(ground)
    outline = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
    font = theme().font(role)
    painter.setFont(font)
    painter.setPen(ink)
    inner = rect.adjusted(_SIDE, 0, -_SIDE + 2, 0)
    shown = fitted(font, text, inner.width())
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)


def initials(name: str) -> str:
    """Up to two letters that stand for a person: first and last word."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def paint_initials(painter: QPainter, rect: QRect, letters: str, tone: str = "accent") -> None:
    """A person's initials in a circle filling ``rect``."""
    ink, ground = theme().tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(rect))
    font = theme().font("small_strong" if rect.height() > 26 else "tiny_strong")
    if rect.height() <= 20:
        font = type(font)(font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), letters)
