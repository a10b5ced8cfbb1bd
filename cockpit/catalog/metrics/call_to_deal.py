"""Calls to deals.

Deals won in the period with at least one call before they closed ÷ connected calls of the period;
unit: ratio. A call belongs to a deal when the call log names the deal; connected: somebody spoke
to somebody. Numerator rows are deals, denominator rows calls, each with its own owner and team; n
= connected calls. No interval: deals are no part of the calls. n/a without a connected call.
Source: the metric contract, `call_to_deal`.
"""

from __future__ import annotations

from cockpit.analysis.call_terms import won_with_call
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.ratio_of_kinds import RatioOfKinds, Side
from cockpit.analysis.record_terms import connected
from cockpit.wording import _

CALL_TO_DEAL = Metric(
    key="call_to_deal",
    title=_("Calls to deals"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Won deals that had a call, over the calls in which somebody was reached."),
    counts=Counts.CALLS,
    numerator=Term(connected),
    denominator=Term(connected),
    workings=RatioOfKinds(
        (
            Side(Counts.CLOSED, Term(won_with_call), None, count=False),
            Side(Counts.CALLS, None, Term(connected)),
        ),
        reason=_("no connected calls"),
    ),
    why=_(
        "Deals won in the period that had at least one logged call ÷ calls of the period in"
        " which somebody was reached. Calls count for their agent, deals for their owner."
    ),
)
