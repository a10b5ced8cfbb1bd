"""Lead response.

Median of first outbound contact - lead created, in working hours, over leads that came in the
period and had been contacted by the end of the as-of day; unit: hours. Working hours are those of
the lead's owner by the owner's own clock, where they are set, else nine to five in the business
zone, on the business calendar's working days. The first contact is the one that the lead's
log tells, else the first outbound call on its deal (without a deal: its account) after it came; a
contact before the lead was noted took no time. Leads not contacted yet are left out and counted.
The numerator is the sum of the hours, n and denominator are the leads contacted; n/a without any.
Version 2: the owner's own hours. Source: the metric contract, `lead_response`.
"""

from __future__ import annotations

from cockpit.analysis.median_value import by_median
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.record_terms import contacted, not_contacted, response_hours
from cockpit.wording import _

LEAD_RESPONSE = Metric(
    key="lead_response",
    title=_("Lead response"),
    unit=Unit.HOURS,
    higher_is_better=False,
    definition=_("Median working hours until a new lead heard from us."),
    counts=Counts.LEADS,
    numerator=Term(contacted, response_hours),
    denominator=Term(contacted),
    left_out=not_contacted,
    left_out_word=_("{n} not contacted yet"),
    estimate=by_median(
        contacted, response_hours, not_contacted, _("no lead of the period was contacted")
    ),
    by_cohort=True,
    version=2,
    why=_(
        "Half of the leads contacted heard from us sooner. Working hours are those of the lead’s"
        " owner, nine to five where none are set, on working days; leads nobody has contacted yet"
        " are counted beside it, not in it."
    ),
)
