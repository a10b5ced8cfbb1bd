"""Participation.

People whose won amount in the period is at least their quota ÷ people with a quota above 0; unit:
a ratio of people, with Wilson's 95 % interval; n = people with a quota. Quotas as in
`quota_attainment`: ramped, joiners and leavers by working days. In a group a person counts with
what was won and asked for there: on the days in that team, in that month. Behind it stand the
deals won by the people with a quota. n/a without any quota: "target not set".
Source: the metric contract, `participation`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.per_person import PeopleAtQuota
from cockpit.analysis.terms import won
from cockpit.wording import _

PARTICIPATION = Metric(
    key="participation",
    title=_("Participation"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("People at or over their quota, of the people who have one."),
    counts=Counts.CLOSED,
    numerator=Term(won),
    denominator=Term(won),
    workings=PeopleAtQuota(),
    why=_(
        "People who won at least their quota ÷ people with a quota. Quotas of people who are"
        " new, came or left count for their days. The interval is Wilson's."
    ),
)
