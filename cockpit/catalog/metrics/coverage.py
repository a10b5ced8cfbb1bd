"""Coverage.

Open amount expected to close in the period ÷ (quota of the period - won in it by the as-of day);
unit: times. Open deals count with their amount, else at list price, estimated, those past their
expected close as well. Beside it: *required* = 1 ÷ win rate by value over the 365 days up to the
as-of day (n/a when nothing was won, or over half of the lost have no amount), and *active*
coverage, which leaves out stalled deals and those past their expected close. n = open and won
deals. n/a without a quota ("target not set") and when nothing remains ("quota met").
Source: the metric contract, `coverage`.
"""

from __future__ import annotations

from cockpit.analysis.figure import Beside
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.plan_terms import ACTIVE, NOTHING, OPEN, TAKES_OFF, WON, ratio, without_quota
from cockpit.analysis.recipe import Ingredient, Mixture, Outcome, Recipe
from cockpit.analysis.terms import (
    amount,
    lost,
    lost_without_value,
    value_at_stake,
    won,
    won_or_lost,
)
from cockpit.wording import _


def _mix(mixture: Mixture) -> Outcome:
    quota, expected = mixture.quota, mixture.sum("open")
    if not quota:
        return Outcome(None, expected, None, without_quota(mixture))
    remaining = quota - mixture.sum("won")
    if remaining <= NOTHING:
        return Outcome(None, expected, remaining, _("quota met"))
    beside = (
        Beside("required", _("Required"), _required(mixture), Unit.TIMES),
        Beside("active", _("Active"), mixture.sum("active") / remaining, Unit.TIMES),
    )
    return Outcome(expected / remaining, expected, remaining, beside=beside)


def _required(mixture: Mixture) -> float | None:
    if 2 * mixture.rows("unknown") > mixture.rows("lost"):
        return None
    return ratio(mixture.sum("at stake"), mixture.sum("won in a year"))


COVERAGE = Metric(
    key="coverage",
    title=_("Coverage"),
    unit=Unit.TIMES,
    higher_is_better=True,
    definition=_("Open amount expected in the period over what is still missing to the quota."),
    counts=Counts.OPEN,
    numerator=OPEN.term,
    by_quota=True,
    workings=Recipe(
        {
            "open": OPEN,
            "active": ACTIVE,
            "won": WON,
            "won in a year": Ingredient(
                Counts.CLOSED, Term(won, amount, money=True), trailing=True
            ),
            "at stake": Ingredient(
                Counts.CLOSED, Term(won_or_lost, value_at_stake, money=True), trailing=True
            ),
            "lost": Ingredient(Counts.CLOSED, Term(lost), trailing=True),
            "unknown": Ingredient(Counts.CLOSED, Term(lost_without_value), trailing=True),
        },
        _mix,
        {"open": (OPEN.term, None), "won": (None, TAKES_OFF)},
        aside=frozenset(("active", "won in a year", "at stake", "lost", "unknown")),
    ),
    why=_(
        "Open amount expected to close in the period, at list price where there is none ÷"
        " (quota - won so far). Beside it what is required, 1 ÷ win rate by value of the last"
        " 365 days, and what is active: without stalled deals and those past their date. Nothing"
        " missing: quota met."
    ),
)
