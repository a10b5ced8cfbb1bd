"""What both plan charts are drawn with: round levels, axis labels, money on an axis."""

from __future__ import annotations

import re
from math import floor, log10

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cockpit.domain.money import exponent
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import short_money

# Decimals that are all noughts say nothing on an axis.
_NEEDLESS = re.compile(r"[.,]0+(?!\d)")


def levels(low: float, high: float, currency: str, about: int = 4) -> list[float]:
    """Round amounts from ``low`` to ``high``, minor units."""
    unit = 10 ** exponent(currency)
    rough = max((high - low) / unit / about, 1e-9)
    power = 10.0 ** floor(log10(rough))
    step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough * 0.999) * unit
    first = -(-low // step) * step
    count = int((high - first) / step + 1e-9) + 1
    return [first + i * step for i in range(max(count, 1))]


def draw_levels(
    painter: QPainter, plot: QRectF, low: float, high: float, currency: str, about: int = 4
) -> None:
    """Grid lines across the plot with their amounts left of it."""
    painter.setFont(theme().font("tiny"))
    for level in levels(low, high, currency, about):
        y = plot.bottom() - (level - low) / (high - low) * plot.height()
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawLine(int(plot.left()), round(y), int(plot.right()), round(y))
        painter.setPen(theme().color("dim"))
        text = QRectF(0, y - 9, plot.left() - 8, 18)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, int(right), _NEEDLESS.sub("", short_money(level, currency)))
