"""Deal age.

Σ (as-of date - opening date) ÷ number, over deals
open at the end of the as-of date, the median beside it; unit: days. Days on hold stop the clock
(``analysis.clocks``). Deals without an opening date are left out and listed.
n/a without any. Source: the metric contract, `deal_age`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import age, has_age, has_no_age
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.wording import _

DEAL_AGE = Metric(
    key="deal_age",
    title=_("Deal age"),
    unit=Unit.DAYS,
    higher_is_better=False,
    definition=_("Days since the open deals were opened, on average."),
    counts=Counts.OPEN,
    numerator=Term(has_age, age),
    denominator=Term(has_age),
    median=True,
    left_out=has_no_age,
    left_out_word=_("{n} without an opening date"),
    why=_(
        "Days since the open deals were opened, on average. Days in a stage on hold do not count."
        " Deals without an opening date are left out and listed."
    ),
    nothing=_("no open deal has an opening date"),
)
