"""Quota attainment.

Σ won amount in the period ÷ quota of the whole period, uncapped; unit: ratio of money. Numerator:
as `revenue`. Denominator: the quotas of the people whose deals count, shared out by working days
(``analysis.quotas``). n = deals won. n/a without a quota: "target not set".
Source: the metric contract, `quota_attainment`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount, won
from cockpit.wording import _

QUOTA_ATTAINMENT = Metric(
    key="quota_attainment",
    title=_("Quota attainment"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Won amount as a share of the quota of the period."),
    counts=Counts.CLOSED,
    numerator=Term(won, amount, money=True),
    by_quota=True,
    target=1.0,
    nothing=_("target not set"),
    why=_(
        "Won amount ÷ quota of the whole period, not capped; a team's is the sum over the sum."
        " A new hire's quota counts at the share of the ramp; who came or left counts by working"
        " days."
    ),
)
