"""Plan against fact over a year: the running totals as lines, or month by month as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.domain.period import Period
from cockpit.domain.period_words import label
from cockpit.ui.plan.answers import MonthFact
from cockpit.ui.plan.waterfall import signed
from cockpit.ui.plots import axis
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.plots.plot_chart import PlotChart, Span
from cockpit.ui.plots.surface import Surface, Tick
from cockpit.ui.plots.tint import stroke, tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import day, money, short_money, short_month
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _

_LEFT, _RIGHT, _DOT = 12, 20, 6
# How much of a month's room its columns take: the plan behind, what was won before it.
_PLAN, _WON = 0.68, 0.44


@dataclass(frozen=True, slots=True)
class Year:
    """What is drawn, in minor units of the currency; figures stand ``as_of`` a day."""

    months: tuple[MonthFact, ...]
    currency: str
    as_of: date

    @property
    def is_empty(self) -> bool:
        """True without any target and any win."""
        return not any(one.plan or one.won for one in self.months)

    @property
    def has_plan(self) -> bool:
        """True where any month has a target."""
        return any(one.plan is not None for one in self.months)

    def running(self) -> tuple[list[int], list[int]]:
        """Plan and won up to the end of each month; won stops with the running month."""
        plan = list(accumulate(one.plan or 0 for one in self.months))
        won = list(accumulate(one.won for one in self.months if one.won is not None))
        return plan, won

    def told(self, spot: int) -> tuple[str, ...]:
        """A month's plan and what was won, then both since the year began."""
        one, currency = self.months[spot], self.currency
        said = [
            label(one.period),
            _("won {won}").format(won=money(one.won, currency)),
            _("plan {plan}").format(plan=money(one.plan, currency)),
        ]
        plan, won = self.running()
        if one.won is not None and self.has_plan:
            gap = signed(won[spot] - plan[spot], currency, exact=True)
            said.append(_("so far {won}, {gap}").format(won=money(won[spot], currency), gap=gap))
        return tuple(said)

    @property
    def here(self) -> int:
        """The running month; NOWHERE outside of the year."""
        found = (at for at, one in enumerate(self.months) if self.as_of in one.period)
        return next(found, NOWHERE)

    @property
    def day_words(self) -> str:
        """What stands over the running month."""
        past = vantage().is_past(self.as_of)
        return _("as of {day}").format(day=day(self.as_of)) if past else _("today")


class FactChart(PlotChart):
    """A spot a month. ``opened(month)`` on a click, Enter or Space; its table twin stands beside
    it."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = Year((), "USD", date.min)
        self.by_month = False
        self.setMinimumHeight(210)
        self.picked.connect(self._on_picked)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(520, 250)

    def show_year(self, year: Year, title: str) -> None:
        """Show a year; the same months keep their range."""
        if [one.period for one in year.months] != [one.period for one in self._year.months]:
            self._zoom, self._current = None, NOWHERE
        self._year = year
        self.show_title(title)

    def show_by_month(self, by_month: bool) -> None:
        """Months on their own instead of running totals, or back."""
        self.by_month = by_month
        self.redraw()

    def year(self) -> Year:
        """What is drawn."""
        return self._year

    def is_blank(self) -> bool:
        """True where neither a target nor a win is."""
        return self._year.is_empty

    def spots(self) -> int:
        """The months."""
        return len(self._year.months)

    def told(self, spot: int) -> Sequence[str]:
        """The month, its plan, and what was won."""
        return self._year.told(spot)

    def level_of(self, spot: int) -> float | None:
        """What was won, or planned where nothing could be won yet."""
        plan, won = self._lines()
        known = won[spot] if spot < len(won) else None
        return plan[spot] if known is None else known

    def _lines(self) -> tuple[list[float], list[float]]:
        """Plan and won, month by month or running."""
        months = self._year.months
        if not self.by_month:
            plan, won = self._year.running()
            return [float(one) for one in plan], [float(one) for one in won]
        known = [float(one.won) for one in months if one.won is not None]
        return [float(one.plan or 0) for one in months], known

    @Slot(int)
    def _on_picked(self, spot: int) -> None:
        self.opened.emit(self._year.months[spot].period)

    # Drawing

    def plot(self, surface: Surface, span: Span) -> None:
        """Axes, then lines or columns, then today."""
        plan, won = self._lines()
        self._set_axes(surface, span, plan, won)
        xs = [float(at) for at in range(len(plan))]
        if self.by_month:
            surface.bars(xs, plan, _PLAN, theme().color("track"))
            surface.bars(xs[: len(won)], won, _WON, theme().color("accent"))
        else:
            if self._year.has_plan:
                surface.line(xs, plan, stroke("dim", 1.5, Qt.PenStyle.DashLine))
            reached = xs[: len(won)]
            surface.band(reached, [0.0] * len(won), won, tinted("accent", 30))
            surface.line(reached, won, stroke("accent", 2))
            surface.dots(reached, won, _DOT, theme().color("accent"))
        if self._year.here != NOWHERE:
            surface.hair(self._year.here, stroke("faint", 1, Qt.PenStyle.DashLine))

    def _set_axes(
        self, surface: Surface, span: Span, plan: Sequence[float], won: Sequence[float]
    ) -> None:
        year, shown = self._year, slice(span[0], span[1] + 1)
        zoomed = span != (0, self.spots() - 1) and not self.by_month
        values = [*plan[shown], *won[shown]]
        scale = axis.money_scale(values, year.currency, from_nought=not zoomed)
        words = axis.money_words(scale, year.currency)
        ends = [] if self.by_month else self._ends(span, plan, won)
        left = axis.widest(words) + _LEFT
        right = max(_RIGHT, axis.widest([text for _at, text in ends]) + 14 if ends else 0)
        room, line = self.width() - left - right, axis.line_height() + 6
        surface.set_range((span[0] - 0.5, span[1] + 0.5), (scale.low, scale.high))
        surface.set_axis("left", list(zip(scale.levels, words, strict=True)), left)
        surface.set_grid(scale.levels)
        surface.set_axis("right", axis.apart(ends, scale, self.height() - 3 * line), right)
        names = [month_name(one.period) for one in year.months]
        ticks = axis.spaced(span, axis.widest(names) + 10, room)
        surface.set_axis("bottom", [(float(at), names[at]) for at in ticks], line)
        surface.set_axis("top", axis.over_spot(year.here, year.day_words, span, room), line)

    def _ends(self, span: Span, plan: Sequence[float], won: Sequence[float]) -> list[Tick]:
        """What the lines are called, at the right where they end."""
        last = min(span[1], len(won) - 1)
        found = [(plan[span[1]], _("plan {sum}"))] if self._year.has_plan else []
        if last >= span[0]:
            found.append((won[last], _("won {sum}")))
        currency = self._year.currency
        return [(level, text.format(sum=short_money(level, currency))) for level, text in found]

    def mark_on(self, surface: Surface, spot: int, *, chosen: bool) -> Sequence[Any]:
        """A column over the month, a crosshair at what was won."""
        found = [surface.ground(spot - 0.5, spot + 0.5, tinted("accent", 24))]
        level = self.level_of(spot)
        if chosen or level is None:
            return found
        found.append(surface.across_at(level, stroke("accent", 1, Qt.PenStyle.DotLine)))
        if not self.by_month:
            ring = stroke("accent", 2)
            found.append(surface.dots([spot], [level], _DOT + 4, theme().color("panel"), ring))
        return found


def month_name(month: Period) -> str:
    """Short, in the locale's words."""
    return short_month(month.start.month)
