"""A mix over time: what each part has of the whole, period by period, as stacked columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cockpit.analysis.reading import Reading
from cockpit.analysis.trend import Point
from cockpit.domain.period import Unit
from cockpit.domain.period_words import label
from cockpit.ui.insights import axis_words
from cockpit.ui.plots import axis
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.plots.painted_chart import PaintedChart
from cockpit.ui.plots.tint import over, tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import percent
from cockpit.wording import _

# Five series at most: the largest four by name, the rest as one.
_NAMED = 4
_STRENGTH = (1.0, 0.72, 0.48, 0.28)
_TOP, _GAP = 10, 6
# Of the width of the chart the names may have so much; so much stands before each.
_NAMES, _BEFORE = 0.25, 28
_SCALE = axis.Scale((0.0, 0.25, 0.5, 0.75, 1.0))


@dataclass(frozen=True, slots=True)
class Mix:
    """``shares[period][series]``, the ``names`` of the series, the largest first."""

    points: tuple[Point, ...]
    names: tuple[str, ...]
    shares: tuple[tuple[float, ...], ...]


def mix_of(points: tuple[Point, ...], mixes: Sequence[Reading]) -> Mix:
    """The parts of each period, the small ones added up."""
    total: dict[str, float] = defaultdict(float)
    for reading in mixes:
        for group in reading.groups:
            total[group.label] += max(group.figure.numerator, 0)
    ordered = sorted(total, key=lambda name: (-total[name], name))
    named, rest = ordered[:_NAMED], ordered[_NAMED:]
    names = [*named, _("{n} others").format(n=len(rest))] if rest else named
    shares = []
    for reading in mixes:
        of_name = {group.label: group.value or 0.0 for group in reading.groups}
        line = [of_name.get(name, 0.0) for name in named]
        shares.append(tuple([*line, sum(of_name.get(name, 0.0) for name in rest)][: len(names)]))
    return Mix(points, tuple(names), tuple(shares))


class MixChart(PaintedChart):
    """A spot a period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mix = Mix((), (), ())
        self._unit, self._fiscal_start = Unit.MONTH, 1

    def show_mix(self, title: str, mix: Mix, unit: Unit, fiscal_start: int) -> None:
        """Draw another mix."""
        self._mix, self._unit, self._fiscal_start = mix, unit, fiscal_start
        self._current = NOWHERE
        self.show_title(title)

    @property
    def is_empty(self) -> bool:
        """True where no period has any part."""
        return not any(sum(shares) for shares in self._mix.shares)

    def spots(self) -> int:
        """The periods."""
        return len(self._mix.points)

    def words_of(self, spot: int) -> str:
        """The period and each part's share."""
        pairs = zip(self._mix.names, self._mix.shares[spot], strict=True)
        said = ", ".join(f"{name} {percent(share)}" for name, share in pairs)
        return f"{label(self._mix.points[spot].period, self._fiscal_start)}: {said}"

    def can_pick(self, spot: int) -> bool:
        """Only where there are rows."""
        return super().can_pick(spot) and bool(self._mix.points[spot].figure.n)

    def spot_at(self, at: QPointF) -> int:
        """The column there."""
        plot = self._plot()
        spot = int((at.x() - plot.left()) // (plot.width() / max(self.spots(), 1)))
        return spot if 0 <= spot < self.spots() else NOWHERE

    def _plot(self) -> QRectF:
        left = axis.widest(["100 %"]) + 12
        foot = axis.line_height() + _GAP
        right = self._room_for_names() + _BEFORE
        return QRectF(left, _TOP, self.width() - left - right, self.height() - _TOP - foot)

    def _room_for_names(self) -> int:
        return min(axis.widest(self._mix.names) + 4, round(self.width() * _NAMES))

    def _column(self, plot: QRectF, spot: int) -> QRectF:
        wide = plot.width() / max(self.spots(), 1)
        return QRectF(plot.left() + wide * (spot + 0.14), plot.top(), wide * 0.72, plot.height())

    def draw(self, painter: QPainter) -> None:
        """Grid, columns, names at the right of the last one."""
        if self.is_empty:
            return
        plot = self._plot()
        axis.draw_levels(painter, plot, _SCALE, [f"{round(v * 100)} %" for v in _SCALE.levels])
        painter.setPen(Qt.PenStyle.NoPen)
        for spot, shares in enumerate(self._mix.shares):
            column, foot = self._column(plot, spot), plot.bottom()
            for series, share in enumerate(shares):
                high = share * plot.height()
                painter.fillRect(
                    QRectF(column.left(), foot - high, column.width(), max(high - 1, 0)),
                    _color(series),
                )
                foot -= high
        self._draw_names(painter, plot)
        self._draw_periods(painter, plot)

    def _draw_names(self, painter: QPainter, plot: QRectF) -> None:
        """The legend in the order of the stack, from the top down."""
        painter.setFont(theme().font("tiny"))
        metrics = QFontMetrics(painter.font())
        line = metrics.height() + 5
        count = len(self._mix.names)
        for place, series in enumerate(reversed(range(count))):
            top = plot.bottom() - (count - place) * line
            painter.fillRect(QRectF(plot.right() + 10, top + 3, 10, 10), _color(series))
            painter.setPen(theme().color("ink"))
            room = self._room_for_names()
            name = metrics.elidedText(self._mix.names[series], Qt.TextElideMode.ElideRight, room)
            painter.drawText(
                QRectF(plot.right() + 26, top - 1, room, line),
                int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), name,
            )  # fmt: skip

    def _draw_periods(self, painter: QPainter, plot: QRectF) -> None:
        names = [
            axis_words.period_word(one.period, self._unit, self._fiscal_start, first=at == 0)
            for at, one in enumerate(self._mix.points)
        ]
        painter.setPen(theme().color("dim"))
        room = axis.widest(names) + 10
        for at in axis.spaced((0, self.spots() - 1), room, int(plot.width())):
            x = self._column(plot, at).center().x()
            box = QRectF(x - room / 2, plot.bottom() + _GAP, room, axis.line_height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), names[at])

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A frame around the column."""
        painter.setPen(QPen(theme().color("accent"), 2 if chosen else 1))
        painter.setBrush(tinted("accent", 16))
        painter.drawRoundedRect(self._column(self._plot(), spot).adjusted(-3, -3, 3, 3), 4, 4)


def _color(series: int) -> QColor:
    if series < len(_STRENGTH):
        return over("accent", "panel", _STRENGTH[series])
    return QColor(theme().color("faint"))
