"""Sales velocity.

Per product (open qualified deals × win rate × average deal) ÷ sales cycle, and the products added
up; unit: money a day. Open and qualified at the end of the as-of date; the rates over the last
four whole quarters, or all there are when these are two or three (``analysis.velocity``). A cycle
under a day counts as one; a product without wins is counted, not priced; n/a without any win.
n = open qualified deals. Source: the metric contract, `sales_velocity`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import qualified
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.velocity import velocities, velocity_of_each
from cockpit.wording import _

SALES_VELOCITY = Metric(
    key="sales_velocity",
    title=_("Sales velocity"),
    unit=Unit.MONEY_PER_DAY,
    higher_is_better=True,
    definition=_("What the open qualified deals bring a day at the rates of the last quarters."),
    counts=Counts.OPEN,
    numerator=Term(qualified, velocity_of_each, money=True),
    estimate=velocities,
    why=_(
        "For each product: open qualified deals × win rate × average won deal ÷ sales cycle in"
        " days; then the products are added up. Rates are those of the last four whole quarters"
        " (at least two); a cycle under a day counts as one. A product that was never won has no"
        " rate: its deals are counted, not priced."
    ),
)
