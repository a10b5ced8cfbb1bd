"""Deals won.

Number of deals whose last outcome in the period is won; unit: deals.
Source: the metric contract, `deals_won`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import won
from cockpit.wording import _

DEALS_WON = Metric(
    key="deals_won",
    title=_("Deals won"),
    unit=Unit.COUNT,
    higher_is_better=True,
    definition=_("Deals won in the period."),
    counts=Counts.CLOSED,
    numerator=Term(won),
    why=_("Deals whose last outcome in the period is won."),
)
