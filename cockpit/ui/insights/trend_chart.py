"""The past of one figure: a line, its interval as a band, its target, the year before, today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from cockpit.analysis.metric import Metric
from cockpit.analysis.trend import Point
from cockpit.domain.period import Period, Unit
from cockpit.domain.period_words import label
from cockpit.ui.insights import axis_words
from cockpit.ui.insights.choice import unit_words
from cockpit.ui.kpis.figure_words import counted_words, likely_words, value_words
from cockpit.ui.plots import axis
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.plots.plot_chart import PlotChart, Span
from cockpit.ui.plots.surface import Surface, Tick
from cockpit.ui.plots.tint import stroke, tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _

_LEFT, _RIGHT = 12, 20
_DOT = 6
# A single interval is a bar as wide as this share of a period.
_BAR = 0.05


@dataclass(frozen=True, slots=True)
class Trend:
    """What is drawn: points, oldest first, a target each and the figure ``before``, a year ago
    (None: none); figures stand ``as_of`` a day, ``today`` or earlier."""

    metric: Metric
    currency: str
    unit: Unit
    points: tuple[Point, ...]
    targets: tuple[float | None, ...]
    as_of: date
    period: Period
    fiscal_start: int = 1
    today: date | None = None
    before: tuple[float | None, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when no period has a figure, or only sums of nothing."""
        figures = [point.figure for point in self.points]
        unknown = all(one.value is None for one in figures)
        return unknown or all(not one.value and not one.n for one in figures)

    @property
    def title(self) -> str:
        """What the chart is called: Win rate by month."""
        by = unit_words()[self.unit][1]
        return _("{title} {by_unit}").format(title=self.metric.title, by_unit=by)

    @property
    def day_words(self) -> str:
        """What stands at the line of the day that figures are of."""
        if self.today in (None, self.as_of) and not vantage().is_past(self.as_of):
            return _("today")
        return _("as of {day}").format(day=day(self.as_of))

    def told(self, spot: int) -> tuple[str, ...]:
        """A point's period and its numbers."""
        point = self.points[spot]
        figure = point.figure
        said = [label(point.period, self.fiscal_start), self._exact(figure.value)]
        said.append(counted_words(self.metric, figure.n))
        if figure.interval is not None:
            said.append(likely_words(figure.interval))
        if self.targets[spot] is not None:
            said.append(_("target {goal}").format(goal=self._exact(self.targets[spot])))
        earlier = self.before[spot] if self.before else None
        if earlier is not None:
            said.append(_("a year before {figure}").format(figure=self._exact(earlier)))
        return tuple(said)

    def _exact(self, value: float | None) -> str:
        return value_words(self.metric, value, self.currency, exact=True)

    def scale(self, span: Span) -> axis.Scale:
        """Round levels around all that these points show."""
        shown = slice(span[0], span[1] + 1)
        figures = [point.figure for point in self.points[shown]]
        known = [figure.value for figure in figures]
        known += [end for figure in figures for end in figure.interval or ()]
        known += [*self.targets[shown], *self.before[shown]]
        return axis.scale_of(
            [value for value in known if value is not None],
            from_nought=axis_words.from_nought(self.metric),
            grain=axis_words.grain_of(self.metric, self.currency),
            most=1.0 if self.metric.is_proportion else None,
        )


class TrendChart(PlotChart):
    """A spot a period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend: Trend | None = None

    def show_trend(self, trend: Trend) -> None:
        """Draw another past; the same periods keep their range."""
        known = self._trend.points if self._trend else ()
        if [one.period for one in known] != [one.period for one in trend.points]:
            self._zoom, self._current = None, NOWHERE
        self._trend = trend
        self.show_title(trend.title)

    def trend(self) -> Trend | None:
        """What is drawn."""
        return self._trend

    def is_blank(self) -> bool:
        """True where no period has a figure."""
        return self._trend is None or self._trend.is_empty

    def spots(self) -> int:
        """The points."""
        return len(self._trend.points) if self._trend else 0

    def told(self, spot: int) -> Sequence[str]:
        """The period and its figure."""
        return self._trend.told(spot) if self._trend else ("",)

    def can_pick(self, spot: int) -> bool:
        """Only where there are rows."""
        return super().can_pick(spot) and bool(self._trend and self._trend.points[spot].figure.n)

    def level_of(self, spot: int) -> float | None:
        """The figure."""
        return self._trend.points[spot].figure.value if self._trend else None

    # Drawing

    def plot(self, surface: Surface, span: Span) -> None:
        """The period that is asked about, axes, target, the year before, band, line, today."""
        trend = self._trend
        if trend is None:
            return
        _set_axes(surface, trend, span, self.size())
        _draw_period(surface, trend)
        _draw_targets(surface, trend)
        if any(value is not None for value in trend.before):
            surface.line(*_line(trend.before), stroke("faint", 1.4))
        _draw_band(surface, trend)
        xs, ys = _line([point.figure.value for point in trend.points])
        surface.line(xs, ys, stroke("accent", 2))
        surface.dots(xs, ys, _DOT, theme().color("accent"))
        at = _spot_of(trend, trend.as_of)
        if at is not None:
            surface.hair(at, stroke("faint", 1, _DASHED))

    def mark_on(self, surface: Surface, spot: int, *, chosen: bool) -> Sequence[Any]:
        """A ring around the point; the chosen one has a column, the other a crosshair."""
        level = self.level_of(spot)
        if chosen:
            found = [surface.ground(spot - 0.5, spot + 0.5, tinted("accent", 34))]
        else:
            found = [surface.hair(spot, stroke("accent", 1, Qt.PenStyle.DotLine))]
            if level is not None:
                found.append(surface.across_at(level, stroke("accent", 1, Qt.PenStyle.DotLine)))
        if level is not None:
            fill = theme().color("accent" if chosen else "panel")
            found.append(surface.dots([spot], [level], _DOT + 4, fill, stroke("accent", 2)))
        return found


_DASHED = Qt.PenStyle.DashLine


def _spot_of(trend: Trend, day_shown: date) -> int | None:
    return next((i for i, point in enumerate(trend.points) if day_shown in point.period), None)


def _line(values: Sequence[float | None]) -> tuple[list[float], list[float]]:
    """Points across and up, NaN for a gap."""
    ys = [nan if value is None else float(value) for value in values]
    return [float(at) for at in range(len(ys))], ys


def _set_axes(surface: Surface, trend: Trend, span: Span, size: QSize) -> None:
    scale, ends = trend.scale(span), _ends(trend, span)
    words = [axis_words.level_words(trend.metric, level, trend.currency) for level in scale.levels]
    left = axis.widest(words) + _LEFT
    right = max(_RIGHT, axis.widest([text for _at, text in ends]) + 14 if ends else 0)
    surface.set_range((span[0] - 0.5, span[1] + 0.5), (scale.low, scale.high))
    surface.set_axis("left", list(zip(scale.levels, words, strict=True)), left)
    surface.set_grid(scale.levels)
    line = axis.line_height() + 6
    surface.set_axis("right", axis.apart(ends, scale, size.height() - 3 * line), right)
    names = _names(trend, span, size.width() - left - right)
    surface.set_axis("bottom", names, line)
    surface.set_axis("top", _day_tick(trend, span, size.width() - left - right), line)


def _day_tick(trend: Trend, span: Span, room: int) -> list[Tick]:
    """The words over the line of the day."""
    at = _spot_of(trend, trend.as_of)
    return [] if at is None else axis.over_spot(at, trend.day_words, span, room)


def _names(trend: Trend, span: Span, room: int) -> list[Tick]:
    """The periods under the axis, as many as fit, the last one always."""

    def name(at: int, *, first: bool = False) -> str:
        period = trend.points[at].period
        return axis_words.period_word(period, trend.unit, trend.fiscal_start, first=first)

    shown = range(span[0], span[1] + 1)
    widest = axis.widest([name(at, first=at == span[0]) for at in shown]) + 10
    ticks = axis.spaced(span, widest, room)
    return [(float(at), name(at, first=at == ticks[-1])) for at in ticks]


def _ends(trend: Trend, span: Span) -> list[Tick]:
    """What lines are called, at the right where they end."""
    found = []
    goal = trend.targets[span[1]] if trend.targets else None
    if goal is not None:
        said = value_words(trend.metric, goal, trend.currency)
        found.append((goal, _("target {goal}").format(goal=said)))
    earlier = [one for one in trend.before[span[0] : span[1] + 1] if one is not None]
    if earlier:
        found.append((earlier[-1], _("a year before")))
    return found


def _draw_period(surface: Surface, trend: Trend) -> None:
    inside = [i for i, p in enumerate(trend.points) if p.period.start in trend.period]
    if inside and len(inside) < len(trend.points):
        surface.ground(inside[0] - 0.5, inside[-1] + 0.5, tinted("track", 110))


def _draw_targets(surface: Surface, trend: Trend) -> None:
    """A step a period."""
    known = [(at, goal) for at, goal in enumerate(trend.targets) if goal is not None]
    xs = [end for at, _goal in known for end in (at - 0.5, at + 0.5)]
    ys = [goal for _at, goal in known for _end in range(2)]
    if xs:
        surface.line(xs, ys, stroke("dim", 1.5, _DASHED), connect="pairs")


def _draw_band(surface: Surface, trend: Trend) -> None:
    """The intervals; where one is missing the band is too, one alone is a bar."""
    run: list[tuple[float, float, float]] = []
    for spot, point in enumerate([*trend.points, None]):
        interval = point.figure.interval if point is not None else None
        if interval is not None:
            run.append((spot, *interval))
            continue
        if len(run) == 1:
            at, low, high = run[0]
            run = [(at - _BAR, low, high), (at + _BAR, low, high)]
        if run:
            xs, lows, highs = zip(*run, strict=True)
            surface.band(xs, lows, highs, tinted("accent", 38))
        run = []
