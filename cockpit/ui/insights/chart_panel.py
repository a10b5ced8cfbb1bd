"""The upper right of the page: the figure's head and the chart that suits it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.analysis.reading import Reading
from cockpit.domain.period import Unit
from cockpit.ui.insights import sheets
from cockpit.ui.insights.asking import Ages, Asked, Past, Steps, YearBefore
from cockpit.ui.insights.choice import MIX, Focus, unit_words
from cockpit.ui.insights.curve_chart import CurveChart
from cockpit.ui.insights.funnel_chart import FunnelChart
from cockpit.ui.insights.head import Head
from cockpit.ui.insights.heat_grid import Heat, HeatCell, HeatGrid, depths
from cockpit.ui.insights.mix_chart import MixChart, mix_of
from cockpit.ui.insights.narrowing import NarrowBar
from cockpit.ui.insights.trend_chart import Trend, TrendChart
from cockpit.ui.insights.twin import Twin
from cockpit.ui.kpis.figure_words import beside_words, reason_words
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.widgets.figures import count, short_money
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.switch import Switch
from cockpit.wording import _, n_

COUNT, VALUE = "count", "value"
CURVE, TREND = "curve", "trend"
WIN_CURVE = "win_curve"


class ChartPanel(Panel):
    """``unit_changed(unit)``, ``by_value_changed(bool)``; ``point_picked(spot)`` of the past;
    ``deals_picked(deals, words)`` of a funnel or an ageing; ``cleared``."""

    unit_changed = Signal(str)
    by_value_changed = Signal(bool)
    point_picked = Signal(int)
    deals_picked = Signal(object, str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.head, self.twin = Head(), Twin(_("Chart"))
        self.trend, self.curve, self.mix = TrendChart(), CurveChart(), MixChart()
        self.funnel, self.ages = FunnelChart(), HeatGrid(_("Ageing"))
        self._past: Past | None = None
        self._steps: Steps | None = None
        self._ages: Ages | None = None
        self._by_value = False
        words = unit_words()
        self.units = Switch([(unit.value, words[unit][0]) for unit in Unit])
        self.measures = Switch([(COUNT, _("Deals")), (VALUE, _("Value"))])
        self.kinds = Switch([(CURVE, _("Curve")), (TREND, _("Trend"))])
        self._beside = PlainLabel("", "small", "dim")
        self.narrow = NarrowBar()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for chart in (self.trend, self.curve, self.mix, self.funnel, self.ages):
            self.twin.add(chart)
        self.head.add_tools(*self.twin.tools)
        line = QHBoxLayout()
        line.addWidget(self.narrow)
        line.addWidget(self._beside, 1)
        for switch in (self.kinds, self.units, self.measures):
            line.addWidget(switch)
        self.body.setSpacing(4)
        self.body.addWidget(self.head)
        self.body.addLayout(line)
        self.body.addWidget(self.twin, 1)

    def _connect(self) -> None:
        self.units.chosen.connect(self.unit_changed)
        self.measures.chosen.connect(self._on_measure)
        self.kinds.chosen.connect(self._on_kind)
        self.trend.picked.connect(self.point_picked)
        self.mix.picked.connect(self.point_picked)
        self.funnel.picked.connect(self._on_part)
        self.ages.picked.connect(self._on_age)
        for chart in (self.trend, self.mix, self.funnel, self.ages):
            chart.cleared.connect(self.cleared)

    # Showing

    def show_key(self, key: str, unit: Unit, *, is_view: bool, by_value: bool) -> None:
        """What will be shown: its switches."""
        self._by_value = by_value
        self.units.set_current(unit.value)
        self.measures.set_current(VALUE if by_value else COUNT)
        self.kinds.setVisible(key == WIN_CURVE)
        self.measures.setVisible(is_view)
        self.units.setVisible(not is_view)
        if is_view:
            self._beside.setText("")

    def show_reading(self, reading: Reading, fiscal_start: int) -> None:
        """The head, and the curve where there is one."""
        self.head.show_reading(reading, fiscal_start)
        said = [beside_words(one, reading.currency) for one in reading.figure.beside]
        self._beside.setText(" · ".join(said))
        if reading.metric.key == WIN_CURVE and reading.figure.curve is not None:
            self.curve.show_curve(reading.metric.title, reading.figure.curve)
            self._show_past()

    def show_past(self, past: Past, reading: Reading, focus: Focus) -> None:
        """The trend, the curve or the mix."""
        self._past = past
        asked = past.asked
        trend = Trend(
            asked.metric, reading.currency, asked.unit, past.points, past.targets, asked.as_of,
            asked.period, asked.fiscal_start, asked.today,
        )  # fmt: skip
        self.trend.show_trend(trend)
        if asked.key == MIX:
            self.mix.show_mix(trend.title, mix_of(past.points, past.mixes), asked.unit,
                              asked.fiscal_start)  # fmt: skip
        self._show_past()
        self.mark(focus)

    def show_year_before(self, found: YearBefore) -> None:
        """The line that the past is held against."""
        trend, past = self.trend.trend(), self._past
        if trend is not None and past is not None and _same_past(past.asked, found.asked):
            self.trend.show_trend(replace(trend, before=found.values))
            self._show_past()

    def _show_past(self) -> None:
        """The chart that is wanted of those that are there."""
        reading, trend = self.head.reading, self.trend.trend()
        if reading is None:
            return
        key, fiscal_start = reading.metric.key, self._past.asked.fiscal_start if self._past else 1
        curve = reading.figure.curve
        wants_curve = key == WIN_CURVE and self.kinds.link(CURVE).isChecked()
        self.units.setVisible(not wants_curve)
        if wants_curve and curve is not None and not self.curve.is_blank():
            self.twin.show_chart(self.curve, partial(sheets.of_curve, reading.metric.title, curve))
        elif trend is None or trend.metric.key != key:
            return
        elif trend.is_empty:
            self.twin.say(_("No period has this figure yet: {why}.").format(
                why=reason_words(reading)))  # fmt: skip
        elif key == MIX and self._past is not None:
            mix = mix_of(self._past.points, self._past.mixes)
            self.twin.show_chart(self.mix, partial(sheets.of_mix, mix, fiscal_start))
        else:
            self.twin.show_chart(self.trend, partial(sheets.of_trend, trend))

    def show_steps(self, steps: Steps) -> None:
        """The funnel."""
        self._steps, self._ages = steps, None
        if not steps.steps:
            self.twin.say(_("No deal was opened in this period."))
            return
        self.funnel.show_steps(steps.steps, steps.currency, by_value=self._by_value)
        self._beside.setText(_doubts(steps))
        self.twin.show_chart(self.funnel, partial(sheets.of_steps, steps.steps, steps.currency))

    def show_ages(self, ages: Ages) -> None:
        """The ageing."""
        self._ages, self._steps = ages, None
        if not ages.table.stages:
            self.twin.say(_("No deal is open on this day."))
            return
        by_value = self._by_value
        self.ages.show_heat(heat_of_ages(ages, by_value=by_value), _("Ageing"))
        self.ages.set_waiting(False)
        make = partial(sheets.of_ages, ages.table, ages.currency, by_value=by_value)
        self.twin.show_chart(self.ages, make)

    def set_waiting(self, waiting: bool) -> None:
        """What is shown is of before."""
        for chart in (self.trend, self.curve, self.mix, self.funnel, self.ages):
            chart.set_waiting(waiting)

    def mark(self, focus: Focus) -> None:
        """Mark the point that groups and rows are of."""
        points = self._past.points if self._past else ()
        spot = next((i for i, p in enumerate(points) if p.period == focus.point), NOWHERE)
        self.trend.set_chosen(spot)
        self.mix.set_chosen(spot)
        if focus.deals is None:
            self.funnel.set_chosen(NOWHERE)
            self.ages.forget()

    # Choosing

    @Slot(str)
    def _on_measure(self, key: str) -> None:
        self._by_value = key == VALUE
        self.by_value_changed.emit(self._by_value)
        if self._steps is not None:
            self.show_steps(self._steps)
        elif self._ages is not None:
            self.show_ages(self._ages)

    @Slot(str)
    def _on_kind(self, _key: str) -> None:
        self._show_past()

    @Slot(int)
    def _on_part(self, spot: int) -> None:
        step, part, words = self.funnel.part(spot)
        self.funnel.set_chosen(spot)
        self.deals_picked.emit(part.deals, f"{step.label}, {words}")

    @Slot(int, int)
    def _on_age(self, line: int, band: int) -> None:
        if self._ages is not None:
            table = self._ages.table
            words = f"{table.stages[line][1]}, {sheets.band_words(table.bands[band])}"
            self.deals_picked.emit(table.deals[line][band], words)


def _same_past(one: Asked, other: Asked) -> bool:
    """Whatever part of the figure is looked at meanwhile."""
    return one == replace(other, focus=one.focus, by=one.by, across=one.across)


def _doubts(steps: Steps) -> str:
    first = steps.steps[0]
    parts = []
    if first.estimated:
        parts.append(n_("{n} at list price", "{n} at list price", first.estimated))
    if first.not_priced:
        parts.append(n_("{n} without a price", "{n} without a price", first.not_priced))
    return ", ".join(parts)


def heat_of_ages(ages: Ages, *, by_value: bool) -> Heat:
    """The ageing's cells by count or by value."""
    table, lines = ages.table, []
    size = table.value if by_value else table.count
    known = [
        [float(size[i, k]) if table.count[i, k] else None for k in range(len(table.bands))]
        for i in range(len(table.stages))
    ]
    deep = depths(known)
    for at, (_id, stage) in enumerate(table.stages):
        cells = []
        for k, band in enumerate(table.bands):
            n, value = int(table.count[at, k]), float(table.value[at, k])
            deals = n_("{n} deal", "{n} deals", n).format(n=count(n))
            money = short_money(value, ages.currency)
            words = f"{stage}, {sheets.band_words(band)}: {deals}, {money}"
            if table.not_priced[at, k]:
                words += ", " + n_("{n} without a price", "{n} without a price",
                                   int(table.not_priced[at, k]))  # fmt: skip
            text = "" if not n else money if by_value else count(n)
            cells.append(HeatCell(text, deep[at][k], words))
        lines.append(tuple(cells))
    names = tuple(stage for _id, stage in table.stages)
    return Heat(names, tuple(sheets.band_words(band) for band in table.bands), tuple(lines))
