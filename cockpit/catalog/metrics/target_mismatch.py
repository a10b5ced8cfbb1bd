"""Target mismatch.

The parent's target - Σ its children's, as they were set for the period; unit: money. For
everybody the company's against its teams (and people without a team), for one team its own against
its people's and the teams' directly below; by team each of them (``analysis.cascade``). Zero, to
the minor unit, when the cascade is whole; above zero when less is shared out than asked. n =
targets below. n/a without a target of its own ("target not set"), while nobody below has one ("not
shared out yet"), and for any filter but one team. No deals stand behind it.
Source: the metric contract, `target_mismatch`.
"""

from __future__ import annotations

from cockpit.analysis.cascade import TargetMismatch
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import amount, won
from cockpit.wording import _

TARGET_MISMATCH = Metric(
    key="target_mismatch",
    title=_("Target mismatch"),
    unit=Unit.MONEY,
    higher_is_better=None,
    definition=_("What is asked of the whole less what is asked of its parts."),
    counts=Counts.CLOSED,
    numerator=Term(won, amount, money=True),
    workings=TargetMismatch(),
    why=_(
        "Target of the whole - sum of the targets right below it, as set for the period: zero"
        " when the cascade adds up, above zero when less is shared out than asked."
    ),
)
