"""Age in stage.

Σ (as-of date - last entry to the stage) ÷ number, over deals open at the end of the as-of date,
the median beside it; unit: days. Days on hold stop the clock (``analysis.clocks``). A deal without
a known entry has been there since it is known. The mean days over all visits to the stage stand
beside it. n/a without any. Source: the metric contract, `stage_age`.
"""

from __future__ import annotations

from cockpit.analysis.cycles import all_visits
from cockpit.analysis.deal_terms import has_stage_age, stage_age
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.wording import _

STAGE_AGE = Metric(
    key="stage_age",
    title=_("Age in stage"),
    unit=Unit.DAYS,
    higher_is_better=False,
    definition=_("Days that the open deals have been in their stage, on average."),
    counts=Counts.OPEN,
    numerator=Term(has_stage_age, stage_age),
    denominator=Term(has_stage_age),
    median=True,
    beside=all_visits,
    why=_(
        "Days that the open deals have been in their stage, on average. Days in a stage on hold"
        " do not count. A deal without a known entry has been there since it is known."
    ),
    nothing=_("no deal is open"),
)
