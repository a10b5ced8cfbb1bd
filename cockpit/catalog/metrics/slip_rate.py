"""Slip rate.

Of the deals that were open on the evening before the period and then expected to close in it, the
share that is still open at its end with a later or overdue date (or none any more); unit: ratio.
Won early or lost is no slip. While the period runs an overdue date (before the as-of day), or one
that has moved past the period, has slipped. Owner, team and product are those of that evening.
n = deals expected, with Wilson's interval. Source: the metric contract, `slip_rate`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import slipped
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

SLIP_RATE = Metric(
    key="slip_rate",
    title=_("Slip rate"),
    unit=Unit.RATIO,
    higher_is_better=False,
    definition=_("Share of the deals expected to close in the period that did not close."),
    counts=Counts.EXPECTED,
    numerator=Term(slipped),
    denominator=Term(every),
    why=_(
        "Of the deals open on the eve of the period and expected to close in it, those still"
        " open at its end with a later or overdue date. Won early or lost is no slip. In a"
        " running period a date that is over, or was moved out of it, has slipped."
    ),
    version=2,
    nothing=_("on its eve no deal was expected to close in the period"),
)
