"""What hangs on the pointer while a task is carried into the hours of a day."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD
from cockpit.ui.widgets.fitting import fitted

_WIDTH, _SIDE, _ABOVE = 220, 10, 7


def ghost(title: str, ratio: float) -> QPixmap:
    """A small card with the title, ``ratio`` pixels to a unit."""
    font = theme().font("medium")
    size = QSize(_WIDTH, QFontMetrics(font).height() + 2 * _ABOVE)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color("accent"), 1.5))
    painter.setBrush(theme().color("panel"))
    edge = QRectF(0, 0, size.width(), size.height()).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(edge, RADIUS_CARD, RADIUS_CARD)
    painter.setFont(font)
    painter.setPen(theme().color("ink"))
    room = QRect(_SIDE, 0, size.width() - 2 * _SIDE, size.height())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), fitted(font, title.replace("\n", " "), room.width()))
    painter.end()
    return picture
