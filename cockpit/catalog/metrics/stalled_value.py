"""Stalled value.

Σ amount, else list price (estimated), of the stalled deals (``stalled_deals``); unit: money.
Source: the metric contract, `stalled_value`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount_or_list_price, stalled
from cockpit.wording import _

STALLED_VALUE = Metric(
    key="stalled_value",
    title=_("Stalled value"),
    unit=Unit.MONEY,
    higher_is_better=False,
    definition=_("Amount of the stalled deals, at list price where a deal has none."),
    counts=Counts.OPEN,
    numerator=Term(stalled, amount_or_list_price, money=True),
    why=_("Amount, else list price, of the stalled deals."),
)
