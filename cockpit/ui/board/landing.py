"""The place that opens in a column for what hovers over it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD


@dataclass(frozen=True, slots=True)
class Landing:
    """Before which row the card will stand, and what to say there; or why it may not."""

    row: int
    text: str
    refused: bool = False


def paint_landing(painter: QPainter, rect: QRect, landing: Landing) -> None:
    """A dashed box with its hint, or the reason against it."""
    tone = "bad" if landing.refused else "accent"
    ink, ground = theme().tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
    painter.setPen(ink)
    painter.setFont(theme().font("medium"))
    inner = rect.adjusted(10, 6, -10, -6)
    sign = "⊘ " if landing.refused else ""
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(inner, int(flags), sign + landing.text)
