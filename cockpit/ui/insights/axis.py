"""Axes of the charts: round levels, their words, and where a value stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from cockpit.analysis.metric import Metric, Unit
from cockpit.domain import period as periods
from cockpit.domain.money import exponent
from cockpit.domain.period import Period
from cockpit.domain.period_words import year_words
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import locale, number
from cockpit.wording import _

# Decimals that are all noughts say nothing on an axis.
_NEEDLESS = re.compile(r"[.,]0{1,2}(?!\d)")
_STEPS = (1, 2, 2.5, 5, 10)
_ABOUT = 4


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


def grain_of(metric: Metric, currency: str) -> float:
    """One unit of the metric on an axis."""
    if metric.is_money:
        return float(10 ** exponent(currency))
    return 0.01 if metric.unit is Unit.RATIO else 1.0


def from_nought(metric: Metric) -> bool:
    """Sums and counts start at nought; shares, days and means show where they move."""
    return metric.unit not in (Unit.RATIO, Unit.DAYS, Unit.TIMES) and metric.denominator is None


def level_words(metric: Metric, level: float, currency: str) -> str:
    """A level without needless decimals: 60 %, $1.5M."""
    if metric.unit is Unit.RATIO:
        share = round(level * 100, 6)
        digits = 0 if float(share).is_integer() else 1
        return f"{number(share, digits)}\u00a0%"
    if metric.unit is Unit.DAYS and not float(level).is_integer():
        return _("{n} d").format(n=number(level, 1))
    return _NEEDLESS.sub("", value_words(metric, level, currency))


def line_height() -> int:
    """How high a line of words at an axis is, at the text size of now."""
    return QFontMetrics(theme().font("tiny")).height()


def widest(words: Sequence[str]) -> int:
    """How wide the labels of an axis are, in pixels."""
    metrics = QFontMetrics(theme().font("tiny"))
    return max((metrics.horizontalAdvance(text) for text in words), default=0)


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


def period_word(period: Period, unit: periods.Unit, fiscal_start: int, *, first: bool) -> str:
    """A period under the axis, as short as it can be told; the ``first`` one says its year."""
    start = period.start
    if unit is periods.Unit.YEAR:
        return year_words(start, fiscal_start)
    if unit is periods.Unit.QUARTER:
        quarter = periods.fiscal_quarter(start, fiscal_start)
        year = periods.fiscal_year(start, fiscal_start) % 100
        return f"Q{quarter} {year:02}" if quarter == 1 or first else f"Q{quarter}"
    if unit is periods.Unit.MONTH:
        name = _month(start)
        return f"{name} {start.year % 100:02}" if start.month == 1 or first else name
    if unit is periods.Unit.WEEK:
        return f"{start.day} {_month(start)}"
    return f"{start.day} {_month(start)}" if start.day == 1 or first else str(start.day)


def _month(day: date) -> str:
    return locale().standaloneMonthName(day.month, locale().FormatType.ShortFormat)
