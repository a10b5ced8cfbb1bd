"""Win rate by value.

Σ won amount ÷ (Σ won amount + Σ lost amount) of deals closed in the period; unit: ratio of money.
A lost deal counts with its last amount above 0 (deals are often zeroed at loss), else with its
product's list price, estimated. Won deals without an amount and rows without a rate are counted,
not priced. n/a when the sum is zero, or when over half of the lost deals have neither an amount
above 0 at any time nor a list price. n = W + L. No interval: it is no proportion of counts.
Source: the metric contract, `win_rate_value`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import (
    amount,
    lost,
    lost_without_value,
    value_at_stake,
    won,
    won_or_lost,
)
from cockpit.wording import _

WIN_RATE_VALUE = Metric(
    key="win_rate_value",
    title=_("Win rate by value"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Won amount as a share of the amount won or lost in the period."),
    counts=Counts.CLOSED,
    numerator=Term(won, amount, money=True),
    denominator=Term(won_or_lost, value_at_stake, money=True),
    void=(lost_without_value, lost),
    void_reason=_("over half of the lost deals have no amount"),
    why=_(
        "Won amount ÷ (won + lost amount), deals closed in the period. A lost deal counts with"
        " its last amount above 0, else at list price (estimated). There is no rate when over"
        " half of the lost deals have neither."
    ),
    nothing=_("nothing was won or lost for a known amount"),
)
