"""Axes of the charts: round levels, where a value stands, and which words fit beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cockpit.domain.money import exponent
from cockpit.ui.plots.surface import Tick
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import short_money

# Decimals that are all noughts say nothing on an axis.
_NEEDLESS = re.compile(r"[.,]0{1,2}(?!\d)")
_STEPS = (1, 2, 2.5, 5, 10)
_ABOUT = 4
# Words of an axis may reach so far beyond its ends.
_BEYOND = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high``, both of them levels that get a grid line."""

    levels: tuple[float, ...]

    @property
    def low(self) -> float:
        """The value at the foot."""
        return self.levels[0]

    @property
    def high(self) -> float:
        """The value at the top."""
        return self.levels[-1]

    def y(self, value: float, plot: QRectF) -> float:
        """Where the value stands in the plot."""
        share = (value - self.low) / (self.high - self.low)
        return plot.bottom() - share * plot.height()


def scale_of(
    values: Sequence[float], *, from_nought: bool, grain: float, most: float | None = None
) -> Scale:
    """Round levels around the values; ``grain`` is one unit on screen (100 minor units, one per
    cent), ``most`` what no value can go beyond."""
    low, high = (min(values), max(values)) if values else (0.0, grain)
    if from_nought:
        low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        # Wide enough that no two levels read alike.
        low, high = low - (0 if from_nought else grain), high + _ABOUT * grain
    step = _step((high - low) / grain / _ABOUT) * grain
    first = floor(low / step + 1e-9)
    last = -floor(-high / step + 1e-9)
    if most is not None and high <= most:
        last = min(last, -floor(-most / step + 1e-9))
    return Scale(tuple(at * step for at in range(first, max(last, first + 1) + 1)))


def _step(rough: float) -> float:
    power = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    return next(power * k for k in _STEPS if power * k >= rough * 0.999)


def money_scale(values: Sequence[float], currency: str, *, from_nought: bool = True) -> Scale:
    """Round amounts around amounts in minor units."""
    return scale_of(values, from_nought=from_nought, grain=float(10 ** exponent(currency)))


def money_words(scale: Scale, currency: str) -> list[str]:
    """The levels in short: $500k, $1.5M."""
    return [plain(short_money(level, currency)) for level in scale.levels]


def plain(words: str) -> str:
    """A figure without decimals that are all noughts."""
    return _NEEDLESS.sub("", words)


def line_height() -> int:
    """How high a line of words at an axis is, at the text size of now."""
    return QFontMetrics(theme().font("tiny")).height()


def widest(words: Sequence[str]) -> int:
    """How wide the labels of an axis are, in pixels."""
    metrics = QFontMetrics(theme().font("tiny"))
    return max((metrics.horizontalAdvance(text) for text in words), default=0)


def spaced(span: tuple[int, int], wide: int, room: int) -> list[int]:
    """The spots of a span whose names fit side by side in so many pixels, the last one always,
    from it back."""
    every = max(1, -(-wide * (span[1] - span[0] + 1) // max(room, 1)))
    return list(range(span[1], span[0] - 1, -every))


def over_spot(at: int, words: str, span: tuple[int, int], room: int) -> list[Tick]:
    """Words over a spot, moved aside where they would not fit at the edge; none out of the
    span."""
    if not span[0] <= at <= span[1]:
        return []
    half = (widest([words]) / 2 - _BEYOND) * (span[1] - span[0] + 1) / max(room, 1)
    low, high = span[0] - 0.5 + half, span[1] + 0.5 - half
    return [(min(max(at, low), max(low, high)), words)]


def apart(ends: list[Tick], scale: Scale, high: int) -> list[Tick]:
    """Two names at the ends of their lines, moved off each other where they stand at the same
    height; the plot is so many pixels high."""
    least = (scale.high - scale.low) * (line_height() + 6) / max(high, 1)
    if len(ends) == 2 and abs(ends[0][0] - ends[1][0]) < least:
        (one, text), (other, below) = ends
        middle, up = (one + other) / 2, 1 if one >= other else -1
        return [(middle + up * least / 2, text), (middle - up * least / 2, below)]
    return ends


def draw_levels(painter: QPainter, plot: QRectF, scale: Scale, words: Sequence[str]) -> None:
    """Grid lines across the plot, their words at its left."""
    painter.setFont(theme().font("tiny"))
    flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    for level, text in zip(scale.levels, words, strict=True):
        y = round(scale.y(level, plot))
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawLine(int(plot.left()), y, int(plot.right()), y)
        painter.setPen(theme().color("dim"))
        painter.drawText(QRectF(0, y - 9, plot.left() - 8, 18), flags, text)
