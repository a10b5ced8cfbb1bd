"""Slip rate by value.

Of the deals that were open on the evening before the period and then expected to close in it, the
share that is still open at its end with a later or overdue date (or none any more), by their
amounts on that evening, else list price, estimated; unit: ratio of money. Won early or lost is no
slip. While the period runs an overdue date, or one moved past the period, has slipped. Owner,
team and product are those of that evening. n = deals expected. Source: the metric contract,
`slip_rate_value`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import slipped
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount_or_list_price, every
from cockpit.wording import _

SLIP_RATE_VALUE = Metric(
    key="slip_rate_value",
    title=_("Slip rate by value"),
    unit=Unit.RATIO,
    higher_is_better=False,
    definition=_("Share of the amount expected to close in the period that did not close."),
    counts=Counts.EXPECTED,
    numerator=Term(slipped, amount_or_list_price, money=True),
    denominator=Term(every, amount_or_list_price, money=True),
    why=_(
        "Of the deals open on the eve of the period and expected to close in it, those still"
        " open at its end with a later or overdue date, by the amounts of that evening. Won"
        " early or lost is no slip. In a running period a date that is over, or was moved out of"
        " it, has slipped."
    ),
    version=2,
    nothing=_("on its eve no deal with an amount was expected to close in the period"),
)
