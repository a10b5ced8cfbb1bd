"""The past of one figure by months: a line, its interval as a band, and today."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.analysis.metric import Metric, Unit
from cockpit.analysis.reading import Reading
from cockpit.domain.money import exponent
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import locale
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

if TYPE_CHECKING:
    from pyqtgraph import PlotWidget

_ROOM = 0.12
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_NEEDLESS = re.compile(r"[.,]0{1,2}(?!\d)")


class TrendChart(QWidget):
    """Imports its charting library when it first has something to draw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: PlotWidget | None = None
        self._readings: list[Reading] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._nothing = PlainLabel(
            _("No month has a figure to draw yet."), "small", "dim", align=_CENTRE
        )
        self._nothing.hide()
        self._column.addWidget(self._nothing)
        self.setMinimumHeight(120)
        theme().changed.connect(self.redraw)

    def show_readings(self, readings: list[Reading]) -> None:
        """Draw months, the oldest first."""
        if readings == self._readings:
            return
        self._readings = readings
        self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draw again, in the colours of now."""
        drawn = any(reading.value is not None for reading in self._readings)
        self._nothing.setVisible(bool(self._readings) and not drawn)
        if self._plot is not None:
            self._plot.setVisible(drawn)
        if not drawn:
            return
        if self._plot is None:
            self._plot = _new_plot()
            self._column.addWidget(self._plot)
        metric = self._readings[0].metric
        self._plot.clear()
        self._plot.setBackground(None)
        _dress_axes(self._plot, self._readings)
        _draw(self._plot, self._readings)
        words = (f"{_month(r)} {value_words(metric, r.value, r.currency)}" for r in self._readings)
        self._plot.setAccessibleName(_("{title} by month").format(title=metric.title))
        self._plot.setAccessibleDescription(", ".join(words))


def _new_plot() -> PlotWidget:
    import pyqtgraph as pg

    pg.setConfigOptions(antialias=True)
    plot = pg.PlotWidget()
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return plot


def _dress_axes(plot: Any, readings: list[Reading]) -> None:
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setTextPen(theme().color("dim"))
        axis.setStyle(tickFont=theme().font("tiny"), tickLength=0, tickTextOffset=8)
        axis.setPen(QPen(Qt.PenStyle.NoPen))
        axis.setTickPen(QPen(theme().color("line"), 1))
    step = max(1, -(-len(readings) // 16))
    months = [(i, escape(_month(r))) for i, r in enumerate(readings) if i % step == 0]
    plot.getAxis("bottom").setTicks([months])
    low, high = _range(readings)
    metric, currency = readings[0].metric, readings[0].currency
    levels = _levels(low, high, _grain(metric, currency))
    ticks = [(level, value_words(metric, level, currency)) for level in levels]
    plot.getAxis("left").setTicks([[(level, _short(metric, text)) for level, text in ticks]])
    plot.getAxis("left").setWidth(64)
    plot.setXRange(-0.4, len(readings) - 0.6, padding=0)
    plot.setYRange(low, high, padding=0)
    plot.showGrid(x=False, y=True, alpha=1.0)


def _short(metric: Metric, text: str) -> str:
    """No needless decimals on an axis."""
    return _NEEDLESS.sub("", text) if metric.is_money or metric.unit is Unit.RATIO else text


def _draw(plot: Any, readings: list[Reading]) -> None:
    import pyqtgraph as pg

    accent = theme().color("accent")
    today = pg.InfiniteLine(len(readings) - 1, angle=90, pen=_dashed(theme().color("faint")))
    plot.addItem(today)
    band = [(i, r.interval) for i, r in enumerate(readings) if r.interval is not None]
    if band:
        ground = QColor(accent)
        ground.setAlpha(38)
        at = [i for i, _interval in band]
        edges = [pg.PlotCurveItem(at, [ends[k] for _i, ends in band], pen=None) for k in (0, 1)]
        plot.addItem(pg.FillBetweenItem(*edges, brush=ground))
    xs, values = _known(readings)
    plot.plot(
        xs, values, pen=pg.mkPen(accent, width=2), symbol="o", symbolSize=6,
        symbolBrush=accent, symbolPen=None, connect="finite",
    )  # fmt: skip


def _known(readings: list[Reading]) -> tuple[list[float], list[float]]:
    """Points, with a gap where a month has no figure."""
    values = [float("nan") if r.value is None else float(r.value) for r in readings]
    return [float(i) for i in range(len(readings))], values


def _dashed(color: QColor) -> QPen:
    import pyqtgraph as pg

    return pg.mkPen(color, width=1, style=Qt.PenStyle.DashLine)  # type: ignore[no-any-return]


def _range(readings: list[Reading]) -> tuple[float, float]:
    """From nought for counts and money; for the rest what the line and its band need."""
    values = [r.value for r in readings if r.value is not None]
    values += [end for r in readings if r.interval is not None for end in r.interval]
    if not values:
        return 0.0, 1.0
    low, high = float(min(values)), float(max(values))
    unit = readings[0].metric.unit
    if unit is not Unit.RATIO and unit is not Unit.DAYS:
        low = min(low, 0.0)
    room = (high - low) * _ROOM or abs(high) * _ROOM or 1.0
    return (low - room if low else 0.0), high + room


def _grain(metric: Metric, currency: str) -> float:
    return float(10 ** exponent(currency)) if metric.is_money else 1.0


def _levels(low: float, high: float, grain: float) -> list[float]:
    """Four or five round numbers between the ends."""
    low, high = low / grain, high / grain
    rough = (high - low) / 5
    power = 10.0 ** _floor_log(rough)
    step = next(power * k for k in (1, 2, 2.5, 5, 10) if power * k >= rough * 0.999)
    first = -(-low // step) * step
    count = int((high - first) / step) + 1
    return [(first + i * step) * grain for i in range(count)]


def _floor_log(value: float) -> int:
    from math import floor, log10

    return floor(log10(value)) if value > 0 else 0


def _month(reading: Reading) -> str:
    name = locale().standaloneMonthName(reading.period.start.month, locale().FormatType.ShortFormat)
    first = reading.period.start.month == 1
    return f"{name} {reading.period.start.year % 100:02}" if first else name
