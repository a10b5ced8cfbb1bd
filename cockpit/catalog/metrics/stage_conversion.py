"""Stage conversion: who goes on from a stage.

Of the deals whose first entry to a stage of kind open lies in the period, those that later entered
a later stage of the pipeline (won is one, on hold and lost are none) ÷ those that did or are
closed; unit: ratio. Skipping stages counts as passed, going back does not undo a pass, lost deals
stay in the denominator; deals that are still open without having gone on are pending: left out,
counted and listed. By stage each stage for itself; in total the sum over stages of both. Owner and
product are those on the day of the entry. n = the denominator, with Wilson's interval. Source: the
metric contract, `stage_conversion`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import passed, pending, settled
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.wording import _

STAGE_CONVERSION = Metric(
    key="stage_conversion",
    title=_("Stage conversion"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Share of the deals that entered a stage and went on to a later one."),
    counts=Counts.ENTRIES,
    numerator=Term(passed),
    denominator=Term(settled),
    left_out=pending,
    left_out_word=_("{n} pending"),
    by_cohort=True,
    why=_(
        "Deals that went on to a later stage ÷ deals that first entered the stage in the period"
        " and went on or closed. Skipping a stage counts as passed, going back does not undo it,"
        " lost deals stay below the line. Deals that are still in the stage are pending and shown"
        " apart. The total adds up the stages."
    ),
    nothing=_("no deal that entered a stage has gone on or closed"),
)
