"""Words of the plan page: standing, realism, factors."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.analysis.realism import Realism
from cockpit.domain.money import exponent
from cockpit.domain.plan import Scenario
from cockpit.ui.widgets.figures import money, number, percent, short_money
from cockpit.wording import _, n_


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the text token of its colour."""

    text: str
    tone: str


def size_title(size: Scenario) -> str:
    """A size of the plan as a title."""
    return {
        Scenario.MINIMUM: _("Minimum"),
        Scenario.STANDARD: _("Standard"),
        Scenario.MAXIMUM: _("Maximum"),
    }[size]


def unpriced_words(n: int) -> str:
    """What no sum on the page has."""
    return n_(
        "{n} won deal has no price or no exchange rate: it is in no sum here.",
        "{n} won deals have no price or no exchange rate: they are in no sum here.", n,
    )  # fmt: skip


def standing(amount: int | None, won: int, days_left: int, days_gone: int, currency: str) -> Said:
    """How much a working day is still needed, beside what a working day has brought."""
    if amount is None:
        return Said(_("not set"), "dim")
    missing = amount - won
    if missing <= 0:
        return Said(_("reached, {over} over").format(over=short_money(-missing, currency)), "good")
    if not days_left:
        return Said(_("missed by {gap}").format(gap=short_money(missing, currency)), "bad")
    a_day = missing / days_left
    needs = _("needs {amount} a working day").format(amount=short_money(a_day, currency))
    if not days_gone:
        return Said(needs, "dim")
    so_far = won / days_gone
    said = _("{needs}, so far {amount}").format(needs=needs, amount=short_money(so_far, currency))
    return Said(said, "good" if so_far >= a_day else "warn")


def realism_words(found: Realism, currency: str) -> list[Said]:
    """The target held against history, capacity and pipeline, a sentence each."""
    said = [_by_history(found, currency)]
    capacity, pipeline = found.capacity, found.pipeline
    if capacity is not None and found.attained is not None:
        text = _(
            "Capacity: at the {share} of quota they reached before, these people bring {amount}."
        )
        said.append(
            Said(
                text.format(amount=short_money(capacity, currency), share=percent(found.attained)),
                _tone(capacity, found.target),
            )
        )
    else:
        said.append(Said(_("Capacity: no quotas of people to learn from yet."), "dim"))
    if pipeline is not None and found.win_rate is not None:
        text = _(
            "Pipeline: what is won, and {open} open at the win rate by value of the last 12 months"
            " ({rate}), come to {amount}."
        )
        said.append(
            Said(
                text.format(
                    open=short_money(found.expected_open, currency),
                    rate=percent(found.win_rate),
                    amount=short_money(pipeline, currency),
                ),
                _tone(pipeline, found.target),
            )
        )
    else:
        said.append(Said(_("Pipeline: no win rate to weigh the open deals with yet."), "dim"))
    return said


def ended_words(won: int, target: int, currency: str) -> Said:
    """How a period that is over stands to its target."""
    text = _("It is over: {won} of {target} was won, {share}.").format(
        won=short_money(won, currency),
        target=short_money(target, currency),
        share=percent(won / target if target else None),
    )
    return Said(text, "good" if won >= target else "bad")


def _by_history(found: Realism, currency: str) -> Said:
    if found.best is None or found.usual is None:
        return Said(_("History: no period of this length is over yet."), "dim")
    best, usual = short_money(found.best, currency), short_money(found.usual, currency)
    reached = n_("{n} period before", "{n} periods before", found.periods)
    text = _("History: reached in {beaten} of {periods}; best {best}, median {usual}.")
    said = text.format(beaten=found.beaten, periods=reached, best=best, usual=usual)
    if found.target > found.best:
        return Said(said, "bad")
    return Said(said, "good" if found.target <= found.usual else "warn")


def _tone(there: int, target: int) -> str:
    """Enough, nearly, or not."""
    if there >= target:
        return "good"
    return "warn" if there >= 0.9 * target else "bad"


# So little more is within what a week may bring by chance.
_ABOUT = 1.05
MARKS = {"good": "✓", "warn": "!", "bad": "✕", "dim": "·"}


def factor_title(factor: str) -> str:
    """A part of a deviation as a title."""
    return {
        "volume": _("Deals in play"),
        "timing": _("Timing"),
        "win_rate": _("Win rate"),
        "deal_size": _("Deal size"),
        "unexplained": _("Not explained"),
    }[factor]


def whole_money(minor: int | None, currency: str) -> str:
    """An amount that was shared out by days, to the whole unit; the clipboard has all of it."""
    unit = 10 ** exponent(currency)
    return money(None if minor is None else round(minor / unit) * unit, currency)


def factor_value(factor: str, value: float | None, currency: str) -> str:
    """A factor's own value: deals, shares, or money."""
    if value is None:
        return _("n/a")
    if factor == "deal_size":
        return money(round(value), currency)
    return number(value, 0) if factor == "volume" else percent(value)


def reach(needed: float | None, usual: float | None) -> Said:
    """What is needed a week beside what is usual."""
    if needed is None:
        return Said("", "dim")
    if not needed:
        return Said(_("target met"), "good")
    if not usual:
        return Said(_("nothing to compare with"), "dim")
    if needed <= _ABOUT * usual:
        return Said(_("within reach"), "good")
    times = number(needed / usual)
    if needed <= 1.5 * usual:
        return Said(_("a stretch: {n}×").format(n=times), "warn")
    return Said(_("not likely: {n}×").format(n=times), "bad")
