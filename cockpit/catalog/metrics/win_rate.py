"""Win rate by count.

W ÷ (W + L) of deals closed in the period; unit: ratio. W and L are deals whose last outcome in
the period is won or lost; no decision and disqualified count in neither; a reopened deal counts
once (``analysis.closings``). n/a when W + L = 0. n = W + L, with Wilson's 95 % interval.
Source: the metric contract, `win_rate`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import won, won_or_lost
from cockpit.wording import _

WIN_RATE = Metric(
    key="win_rate",
    title=_("Win rate"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Won deals as a share of the deals won or lost in the period."),
    counts=Counts.CLOSED,
    numerator=Term(won),
    denominator=Term(won_or_lost),
    why=_(
        "Won ÷ (won + lost), deals closed in the period. A reopened deal counts once, by its"
        " last outcome in it; no decision and disqualified count in neither. The interval is"
        " Wilson's. It is too high while dead deals stay open: see the win curve."
    ),
    nothing=_("nothing was won or lost"),
)
