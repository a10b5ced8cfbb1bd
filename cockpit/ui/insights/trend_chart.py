"""The past of one figure: a line, its interval as a band, its target, and today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from cockpit.analysis.metric import Metric
from cockpit.analysis.trend import Point
from cockpit.domain.period import Period, Unit
from cockpit.domain.period_words import label
from cockpit.ui.insights import axis
from cockpit.ui.insights.chart import NOWHERE, Chart
from cockpit.ui.insights.choice import unit_words
from cockpit.ui.kpis.figure_words import rows_words, value_words
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import number
from cockpit.wording import _

_GAP, _RIGHT = 6, 20
_DOT = 3.0


@dataclass(frozen=True, slots=True)
class Trend:
    """What is drawn: points, oldest first, a target each (None: none), and today."""

    metric: Metric
    currency: str
    unit: Unit
    points: tuple[Point, ...]
    targets: tuple[float | None, ...]
    today: date
    period: Period
    fiscal_start: int = 1

    @property
    def is_empty(self) -> bool:
        """True when no period has a figure."""
        return all(point.figure.value is None for point in self.points)

    @property
    def title(self) -> str:
        """What the chart is called: Win rate by month."""
        by = unit_words()[self.unit][1]
        return _("{title} {by_unit}").format(title=self.metric.title, by_unit=by)

    def words(self, spot: int) -> str:
        """A point's numbers."""
        point = self.points[spot]
        figure, currency = point.figure, self.currency
        value = value_words(self.metric, figure.value, currency, exact=True)
        said = [f"{label(point.period, self.fiscal_start)}: {value}", rows_words(figure.n)]
        if figure.interval is not None:
            low, high = (number(share * 100, 0) for share in figure.interval)
            said.append(_("95 %: {low}–{high} %").format(low=low, high=high))
        goal = self.targets[spot]
        if goal is not None:
            target = value_words(self.metric, goal, currency, exact=True)
            said.append(_("target {goal}").format(goal=target))
        return " · ".join(said)


class TrendChart(Chart):
    """A spot a period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend: Trend | None = None

    def show_trend(self, trend: Trend) -> None:
        """Draw another past."""
        self._trend = trend
        self._current = NOWHERE
        self.show_title(trend.title)

    def trend(self) -> Trend | None:
        """What is drawn."""
        return self._trend

    def spots(self) -> int:
        """The points."""
        return len(self._trend.points) if self._trend else 0

    def words_of(self, spot: int) -> str:
        """The period and its figure."""
        return self._trend.words(spot) if self._trend else ""

    def can_pick(self, spot: int) -> bool:
        """Only where there are rows."""
        return super().can_pick(spot) and bool(self._trend and self._trend.points[spot].figure.n)

    def spot_at(self, at: QPointF) -> int:
        """The nearest point across."""
        if self._trend is None or not self._trend.points:
            return NOWHERE
        plot, _scale = self._frame()
        wide = plot.width() / len(self._trend.points)
        spot = int((at.x() - plot.left()) // wide)
        inside = 0 <= spot < self.spots() and at.y() <= self.height()
        return spot if inside else NOWHERE

    # Geometry

    def _frame(self) -> tuple[QRectF, axis.Scale]:
        assert self._trend is not None
        trend = self._trend
        values = [p.figure.value for p in trend.points if p.figure.value is not None]
        values += [end for p in trend.points for end in p.figure.interval or ()]
        values += [goal for goal in trend.targets if goal is not None]
        metric = trend.metric
        scale = axis.scale_of(
            values,
            from_nought=axis.from_nought(metric),
            grain=axis.grain_of(metric, trend.currency),
            most=1.0 if metric.is_proportion else None,
        )
        left = axis.widest(self._levels(scale)) + 12
        right = self.width() - max(_RIGHT, self._target_room())
        line = axis.line_height() + _GAP
        return QRectF(left, line, right - left, self.height() - 2 * line), scale

    def _levels(self, scale: axis.Scale) -> list[str]:
        assert self._trend is not None
        return [
            axis.level_words(self._trend.metric, level, self._trend.currency)
            for level in scale.levels
        ]

    def _target_words(self) -> str:
        goal = self._trend.targets[-1] if self._trend and self._trend.targets else None
        if goal is None or self._trend is None:
            return ""
        said = value_words(self._trend.metric, goal, self._trend.currency)
        return _("target {goal}").format(goal=said)

    def _target_room(self) -> int:
        words = self._target_words()
        return axis.widest([words]) + 14 if words else 0

    def _x(self, plot: QRectF, spot: int) -> float:
        return plot.left() + plot.width() * (spot + 0.5) / max(self.spots(), 1)

    def _spot_point(self, plot: QRectF, scale: axis.Scale, spot: int) -> QPointF | None:
        assert self._trend is not None
        value = self._trend.points[spot].figure.value
        return None if value is None else QPointF(self._x(plot, spot), scale.y(value, plot))

    # Drawing

    def draw(self, painter: QPainter) -> None:
        """Grid, the period that is asked about, target, band, line, today."""
        if self._trend is None or self._trend.is_empty:
            return
        plot, scale = self._frame()
        self._draw_period(painter, plot)
        axis.draw_levels(painter, plot, scale, self._levels(scale))
        self._draw_names(painter, plot)
        self._draw_today(painter, plot)
        self._draw_targets(painter, plot, scale)
        self._draw_band(painter, plot, scale)
        self._draw_line(painter, plot, scale)

    def _draw_period(self, painter: QPainter, plot: QRectF) -> None:
        assert self._trend is not None
        period, wide = self._trend.period, plot.width() / max(self.spots(), 1)
        inside = [i for i, p in enumerate(self._trend.points) if p.period.start in period]
        if not inside or len(inside) == self.spots():
            return
        left = plot.left() + inside[0] * wide
        ground = QRectF(left, plot.top() - 4, wide * len(inside), plot.height() + 4)
        painter.fillRect(ground, axis.tinted("track", 110))

    def _draw_names(self, painter: QPainter, plot: QRectF) -> None:
        assert self._trend is not None
        trend, count = self._trend, self.spots()
        names = [
            axis.period_word(one.period, trend.unit, trend.fiscal_start, first=at == 0)
            for at, one in enumerate(trend.points)
        ]
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().color("dim"))
        room = axis.widest(names) + 10
        every = max(1, -(-room * count // max(int(plot.width()), 1)))
        for at in range(count - 1, -1, -every):
            x = self._x(plot, at)
            box = QRectF(x - room / 2, plot.bottom() + _GAP, room, axis.line_height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), names[at])

    def _draw_today(self, painter: QPainter, plot: QRectF) -> None:
        assert self._trend is not None
        at = next(
            (i for i, p in enumerate(self._trend.points) if self._trend.today in p.period), None
        )
        if at is None:
            return
        x = round(self._x(plot, at))
        painter.setPen(QPen(theme().color("faint"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(x, int(plot.top()) - 4, x, int(plot.bottom()))
        painter.setPen(theme().color("dim"))
        painter.setFont(theme().font("tiny"))
        wide = QFontMetrics(painter.font()).horizontalAdvance(_("today")) + 4
        left = min(x - wide / 2, self.width() - wide)
        painter.drawText(
            QRectF(left, 0, wide, axis.line_height()), int(Qt.AlignmentFlag.AlignCenter), _("today")
        )

    def _draw_targets(self, painter: QPainter, plot: QRectF, scale: axis.Scale) -> None:
        assert self._trend is not None
        painter.setPen(QPen(theme().color("dim"), 1.5, Qt.PenStyle.DashLine))
        half = plot.width() / max(self.spots(), 1) / 2
        for spot, goal in enumerate(self._trend.targets):
            if goal is not None:
                y, x = scale.y(goal, plot), self._x(plot, spot)
                painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
        goal = self._trend.targets[-1] if self._trend.targets else None
        if goal is not None:
            painter.setPen(theme().color("dim"))
            painter.setFont(theme().font("tiny_medium"))
            box = QRectF(plot.right() + 6, scale.y(goal, plot) - 9, self._target_room(), 18)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._target_words())

    def _draw_band(self, painter: QPainter, plot: QRectF, scale: axis.Scale) -> None:
        assert self._trend is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(axis.tinted("accent", 38))
        run: list[tuple[float, float, float]] = []
        for spot, point in enumerate([*self._trend.points, None]):
            interval = point.figure.interval if point is not None else None
            if interval is not None:
                low, high = (scale.y(end, plot) for end in interval)
                run.append((self._x(plot, spot), low, high))
                continue
            _fill_band(painter, run)
            run = []
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_line(self, painter: QPainter, plot: QRectF, scale: axis.Scale) -> None:
        points = [self._spot_point(plot, scale, spot) for spot in range(self.spots())]
        painter.setPen(QPen(theme().color("accent"), 2))
        for one, other in pairwise(points):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        for point in points:
            if point is not None:
                painter.drawEllipse(point, _DOT, _DOT)

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A ring around the point; the chosen one has a column of its own."""
        plot, scale = self._frame()
        wide = plot.width() / max(self.spots(), 1)
        x = self._x(plot, spot)
        column = QRectF(x - wide / 2, plot.top() - 4, wide, plot.height() + 4)
        painter.fillRect(column, axis.tinted("accent", 30 if chosen else 16))
        point = self._spot_point(plot, scale, spot)
        if point is not None:
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(theme().color("accent" if chosen else "panel"))
            painter.drawEllipse(point, _DOT + 2, _DOT + 2)


def _fill_band(painter: QPainter, run: list[tuple[float, float, float]]) -> None:
    if len(run) == 1:
        x, low, high = run[0]
        painter.drawRect(QRectF(x - 3, high, 6, low - high))
    elif run:
        lower = [QPointF(x, low) for x, low, _high in run]
        upper = [QPointF(x, high) for x, _low, high in reversed(run)]
        painter.drawPolygon(QPolygonF(lower + upper))
