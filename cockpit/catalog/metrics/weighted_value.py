"""Weighted value.

Σ (amount, else list price, estimated) × probability of deals open at the end of the as-of date;
unit: money. The probability is the stage's, or the one set by hand on the deal, which is known as
of now only. n = open deals. Source: the metric contract, `weighted_value`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every, expected_amount
from cockpit.wording import _

WEIGHTED_VALUE = Metric(
    key="weighted_value",
    title=_("Weighted value"),
    unit=Unit.MONEY,
    higher_is_better=None,
    definition=_("Amount of the open deals times the probability of their stage."),
    counts=Counts.OPEN,
    numerator=Term(every, expected_amount, money=True),
    why=_(
        "Amount, else list price, × the probability of the stage or the one set by hand, of the"
        " deals open at the end of the day."
    ),
)
