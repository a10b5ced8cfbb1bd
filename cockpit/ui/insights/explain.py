"""Why a figure is what it is: its definition, its numbers, and what could not count."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cockpit.analysis.metric import Metric
from cockpit.analysis.reading import Reading
from cockpit.domain.period_words import label
from cockpit.ui.kpis.figure_words import (
    beside_words,
    likely_meaning,
    range_words,
    reason_words,
    value_words,
)
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import count, long_day, money, number
from cockpit.ui.widgets.panel import Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _, n_

_WIDE = 430


def explain(reading: Reading, fiscal_start: int, anchor: QWidget) -> Popover:
    """Open the explanation under what asked for it."""
    popover = Popover(reading.metric.title, anchor)
    wide = round(_WIDE * theme().text_scale)
    for block, color in (
        (definition(reading.metric), "ink"),
        (numbers(reading, fiscal_start), "ink"),
        (left_aside(reading), "warn"),
    ):
        if block and popover.body.count():
            popover.body.addWidget(Rule())
        for line in block:
            text = PlainLabel(line, "body", color, wrap=True)
            text.setFixedWidth(wide)
            popover.body.addWidget(text)
    metric = reading.metric
    version = PlainLabel(_("Definition {n}").format(n=metric.version), "small", "dim")
    version.set_hint(metric.key)
    popover.body.addWidget(version)
    popover.open_at(anchor)
    return popover


def definition(metric: Metric) -> list[str]:
    """What it means, in short and in full."""
    return [metric.definition, *([metric.why] if metric.why else [])]


def numbers(reading: Reading, fiscal_start: int) -> list[str]:
    """What it is made of, line by line."""
    metric, currency = reading.metric, reading.currency
    value = value_words(metric, reading.value, currency, exact=True)
    lines = [
        _("Period {period}, as of {day}").format(
            period=label(reading.period, fiscal_start), day=long_day(reading.as_of)
        )
    ]
    if reading.value is None:
        lines.append(_("n/a: {reason}").format(reason=reason_words(reading)))
    below = reading.denominator
    if below is not None and metric.workings is None and metric.estimate is None:
        is_money = metric.by_quota or bool(metric.denominator and metric.denominator.money)
        lines.append(_("{over} ÷ {below} = {value}").format(
            over=_part(reading.numerator, metric.numerator.money, currency),
            below=_part(below, is_money, currency),
            value=value,
        ))  # fmt: skip
    if reading.median is not None:
        middle = value_words(metric, reading.median, currency, exact=True)
        lines.append(_("Median {value}").format(value=middle))
    lines += [beside_words(one, currency) for one in reading.figure.beside]
    lines.append(range_words(reading))
    if reading.interval is not None:
        lines.append(likely_meaning(reading))
    if reading.previous.value is not None:
        lines.append(_("Compared with {period}: {value}").format(
            period=label(reading.previous.period, fiscal_start),
            value=value_words(metric, reading.previous.value, currency, exact=True),
        ))  # fmt: skip
    if reading.target is not None:
        goal = value_words(metric, reading.target, currency, exact=True)
        lines.append(_("Target {goal}").format(goal=goal))
    return lines


def left_aside(reading: Reading) -> list[str]:
    """What is estimated, not priced, or could not count, in whole sentences."""
    lines = []
    if reading.estimated:
        lines.append(n_(
            "{n} deal has no amount and counts at its list price.",
            "{n} deals have no amount and count at their list price.", reading.estimated,
        ))  # fmt: skip
    if reading.not_priced:
        lines.append(n_(
            "{n} deal has no amount, or no rate for its currency near its day: it is counted,"
            " not priced.",
            "{n} deals have no amount, or no rate for their currency near their day: they are"
            " counted, not priced.", reading.not_priced,
        ))  # fmt: skip
    left = reading.figure.left_out
    if left:
        word = reading.metric.left_out_word or _("{n} left out")
        lines.append(word.format(n=count(left)))
    if reading.backfill:
        lines.append(_("This is from before anything was imported: by the source’s own dates."))
    return lines


def _part(value: float, is_money: bool, currency: str) -> str:
    if is_money:
        return money(round(value), currency)
    return count(round(value)) if float(value).is_integer() else number(value)
