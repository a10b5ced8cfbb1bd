"""Sales cycle.

Σ (closed_on - opened_on) ÷ number, over deals won in the period with a true opening date (known
and not after the closing); unit: days; the median of the same days beside it. Deals without one
are left out, counted and listed. n/a without any. Beside it the same from the first
customer-facing activity and from the first lead, the cycle of lost deals, and the median age of
the deals open at the as-of day (``analysis.cycles``). Source: the metric contract, `sales_cycle`.
"""

from __future__ import annotations

from cockpit.analysis.cycles import other_cycles
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import days_open, won_with_opening, won_without_opening
from cockpit.wording import _

SALES_CYCLE = Metric(
    key="sales_cycle",
    title=_("Sales cycle"),
    unit=Unit.DAYS,
    higher_is_better=False,
    definition=_("Days from opening to closing of the deals won in the period, on average."),
    counts=Counts.CLOSED,
    numerator=Term(won_with_opening, days_open),
    denominator=Term(won_with_opening),
    median=True,
    left_out=won_without_opening,
    beside=other_cycles,
    why=_(
        "Closing date - opening date of the deals won in the period, on average, the median"
        " beside it. Deals without a true opening date are left out and counted. Beside it: the"
        " same from the first contact and from the lead, the cycle of lost deals, the median age"
        " of open ones."
    ),
    nothing=_("nothing was won that has an opening date"),
)
