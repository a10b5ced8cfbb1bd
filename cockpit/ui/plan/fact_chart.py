"""Plan against fact: the running total of the year above, the months below."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from cockpit.domain.period import Period
from cockpit.ui.plan.answers import MonthFact
from cockpit.ui.plan.chart_paint import draw_levels
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.plots.painted_chart import PaintedChart
from cockpit.ui.plots.tint import tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import locale, money, short_money
from cockpit.wording import _

_LEFT, _RIGHT, _TOP, _FOOT, _GAP = 52, 92, 10, 20, 22
_SHARE_ABOVE = 0.56


class FactChart(PaintedChart):
    """``opened(month)`` on a click, Enter or Space on a month; its table twin stands beside it."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthFact, ...] = ()
        self._currency, self._today = "USD", 0.0
        self.setMinimumHeight(210)
        self.picked.connect(self._on_picked)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(520, 250)

    def show_months(
        self, months: tuple[MonthFact, ...], currency: str, today: float, title: str
    ) -> None:
        """Show a year; ``today`` in months from its beginning (0 to 12)."""
        self._months, self._currency, self._today = months, currency, today
        self.show_title(title)

    def spots(self) -> int:
        """The months."""
        return len(self._months)

    def words_of(self, spot: int) -> str:
        """The month, its plan, and what was won."""
        one, currency = self._months[spot], self._currency
        return _("{month}: plan {plan}, won {won}").format(
            month=month_name(one.period), plan=money(one.plan, currency),
            won=money(one.won, currency),
        )  # fmt: skip

    def spot_at(self, at: QPointF) -> int:
        """The month at that place across."""
        width = self.width() - _LEFT - _RIGHT
        spot = int((at.x() - _LEFT) / max(width, 1) * len(self._months)) if at.x() >= _LEFT else -1
        return spot if 0 <= spot < len(self._months) else NOWHERE

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A column through both plots."""
        wide = (self.width() - _LEFT - _RIGHT) / max(len(self._months), 1)
        column = QRectF(_LEFT + spot * wide, _TOP, wide, self.height() - _TOP - _FOOT)
        painter.fillRect(column, tinted("accent", 24))

    @Slot(int)
    def _on_picked(self, spot: int) -> None:
        self.opened.emit(self._months[spot].period)

    def running(self) -> tuple[list[int], list[int]]:
        """Plan and won up to the end of each month; won stops with the running month."""
        plan = list(accumulate(one.plan or 0 for one in self._months))
        won = list(accumulate(one.won for one in self._months if one.won is not None))
        return plan, won

    def draw(self, painter: QPainter) -> None:
        """Both plots."""
        if self._months:
            height = self.height() - _TOP - _FOOT - _GAP
            width = self.width() - _LEFT - _RIGHT
            above = QRectF(_LEFT, _TOP, width, height * _SHARE_ABOVE)
            below = QRectF(_LEFT, above.bottom() + _GAP, width, height * (1 - _SHARE_ABOVE))
            self._paint_running(painter, above)
            self._paint_months(painter, below)
            self._paint_names(painter, below)

    def _x(self, plot: QRectF, months: float) -> float:
        return plot.left() + plot.width() * months / len(self._months)

    def _paint_running(self, painter: QPainter, plot: QRectF) -> None:
        plan, won = self.running()
        top = max([*plan, *won, 1]) * 1.06
        draw_levels(painter, plot, 0, top, self._currency, 3)
        if 0 < self._today < len(self._months):
            painter.setPen(QPen(theme().color("faint"), 1, Qt.PenStyle.DashLine))
            x = round(self._x(plot, self._today))
            painter.drawLine(x, int(plot.top()), x, int(plot.bottom()))
        ends = [float(number + 1) for number in range(len(plan))]
        reached = [*ends[: max(0, len(won) - 1)], max(self._today, len(won) - 1.0)]
        planned = self._line(plot, ends, plan, top)
        painter.setPen(QPen(theme().color("dim"), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(planned))
        said = [(planned[-1].y(), _("plan {sum}"), plan[-1], "dim")]
        if won:
            sold = self._line(plot, reached[: len(won)], won, top)
            self._fill(painter, plot, sold)
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawPolyline(QPolygonF(sold))
            said.append((sold[-1].y(), _("won {sum}"), won[-1], "accent"))
        self._label_ends(painter, plot, said)

    def _line(self, plot: QRectF, at: list[float], sums: list[int], top: float) -> list[QPointF]:
        points = [QPointF(plot.left(), plot.bottom())]
        for months, value in zip(at, sums, strict=True):
            points.append(
                QPointF(self._x(plot, months), plot.bottom() - value / top * plot.height())
            )
        return points

    def _fill(self, painter: QPainter, plot: QRectF, line: list[QPointF]) -> None:
        ground = QPolygonF([*line, QPointF(line[-1].x(), plot.bottom())])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted("accent", 34))
        painter.drawPolygon(ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _label_ends(
        self, painter: QPainter, plot: QRectF, said: list[tuple[float, str, int, str]]
    ) -> None:
        """Names at the lines' ends, apart from each other."""
        painter.setFont(theme().font("tiny_medium"))
        taken: list[float] = []
        for y, text, value, color in said:
            place = y
            while any(abs(place - other) < 15 for other in taken):
                place += 3
            taken.append(place)
            painter.setPen(theme().color(color))
            room = QRectF(plot.right() + 6, place - 8, _RIGHT - 6, 16)
            words = text.format(sum=short_money(value, self._currency))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_months(self, painter: QPainter, plot: QRectF) -> None:
        values = [one.plan or 0 for one in self._months] + [one.won or 0 for one in self._months]
        top, low = max([*values, 1]) * 1.06, min([*values, 0])
        draw_levels(painter, plot, low, top, self._currency, 2)
        wide = plot.width() / len(self._months)
        for number, one in enumerate(self._months):
            left = plot.left() + number * wide + wide * 0.16
            painter.setPen(Qt.PenStyle.NoPen)
            if one.plan:
                painter.setBrush(theme().color("track"))
                painter.drawRoundedRect(
                    self._bar(plot, left, wide * 0.68, one.plan, low, top), 2, 2
                )
            if one.won:
                painter.setBrush(theme().color("accent"))
                bar = self._bar(plot, left + wide * 0.12, wide * 0.44, one.won, low, top)
                painter.drawRoundedRect(bar, 2, 2)

    def _bar(
        self, plot: QRectF, left: float, wide: float, value: int, low: float, top: float
    ) -> QRectF:
        def y(level: float) -> float:
            return plot.bottom() - (level - low) / (top - low) * plot.height()

        return QRectF(left, min(y(value), y(0)), wide, max(1.0, abs(y(0) - y(value))))

    def _paint_names(self, painter: QPainter, plot: QRectF) -> None:
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().color("dim"))
        wide = plot.width() / len(self._months)
        for number, one in enumerate(self._months):
            room = QRectF(plot.left() + number * wide, plot.bottom() + 3, wide, _FOOT - 3)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter), month_name(one.period))


def month_name(month: Period) -> str:
    """Short, in the locale's words."""
    return locale().standaloneMonthName(month.start.month, locale().FormatType.ShortFormat)
