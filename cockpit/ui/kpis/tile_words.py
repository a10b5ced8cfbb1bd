"""What a tile says, worked out of the metric's one reading."""

from __future__ import annotations

from collections.abc import Mapping

from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.metric import Metric
from cockpit.analysis.reading import Reading
from cockpit.ui.kpis.figure_words import (
    FEW,
    Change,
    change_words,
    compared_with,
    counted_words,
    doubts,
    likely_meaning,
    pace,
    range_words,
    reason_words,
    value_words,
)
from cockpit.ui.kpis.question import Question
from cockpit.ui.kpis.tile_text import TileText
from cockpit.wording import _

# metric: (the metric that says what is at stake in it, how)
_BESIDE = {"stalled_deals": "stalled_value"}


def tile_text(facts: Facts, key: str, metrics: Mapping[str, Metric], asked: Question) -> TileText:
    """The tile of a metric."""
    metric = metrics[key]
    reading = measure(facts, metric, asked.period, asked.as_of, filter=asked.wanted)
    change = _line(facts, reading, metrics, asked)
    figure = value_words(metric, reading.value, reading.currency)
    return TileText(key, metric.title, figure, change.text, change.tone, _hint(reading))


def _line(facts: Facts, reading: Reading, metrics: Mapping[str, Metric], asked: Question) -> Change:
    metric = reading.metric
    if reading.value is None:
        return Change(reason_words(reading), "dim")
    if metric.key in _BESIDE:
        other = metrics[_BESIDE[metric.key]]
        worth = measure(facts, other, asked.period, asked.as_of, filter=asked.wanted)
        if worth.value:
            # Whole amounts: “at risk” is said of amounts weighted by the chance to win.
            value = value_words(other, worth.value, worth.currency)
            return Change(_("{value} stalled").format(value=value), "bad")
    if metric.is_proportion and reading.n < FEW:
        return Change(range_words(reading), "dim")
    needed = next((one for one in reading.figure.beside if one.key == "required"), None)
    if needed is not None and needed.value is not None:
        text = _("required {value}").format(value=value_words(metric, needed.value, ""))
        return Change(text, "good" if reading.value >= needed.value else "bad")
    if metric.by_quota and metric.workings is None:
        gone = facts.references.working_days.share(
            asked.period.cut_after(asked.as_of), asked.period
        )
        behind = pace(reading, gone)
        if behind is not None:
            return behind
    change = change_words(reading)
    return change if change is not None else _of_target(reading)


def _of_target(reading: Reading) -> Change:
    if reading.target and reading.value is not None:
        goal = value_words(reading.metric, reading.target, reading.currency)
        return Change(_("target {goal}").format(goal=goal), "dim")
    return Change(counted_words(reading.metric, reading.n), "dim")


def _hint(reading: Reading) -> str:
    metric = reading.metric
    exact = value_words(metric, reading.value, reading.currency, exact=True)
    parts = [f"{metric.title}: {exact}", metric.definition, range_words(reading)]
    parts.append(likely_meaning(reading))
    if reading.target is not None:
        goal = value_words(metric, reading.target, reading.currency, exact=True)
        parts.append(_("target {goal}").format(goal=goal))
    if reading.previous.difference is not None:
        parts.append(compared_with(reading))
    parts.append(doubts(reading))
    return "\n".join(part for part in parts if part)
