"""A win curve: the share of a cohort won by each day of a deal's life, with its band."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from cockpit.analysis.figure import Curve
from cockpit.ui.insights import axis
from cockpit.ui.insights.chart import NOWHERE, Chart
from cockpit.ui.kpis.figure_words import rows_words
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import number, percent
from cockpit.wording import _

READ_AT = (30, 60, 90, 180)
_GAP, _RIGHT = 5, 56
_DAYS = 180


class CurveChart(Chart):
    """A spot a day; its rows are the figure's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None

    def show_curve(self, title: str, curve: Curve | None) -> None:
        """Draw another cohort's."""
        self._curve = curve if curve is not None and len(curve.share) else None
        self._current = NOWHERE
        self.show_title(title)

    @property
    def is_empty(self) -> bool:
        """True where there is no curve to draw."""
        return self._curve is None

    def spots(self) -> int:
        """The days watched."""
        return len(self._curve.share) if self._curve else 0

    def can_pick(self, spot: int) -> bool:
        """A day has no rows of its own."""
        return False

    def words_of(self, spot: int) -> str:
        """The share won by the day."""
        if self._curve is None:
            return ""
        share, low, high = (
            float(one[spot]) for one in (self._curve.share, self._curve.low, self._curve.high)
        )
        return _("day {day}: {share} won · 95 %: {low}–{high} % · {n} still watched").format(
            day=spot, share=percent(share), low=number(low * 100, 0), high=number(high * 100, 0),
            n=rows_words(int(self._curve.at_risk[spot])),
        )  # fmt: skip

    def spot_at(self, at: QPointF) -> int:
        """The day there."""
        if self._curve is None:
            return NOWHERE
        plot, _scale = self._frame()
        spot = round((at.x() - plot.left()) / plot.width() * _DAYS)
        return spot if 0 <= spot < self.spots() else NOWHERE

    def _frame(self) -> tuple[QRectF, axis.Scale]:
        assert self._curve is not None
        scale = axis.scale_of(
            [0.0, float(self._curve.high.max())], from_nought=True, grain=0.01, most=1.0
        )
        left = axis.widest(_levels(scale)) + 12
        width = self.width() - left - _RIGHT
        line = axis.line_height() + _GAP
        return QRectF(left, line, width, self.height() - 3 * line), scale

    def _point(self, plot: QRectF, scale: axis.Scale, day: int, share: float) -> QPointF:
        return QPointF(plot.left() + plot.width() * day / _DAYS, scale.y(share, plot))

    def draw(self, painter: QPainter) -> None:
        """Grid, band, the stairs of the curve, and the days that it is read at."""
        if self._curve is None:
            return
        plot, scale = self._frame()
        axis.draw_levels(painter, plot, scale, _levels(scale))
        self._draw_days(painter, plot)
        low = [self._point(plot, scale, day, float(v)) for day, v in enumerate(self._curve.low)]
        high = [self._point(plot, scale, day, float(v)) for day, v in enumerate(self._curve.high)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(axis.tinted("accent", 38))
        painter.drawPolygon(QPolygonF(low + high[::-1]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("accent"), 2))
        shares = enumerate(self._curve.share)
        painter.drawPolyline([self._point(plot, scale, day, float(v)) for day, v in shares])
        self._draw_readings(painter, plot, scale)

    def _draw_days(self, painter: QPainter, plot: QRectF) -> None:
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().color("dim"))
        middle, line = int(Qt.AlignmentFlag.AlignHCenter), axis.line_height()
        for day in range(0, _DAYS + 1, 30):
            x = plot.left() + plot.width() * day / _DAYS
            painter.drawText(QRectF(x - 20, plot.bottom() + _GAP, 40, line), middle, str(day))
        words = _("days since the deal was opened")
        top = plot.bottom() + _GAP + line
        painter.drawText(QRectF(plot.left(), top, plot.width(), line), middle, words)

    def _draw_readings(self, painter: QPainter, plot: QRectF, scale: axis.Scale) -> None:
        assert self._curve is not None
        painter.setFont(theme().font("tiny_medium"))
        for day in READ_AT:
            if day >= len(self._curve.share):
                break
            share = float(self._curve.share[day])
            at = self._point(plot, scale, day, share)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            painter.drawEllipse(at, 3.0, 3.0)
            painter.setPen(theme().color("ink"))
            left = at.x() + 6 if day == READ_AT[-1] else at.x() - 25
            top = at.y() - 9 if day == READ_AT[-1] else at.y() - 24
            painter.drawText(
                QRectF(left, top, 50, 18), int(Qt.AlignmentFlag.AlignCenter), percent(share)
            )

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A line down from the day's point."""
        if self._curve is None:
            return
        plot, scale = self._frame()
        at = self._point(plot, scale, spot, float(self._curve.share[spot]))
        painter.setPen(QPen(theme().color("accent"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(at, QPointF(at.x(), plot.bottom()))
        painter.setPen(QPen(theme().color("accent"), 2))
        painter.setBrush(theme().color("panel"))
        painter.drawEllipse(at, 4.5, 4.5)


def _levels(scale: axis.Scale) -> list[str]:
    return [f"{number(level * 100, 0)}\u00a0%" for level in scale.levels]
