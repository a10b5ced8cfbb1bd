"""The head of the page: the figure, its change, how many rows, what it means, and its past."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.analysis.reading import Reading
from cockpit.domain.period_words import label
from cockpit.ui.figures.trend_chart import TrendChart
from cockpit.ui.kpis.figure_words import (
    beside_words,
    change_words,
    doubts,
    range_words,
    reason_words,
    value_words,
)
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.figures import long_day
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.wording import _


class Summary(Panel):
    """Shows one reading and its months."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._reading: Reading | None = None
        self._fiscal_start = 1
        self._name = PlainLabel("", "title")
        self._value = PlainLabel("", "figure")
        self._change, self._rows, self._doubt = Chip(""), Chip(""), Chip("", "warn")
        self._definition = PlainLabel("", "small", "dim", align=Qt.AlignmentFlag.AlignRight)
        self._why = QuietLink(_("why?"), role="small", color="accent")
        self._why.clicked.connect(self._explain)
        self.chart = TrendChart()
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        whole, rest = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored
        for part in (self._name, self._value, self._change, self._rows, self._doubt):
            part.setSizePolicy(whole, part.sizePolicy().verticalPolicy())
            row.addWidget(part)
        for chip in (self._change, self._doubt):
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, whole)
        self._why.setSizePolicy(whole, whole)
        self._definition.setSizePolicy(rest, QSizePolicy.Policy.Preferred)
        row.addWidget(self._definition, 1)
        row.addWidget(self._why)
        self.body.addLayout(row)
        self.body.addWidget(self.chart, 1)

    def show_reading(self, reading: Reading, fiscal_start: int) -> None:
        """Say the figure."""
        self._reading, self._fiscal_start = reading, fiscal_start
        metric = reading.metric
        self._name.setText(metric.title)
        self._value.setText(value_words(metric, reading.value, reading.currency))
        exact = value_words(metric, reading.value, reading.currency, exact=True)
        self._value.set_hint(exact)
        change = change_words(reading) if reading.value is not None else None
        if reading.value is None:
            self._change.show_fact(reason_words(reading), "neutral")
        elif change is not None:
            before = label(reading.previous.period, fiscal_start)
            tone = change.tone if change.tone in ("good", "bad", "warn") else "neutral"
            self._change.show_fact(_on(change.text, reading), tone)
            self._change.setToolTip(before)
        self._change.setVisible(reading.value is None or change is not None)
        self._rows.show_fact(range_words(reading), "neutral")
        doubt = doubts(reading)
        self._doubt.show_fact(doubt, "warn")
        self._doubt.setVisible(bool(doubt))
        self._definition.setText(metric.definition)

    @Slot()
    def _explain(self) -> None:
        if self._reading is None:
            return
        popover = Popover(self._reading.metric.title, self)
        for line in explanation(self._reading, self._fiscal_start):
            popover.body.addWidget(PlainLabel(line, "body", "dim"))
        popover.open_at(self._why)


def _on(change: str, reading: Reading) -> str:
    """The change and what it is held against, in short."""
    days = reading.period.days
    unit = {1: _("the day before"), 7: _("last week")}.get(days)
    if unit is None:
        unit = next(
            (word for limit, word in _LENGTHS if days <= limit), _("the year before")
        )  # fmt: skip
    return _("{change} on {before}").format(change=change, before=unit)


_LENGTHS = ((31, _("last month")), (92, _("last quarter")))


def explanation(reading: Reading, fiscal_start: int) -> list[str]:
    """What the figure is made of, line by line."""
    metric, currency = reading.metric, reading.currency
    lines = [metric.definition]
    lines.append(
        _("Period {period}, as of {day}").format(
            period=label(reading.period, fiscal_start), day=long_day(reading.as_of)
        )
    )
    over, below = reading.numerator, reading.denominator
    if below is not None:
        lines.append(_("{over} ÷ {below} = {value}").format(
            over=_part(over, metric.numerator.money, reading),
            below=_part(below, metric.by_quota or bool(
                metric.denominator and metric.denominator.money), reading),
            value=value_words(metric, reading.value, currency, exact=True),
        ))  # fmt: skip
    lines += [beside_words(one, currency) for one in reading.figure.beside]
    lines.append(range_words(reading))
    if reading.previous.value is not None:
        lines.append(_("{period}: {value}").format(
            period=label(reading.previous.period, fiscal_start),
            value=value_words(metric, reading.previous.value, currency, exact=True),
        ))  # fmt: skip
    if doubts(reading):
        lines.append(doubts(reading))
    return lines


def _part(number: float, is_money: bool, reading: Reading) -> str:
    from cockpit.ui.widgets.figures import count, money

    return money(round(number), reading.currency) if is_money else count(round(number))


def as_of_words(day: date) -> str:
    """What stands beside the page's title."""
    return _("all figures as of {day}").format(day=long_day(day))
