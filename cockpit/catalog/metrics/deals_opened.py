"""Deals opened.

Number of deals with a true opening date (opened_on) in the period, not after the as-of date;
unit: deals. A deal that is only known to exist from an export's day was not opened that day and
does not count. Owner and team are those at the end of the first day the deal is known.
Source: the metric contract, `deals_opened`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

DEALS_OPENED = Metric(
    key="deals_opened",
    title=_("Deals opened"),
    unit=Unit.COUNT,
    higher_is_better=True,
    definition=_("Deals opened in the period."),
    counts=Counts.OPENED,
    numerator=Term(every),
    why=_("Deals with a true opening date in the period."),
)
