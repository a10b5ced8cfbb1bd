"""The ground of things that float over the page: panel colour, hairline, soft shadow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_PANEL

SHADOW = 14
_STRENGTH = 5


def paint_floating(painter: QPainter, rect: QRectF, *, radius: int = RADIUS_PANEL) -> None:
    """A round panel in ``rect`` with its shadow around it (``SHADOW`` px of margin)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    strength = _STRENGTH * (3 if theme().dark else 1)
    for spread in range(SHADOW, 0, -2):
        painter.setBrush(QColor(10, 20, 35, strength))
        grown = rect.adjusted(-spread * 0.7, -spread * 0.4, spread * 0.7, spread)
        painter.drawRoundedRect(grown, radius + spread * 0.7, radius + spread * 0.7)
    painter.setPen(QPen(theme().color("line"), 1))
    painter.setBrush(theme().color("panel"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
