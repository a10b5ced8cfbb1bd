"""Hygiene.

Mean over deals of Σ weight of the rules passed ÷ Σ weight of the rules that apply, over the deals
open at the end of the as-of date and those closed in the period by then (one that was reopened
since is an open one); unit: ratio; n = deals. Rules and weights: ``catalog.hygiene_rules``. Open
deals: expected close not past (2), amount above zero once qualified (2), a next step with a date
ahead (2), customer activity within 14 days (2), a contact with a role (1), stage age within its
norm (1), fewer than 3 pushes (1), a category that fits the date (1). Closed deals: reason unless
won, date, amount (1 each). What a file keeps of no deal at all (steps, activities, contacts) does
not count; next steps of past days are not known and do not count there. Source: the metric
contract, `hygiene`.
"""

from __future__ import annotations

from cockpit.analysis.mean_score import MeanScore, score
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

HYGIENE = Metric(
    key="hygiene",
    title=_("Hygiene"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("How well deals are kept: rules passed of the rules that apply, by weight."),
    counts=Counts.OPEN,
    numerator=Term(every, score),
    denominator=Term(every),
    workings=MeanScore(),
    why=_(
        "For each deal the weight of the rules it keeps ÷ the weight of the rules that apply,"
        " then the mean over the deals open now and those closed in the period. Each failed rule"
        " leads to its fix."
    ),
)
