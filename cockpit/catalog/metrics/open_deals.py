"""Open deals.

Number of deals open at the end of the as-of date, whatever the period; deals on hold are open;
unit: deals. Source: the metric contract, `open_deals`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

OPEN_DEALS = Metric(
    key="open_deals",
    title=_("Open deals"),
    unit=Unit.COUNT,
    higher_is_better=None,
    definition=_("Deals that are open at the end of the day."),
    counts=Counts.OPEN,
    numerator=Term(every),
    why=_("Deals open at the end of the day, those on hold too."),
)
