"""Discount.

1 − Σ net ÷ Σ list over the deals won in the period for an amount above zero whose product has a
list price in the reporting currency: net is the amount, list the list price; unit: ratio, below
zero where deals were sold above list; n = those deals. A reopened deal counts once, by its last
outcome in the period. Source: the metric contract, `discount`.
"""

from __future__ import annotations

from cockpit.analysis.discounting import below_list, list_price, sold_with_list_price
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.wording import _

DISCOUNT = Metric(
    key="discount",
    title=_("Discount"),
    unit=Unit.RATIO,
    higher_is_better=False,
    definition=_("How far won amounts are below the list prices of their products."),
    counts=Counts.CLOSED,
    numerator=Term(sold_with_list_price, below_list, money=True),
    denominator=Term(sold_with_list_price, list_price, money=True),
    nothing=_("nothing was won that has a list price"),
    why=_(
        "1 - net ÷ list price of what was won in the period: of the deal's lines where they are"
        " known, else the amount against the list price of its product. Below zero it was sold"
        " above list."
    ),
)
