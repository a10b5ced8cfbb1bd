"""Win rate in the broad sense.

W ÷ (W + L + no decision) of deals closed in the period, by their last outcome in it; unit: ratio.
A deal disqualified before it reached the ``qualified`` milestone counts in neither; one that had
reached it was an opportunity and counts like no decision (where no stage of the pipeline bears a
milestone every deal is qualified). n/a without any. n = the denominator, with Wilson's interval.
Source: the metric contract, `win_rate_broad`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import decided_broadly
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import won
from cockpit.wording import _

WIN_RATE_BROAD = Metric(
    key="win_rate_broad",
    title=_("Win rate, broad"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Won deals as a share of all deals decided or given up in the period."),
    counts=Counts.CLOSED,
    numerator=Term(won),
    denominator=Term(decided_broadly),
    why=_(
        "Won ÷ (won + lost + no decision), deals closed in the period, each by its last outcome"
        " in it. Disqualified deals count only if they had been qualified before. Without such"
        " deals there is no rate. The interval is Wilson's."
    ),
    nothing=_("nothing was decided"),
)
