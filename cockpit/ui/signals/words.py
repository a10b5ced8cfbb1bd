"""How rules and signals are said."""

from __future__ import annotations

from datetime import date

from cockpit.analysis.metric import Metric, Unit
from cockpit.catalog.metrics import METRICS
from cockpit.domain.signals import Reads, Side, Subject
from cockpit.queries.signals import RuleRow, SignalRow
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.widgets.figures import MINUS, number
from cockpit.wording import _


def metric_title(key: str) -> str:
    """What a metric is called; its key when this version does not know it."""
    metric = METRICS.get(key)
    return key if metric is None else metric.title


def read_words(key: str, reads: Reads, value: float, currency: str) -> str:
    """A figure as a rule reads it: 63.2 %, −12 % for growth, −11 points for a difference."""
    metric = METRICS.get(key)
    if metric is None:
        return number(value)
    if reads is Reads.VALUE:
        ratio = metric.unit is Unit.RATIO
        return f"{_plain(value * 100)}\u00a0%" if ratio else value_words(metric, value, currency)
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    if reads is Reads.GROWTH:
        return f"{sign}{_plain(abs(value) * 100)}\u00a0%"
    if metric.unit is Unit.RATIO:
        return _("{n} points").format(n=f"{sign}{_plain(abs(value) * 100)}")
    return f"{sign}{value_words(metric, abs(value), currency)}"


def _plain(value: float) -> str:
    """One decimal, none for a whole number."""
    return number(value, 0 if abs(value - round(value)) < 0.05 else 1)


def reads_words() -> dict[Reads, str]:
    """What a rule may look at: growth and difference are those on the period before."""
    return {
        Reads.VALUE: _("the figure"),
        Reads.GROWTH: _("growth"),
        Reads.DIFFERENCE: _("difference"),
    }


def side_words() -> dict[Side, str]:
    """On which side a figure is worth a signal."""
    return {Side.BELOW: _("below"), Side.ABOVE: _("above")}


def subject_words() -> dict[Subject, str]:
    """Whose figure a rule looks at."""
    return {
        Subject.COMPANY: _("everybody"),
        Subject.TEAM: _("each team"),
        Subject.PERSON: _("each person"),
        Subject.STAGE: _("each stage"),
    }


def unit_words() -> dict[str, str]:
    """The period a figure is of."""
    return {
        "week": _("week"),
        "month": _("month"),
        "quarter": _("quarter"),
        "year": _("year"),
    }


def who(signal: SignalRow) -> str:
    """Whose figure fired."""
    return signal.subject_name or _("Everybody")


def line_words(rule: RuleRow | SignalRow, currency: str) -> str:
    """The line a figure should not cross: below 80 %."""
    said = read_words(rule.metric, rule.reads, rule.threshold, currency)
    return f"{side_words()[rule.side]} {said}"


def sentence(signal: SignalRow, currency: str) -> str:
    """The whole signal in one sentence."""
    value = read_words(signal.metric, signal.reads, signal.value, currency)
    line = line_words(signal, currency)
    what = metric_title(signal.metric)
    if signal.reads is not Reads.VALUE:
        what = _("{metric} against the period before").format(metric=what)
    return _("{who}: {what} is {value}; the rule rings {line}. {n} cases stand behind it.").format(
        who=who(signal), what=what, value=value, line=line, n=signal.n
    )


def spread_words(spread: str) -> str:
    """Whether it is one case or many: systemic when half of those looked at show it."""
    return {"systemic": _("half or more"), "isolated": _("a few")}.get(spread, "")


def alike_words(signal: SignalRow) -> str:
    """What a systemic signal asks for before anybody is talked to alone; nothing for others."""
    if signal.spread != "systemic":
        return ""
    return _(
        "Systemic: {n} of {all} ring alike in this period. Look for what they share, such as the"
        " plan, the market or the tools, before you talk to one of them."
    ).format(n=signal.alike, all=signal.eligible)


def spread_tone(spread: str) -> str:
    """The chip's colour."""
    return "warn" if spread == "systemic" else "neutral"


def typed_unit(metric: Metric, reads: Reads) -> str:
    """What a threshold is typed in: percent, money or plain."""
    if reads is Reads.GROWTH or metric.unit is Unit.RATIO:
        return "percent"
    return "money" if metric.is_money else "plain"


def state_words(signal: SignalRow) -> str:
    """What became of it."""
    if signal.task_id is not None:
        return _("task done") if signal.task_done else _("task made")
    if not signal.is_open:
        return _("acknowledged")
    return _("open; back in line") if signal.is_over else _("open")


def state_tone(signal: SignalRow) -> str:
    """The chip's colour."""
    if signal.is_open:
        return "neutral" if signal.is_over else "bad"
    return "good" if signal.task_done else "accent" if signal.task_id else "neutral"


def due_in(today: date) -> date:
    """The next working day but one."""
    day = today
    for _unused in range(2):
        day = date.fromordinal(day.toordinal() + 1)
        while day.weekday() > 4:
            day = date.fromordinal(day.toordinal() + 1)
    return day
