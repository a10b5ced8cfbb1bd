"""Shortage.

max(0, quota - won in the period - open amount expected to close in it) ÷ quota; unit: ratio of
money. Open deals count with their amount, else at list price, estimated. A team's shortage is of
its sums: one person's surplus covers another's gap. n = won and open deals. n/a without a quota
("target not set").
Source: the metric contract, `shortage`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Unit
from cockpit.analysis.plan_terms import MAY_TAKE_OFF, OPEN, TAKES_OFF, WON, without_quota
from cockpit.analysis.recipe import Mixture, Outcome, Recipe
from cockpit.wording import _


def _mix(mixture: Mixture) -> Outcome:
    if not mixture.quota:
        return Outcome(None, 0.0, None, without_quota(mixture))
    missing = max(0.0, mixture.quota - mixture.sum("won") - mixture.sum("open"))
    return Outcome(missing / mixture.quota, missing, mixture.quota)


SHORTAGE = Metric(
    key="shortage",
    title=_("Shortage"),
    unit=Unit.RATIO,
    higher_is_better=False,
    definition=_("What quota neither won nor open deals can cover, as a share of it."),
    counts=Counts.CLOSED,
    numerator=WON.term,
    by_quota=True,
    workings=Recipe(
        {"won": WON, "open": OPEN}, _mix, {"won": (TAKES_OFF, None), "open": (MAY_TAKE_OFF, None)}
    ),
    why=_(
        "Quota - won - open amount expected to close in the period, at least 0 ÷ quota. A"
        " team's is that of its sums: one person's surplus covers another's gap."
    ),
)
