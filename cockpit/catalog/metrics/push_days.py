"""Days pushed.

Σ days by which close dates were moved to a later calendar month in the period (``push_count``), the
median of a single move beside it; unit: days. n = moves. Source: the metric contract, `push_days`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import pushed_days
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

PUSH_DAYS = Metric(
    key="push_days",
    title=_("Days pushed"),
    unit=Unit.DAYS,
    higher_is_better=False,
    definition=_("Days by which close dates were moved to later months in the period."),
    counts=Counts.PUSHES,
    numerator=Term(every, pushed_days),
    median=True,
    why=_(
        "Days between the old and the new expected close, over all moves to a later calendar month"
        " in the period; the median is that of a single move."
    ),
)
