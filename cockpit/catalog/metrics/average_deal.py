"""Average won deal.

Σ won amount ÷ number of deals won in the period with an amount above 0; unit: money; the median
of the same amounts beside it. Won deals with an amount of 0 or less are left out and listed; won
deals without an amount or a rate are counted, not priced, and in neither sum. n/a without any.
n = the deals in the denominator. Source: the metric contract, `average_deal`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount, amount_not_positive, won_and_priced, won_for_an_amount
from cockpit.wording import _

AVERAGE_DEAL = Metric(
    key="average_deal",
    title=_("Average deal"),
    unit=Unit.MONEY,
    higher_is_better=True,
    definition=_("Won amount divided by the deals won in the period; amounts of 0 are left out."),
    counts=Counts.CLOSED,
    numerator=Term(won_for_an_amount, amount, money=True),
    denominator=Term(won_and_priced),
    median=True,
    left_out=amount_not_positive,
    why=_(
        "Won amount ÷ deals won in the period, the median beside it. Amounts of 0 or less are"
        " left out and listed; deals without an amount or a rate are counted, not priced."
    ),
    nothing=_("nothing was won for a known amount"),
)
