"""Discount.

1 − Σ net ÷ Σ list over the deals won in the period: of their lines whose net and list price are
known, each times its quantity; of deals without such lines the amount, above zero, against the
list price of the product; unit: ratio of money, below zero where deals were sold above list.
Both at the rate of the closing; what has no list price or no rate is left out. n = the deals that
count. A reopened deal counts once, by its last outcome in the period. Source: the metric
contract, `discount`.
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
    version=2,
    nothing=_("nothing was won that has a list price"),
    why=_(
        "1 - net ÷ list price of what was won in the period: of the deal's lines where they are"
        " known, else the amount against the list price of its product. Below zero it was sold"
        " above list."
    ),
)
