"""Revenue.

Σ amount of deals won in the period; unit: money. Won deals without an amount or a rate are
counted, not priced. n = deals won. Its target is the quota of the whole period.
Source: the metric contract, `revenue`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount, won
from cockpit.wording import _

REVENUE = Metric(
    key="revenue",
    title=_("Revenue"),
    unit=Unit.MONEY,
    higher_is_better=True,
    definition=_("Amount of the deals won in the period."),
    counts=Counts.CLOSED,
    numerator=Term(won, amount, money=True),
    target="quota",
    why=_(
        "Amount of the deals won in the period, by closing date; deals without an amount or a"
        " rate are counted, not priced."
    ),
)
