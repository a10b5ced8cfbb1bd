"""Margin.

Σ (net - cost) ÷ Σ net over the lines, with a known net price and cost, of deals won in the period,
each times its quantity; unit: ratio of money. Prices and costs are those of now: lines have no
history. Won deals without such a line are left out and listed; those in a currency without a rate
are counted, not priced. By product: the deal's. n = deals with a known cost. Source: the metric
contract, `margin`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import line_margin, line_net, won_with_lines, won_without_lines
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.wording import _

MARGIN = Metric(
    key="margin",
    title=_("Margin"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Net price less cost as a share of the net price of the deals won in the period."),
    counts=Counts.CLOSED,
    numerator=Term(won_with_lines, line_margin, money=True),
    denominator=Term(won_with_lines, line_net, money=True),
    left_out=won_without_lines,
    left_out_word=_("{n} without a known cost"),
    why=_(
        "Sum of (net price - cost) ÷ sum of net prices, lines of deals won in the period whose"
        " cost is known. Deals without such a line are left out and listed."
    ),
    nothing=_("nothing was won with a known cost"),
)
