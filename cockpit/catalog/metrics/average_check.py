"""Average check: what a customer brings.

Σ won amount in the period ÷ distinct accounts of those deals; unit: money. Won deals without an
amount or a rate are counted, not priced, and in neither sum; won deals without an account are left
out and listed. An account counts once in each group. n = accounts. n/a without any. Source: the
metric contract, `average_check`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import (
    won_with_account,
    won_with_account_and_price,
    won_without_account,
)
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount
from cockpit.wording import _

AVERAGE_CHECK = Metric(
    key="average_check",
    title=_("Average check"),
    unit=Unit.MONEY,
    higher_is_better=True,
    definition=_("Won amount divided by the customers it was won from in the period."),
    counts=Counts.CLOSED,
    numerator=Term(won_with_account, amount, money=True),
    denominator=Term(won_with_account_and_price, distinct="account"),
    left_out=won_without_account,
    left_out_word=_("{n} without an account"),
    why=_(
        "Won amount ÷ distinct accounts won in the period. Deals without an account are left out;"
        " deals without an amount or a rate are counted, not priced. n are the accounts."
    ),
    nothing=_("nothing was won from a known customer for a known amount"),
)
