"""Open value.

Σ amount, else the product's list price (estimated), of deals open at the end of the as-of date;
unit: money. A deal with neither, or in a currency without a rate, is counted, not priced.
n = open deals. Source: the metric contract, `open_value`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount_or_list_price, every
from cockpit.wording import _

OPEN_VALUE = Metric(
    key="open_value",
    title=_("Open value"),
    unit=Unit.MONEY,
    higher_is_better=None,
    definition=_("Amount of the open deals, at list price where a deal has none."),
    counts=Counts.OPEN,
    numerator=Term(every, amount_or_list_price, money=True),
    why=_(
        "Amount of the deals open at the end of the day, at list price (estimated) where there"
        " is none."
    ),
)
