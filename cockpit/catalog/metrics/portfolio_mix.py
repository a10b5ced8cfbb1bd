"""Portfolio mix: what the won amount is made of.

Σ won amount of a group (a product, a segment, any grouping) ÷ Σ won amount of all, deals won in the
period; unit: ratio of money. Ungrouped it is all of it: 1. Won deals without an amount or a rate
are counted, not priced. n = deals won. n/a when nothing was won. Source: the metric contract,
`portfolio_mix`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount, won
from cockpit.wording import _

PORTFOLIO_MIX = Metric(
    key="portfolio_mix",
    title=_("Portfolio mix"),
    unit=Unit.RATIO,
    higher_is_better=None,
    definition=_("Share of the won amount by product or segment."),
    counts=Counts.CLOSED,
    numerator=Term(won, amount, money=True),
    denominator=Term(won, amount, money=True),
    share_of_whole=True,
    why=_(
        "Won amount of a product, segment or other group ÷ won amount of all, deals won in the"
        " period. The segment is the industry of the account."
    ),
    nothing=_("nothing was won for a known amount"),
)
