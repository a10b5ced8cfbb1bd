"""The theme's colours for charts: lighter, mixed with a ground, as lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from cockpit.ui.theme import theme


def tinted(token: str, alpha: int) -> QColor:
    """A token's colour, see-through; ``alpha`` 0 to 255."""
    color = QColor(theme().color(token))
    color.setAlpha(alpha)
    return color


def over(token: str, ground: str, share: float) -> QColor:
    """So much of a token's colour laid over another, without see-through."""
    top, below = theme().color(token), theme().color(ground)
    pairs = (
        (top.red(), below.red()), (top.green(), below.green()), (top.blue(), below.blue()),
    )  # fmt: skip
    return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))


def stroke(token: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen so many pixels wide, whatever the scale of the plot."""
    pen = QPen(theme().color(token), width, style)
    pen.setCosmetic(True)
    return pen
