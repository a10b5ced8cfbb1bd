"""Stage regression: who goes back.

Deals that moved from a stage of kind open to an earlier one of its pipeline in the period ÷ deals
that were in the stage at some time of the period; unit: ratio. A pause on hold between the two
changes nothing, a deal reopened after its closing begins anew. A deal counts once a stage. By stage
each stage for itself; in total the sum over stages of both. n = the denominator, with Wilson's
interval. Source: the metric contract, `stage_regression`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import moved_back
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

STAGE_REGRESSION = Metric(
    key="stage_regression",
    title=_("Moved backwards"),
    unit=Unit.RATIO,
    higher_is_better=False,
    definition=_("Share of the deals in a stage that went back to an earlier one."),
    counts=Counts.STAYS,
    numerator=Term(moved_back),
    denominator=Term(every),
    why=_(
        "Deals that moved from the stage to an earlier one in the period ÷ deals that were in the"
        " stage at some time of it. A pause on hold changes nothing about the order. Each deal"
        " counts once a stage; the total adds up the stages."
    ),
    nothing=_("no deal was in an open stage"),
)
