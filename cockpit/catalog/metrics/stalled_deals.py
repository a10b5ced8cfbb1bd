"""Stalled deals.

Number of open deals at the end of the as-of date that are stalled by the one rule
(``analysis.clocks``); unit: deals. Source: the metric contract, `stalled_deals`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import stalled
from cockpit.wording import _

STALLED_DEALS = Metric(
    key="stalled_deals",
    title=_("Stalled deals"),
    unit=Unit.COUNT,
    higher_is_better=False,
    definition=_("Open deals longer in their stage than usual, or without customer contact."),
    counts=Counts.OPEN,
    numerator=Term(stalled),
    why=_(
        "Open deals longer in their stage than its norm (its limit, else what three of four won"
        " deals stayed within), or longer without customer contact than its idle limit and not"
        " waiting."
    ),
)
