"""Pushes.

Number of moves of a close date to a later calendar month in the period; unit: count. What a deal is
at the end of a day is compared with the end of the last day on which anything happened to it, both
times open and with a date (``analysis.close_moves``): dates tried out within a day are no push. A
deal may be pushed several times. Owner and team are those of the day. Source: the metric contract,
`push_count`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

PUSH_COUNT = Metric(
    key="push_count",
    title=_("Pushes"),
    unit=Unit.COUNT,
    higher_is_better=False,
    definition=_("How often a close date was moved to a later month in the period."),
    counts=Counts.PUSHES,
    numerator=Term(every),
    why=_(
        "Moves of the expected close of an open deal to a later calendar month, by the day of the"
        " move. A deal counts as often as it was pushed; what was tried out within a day does not."
    ),
)
