"""Lead conversion.

Leads that came in the period and had become a deal by the end of the as-of day ÷ leads that came
in it: a cohort, whose share still grows; unit: ratio. A lead became a deal when its own log or the
file of deals says so; one without a day of it did on the day it came. n = leads, with Wilson's
95 % interval; n/a without leads. Grouped by the lead's owner and source; team and region are those
of the day it came. Source: the metric contract, `lead_conversion`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.record_terms import converted
from cockpit.analysis.terms import every
from cockpit.wording import _

LEAD_CONVERSION = Metric(
    key="lead_conversion",
    title=_("Lead conversion"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Share of the leads that came in the period which have become a deal by now."),
    counts=Counts.LEADS,
    numerator=Term(converted),
    denominator=Term(every),
    by_cohort=True,
    why=_(
        "Leads of the period that became a deal ÷ all leads that came in it. Leads of late may"
        " still become one, so the newest cohorts look worse than they will be."
    ),
    nothing=_("no lead came in"),
)
