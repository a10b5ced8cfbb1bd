"""Deals lost.

Number of deals whose last outcome in the period is lost; no decision and disqualified are not
lost; unit: deals. Source: the metric contract, `deals_lost`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import lost
from cockpit.wording import _

DEALS_LOST = Metric(
    key="deals_lost",
    title=_("Deals lost"),
    unit=Unit.COUNT,
    higher_is_better=False,
    definition=_("Deals lost in the period."),
    counts=Counts.CLOSED,
    numerator=Term(lost),
    why=_(
        "Deals whose last outcome in the period is lost, by the day of closing; no decision and"
        " disqualified are not lost."
    ),
)
