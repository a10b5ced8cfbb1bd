"""Pace.

Quota attainment ÷ the share of the period's working days that is over at the end of the as-of
day; unit: ratio, 1 is on pace. Numerator: won in the period; denominator: quota × that share. By
month or quarter each with its own days. n = deals won. n/a without a quota ("target not set") and
before the first working day is over.
Source: the metric contract, `pace`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Unit
from cockpit.analysis.plan_terms import WON, without_quota
from cockpit.analysis.recipe import Mixture, Outcome, Recipe
from cockpit.wording import _


def _mix(mixture: Mixture) -> Outcome:
    won = mixture.sum("won")
    if not mixture.quota:
        return Outcome(None, won, None, without_quota(mixture))
    due = mixture.quota * mixture.gone
    if not due:
        return Outcome(None, won, None, _("no working day is over"))
    return Outcome(won / due, won, due)


PACE = Metric(
    key="pace",
    title=_("Pace"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Quota attainment over the share of the period's working days that is over."),
    counts=Counts.CLOSED,
    numerator=WON.term,
    by_quota=True,
    target=1.0,
    workings=Recipe({"won": WON}, _mix, {"won": (WON.term, None)}),
    why=_(
        "Share of the quota that is won ÷ share of the period's working days that are over; 1 is on"
        " pace. There is none before the first working day is over, or without a quota."
    ),
)
