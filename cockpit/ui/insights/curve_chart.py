"""A win curve: the share of a cohort won by each day of a deal's life, with its band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cockpit.analysis.figure import Curve
from cockpit.ui.kpis.figure_words import likely_words
from cockpit.ui.plots import axis
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.plots.plot_chart import PlotChart, Span
from cockpit.ui.plots.surface import Surface
from cockpit.ui.plots.tint import stroke, tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import number, percent
from cockpit.wording import _, n_

READ_AT = (30, 60, 90, 180)
_RIGHT = 56
# A day under the axis in so many, the finest that still is apart.
_STEPS = (1, 2, 5, 10, 30)


class CurveChart(PlotChart):
    """A spot a day; its rows are the figure's own."""

    fewest = 7

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None

    def show_curve(self, title: str, curve: Curve | None) -> None:
        """Draw another cohort's."""
        self._curve = curve if curve is not None and len(curve.share) else None
        self._zoom, self._current = None, NOWHERE
        self.show_title(title)

    def is_blank(self) -> bool:
        """True where there is no curve to draw."""
        return self._curve is None

    def spots(self) -> int:
        """The days watched."""
        return len(self._curve.share) if self._curve else 0

    def can_pick(self, spot: int) -> bool:
        """A day has no rows of its own."""
        return False

    def told(self, spot: int) -> Sequence[str]:
        """The share won by the day."""
        curve = self._curve
        if curve is None:
            return ("",)
        return (
            _("day {day}").format(day=spot),
            _("{share} won").format(share=percent(float(curve.share[spot]))),
            likely_words((float(curve.low[spot]), float(curve.high[spot]))),
            n_("{n} deal still watched", "{n} deals still watched", int(curve.at_risk[spot])),
        )

    def level_of(self, spot: int) -> float | None:
        """The share won by the day."""
        return float(self._curve.share[spot]) if self._curve else None

    def plot(self, surface: Surface, span: Span) -> None:
        """Axes, band, the stairs of the curve, and the days that it is read at."""
        curve = self._curve
        if curve is None:
            return
        shown = slice(span[0], span[1] + 1)
        ends = [float(curve.low[shown].min()), float(curve.high[shown].max())]
        whole = span[0] == 0
        scale = axis.scale_of(ends, from_nought=whole, grain=0.01, most=1.0)
        words = [f"{number(level * 100, 0)}\u00a0%" for level in scale.levels]
        left = axis.widest(words) + 12
        surface.set_range((span[0], span[1]), (scale.low, scale.high))
        surface.set_axis("left", list(zip(scale.levels, words, strict=True)), left)
        surface.set_grid(scale.levels)
        surface.set_axis("right", [], _RIGHT)
        surface.set_axis("top", [], axis.line_height())
        self._set_days(surface, span, self.width() - left - _RIGHT)
        days = [float(day) for day in range(self.spots())]
        surface.band(days, curve.low.tolist(), curve.high.tolist(), tinted("accent", 38))
        surface.line(days, curve.share.tolist(), stroke("accent", 2))
        self._draw_readings(surface, span)

    def _set_days(self, surface: Surface, span: Span, room: int) -> None:
        line, wide = axis.line_height(), span[1] - span[0] + 1
        fitting = room // (axis.widest(["888"]) + 16)
        step = next((one for one in _STEPS if wide // one <= fitting), _STEPS[-1])
        first = -(-span[0] // step) * step
        ticks = [(float(day), str(day)) for day in range(first, span[1] + 1, step)]
        title = _("days since the deal was opened")
        surface.set_axis("bottom", ticks, 2 * line + 8, title=title)

    def _draw_readings(self, surface: Surface, span: Span) -> None:
        low, top = surface.levels
        high = low + 0.85 * (top - low)
        for day in READ_AT:
            level = self.level_of(day) if span[0] <= day <= span[1] else None
            if level is not None:
                surface.dots([day], [level], 6, theme().color("accent"))
                last = day >= span[1] - 3
                across = 1.1 if last else 0.5
                # Where there is no room above the curve, the words stand below it.
                anchor = (across, -0.2 if level > high else 1.2)
                surface.note(percent(level), day, level, anchor)

    def mark_on(self, surface: Surface, spot: int, *, chosen: bool) -> Sequence[Any]:
        """A crosshair at the day's point."""
        level = self.level_of(spot)
        if level is None:
            return []
        dotted = stroke("accent", 1, Qt.PenStyle.DotLine)
        return [
            surface.hair(spot, dotted),
            surface.across_at(level, dotted),
            surface.dots([spot], [level], 9, theme().color("panel"), stroke("accent", 2)),
        ]
