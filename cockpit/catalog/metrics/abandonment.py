"""Abandonment.

Inbound calls of the period whose caller gave up ÷ inbound calls offered; unit: ratio. Callers who
gave up within 10 seconds are out of both; a call that was not answered and whose wait nobody
logged counts as abandoned. n = calls offered, with Wilson's 95 % interval; n/a without any.
Source: the metric contract, `abandonment`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.record_terms import abandoned, gave_up_at_once, offered
from cockpit.wording import _

ABANDONMENT = Metric(
    key="abandonment",
    title=_("Abandonment"),
    unit=Unit.RATIO,
    higher_is_better=False,
    definition=_("Share of callers who gave up before anybody answered."),
    counts=Counts.CALLS,
    numerator=Term(abandoned),
    denominator=Term(offered),
    left_out=gave_up_at_once,
    left_out_word=_("{n} gave up within 10 seconds"),
    why=_("Callers who gave up ÷ callers. Who gave up within ten seconds is in neither."),
    nothing=_("nobody called"),
)
