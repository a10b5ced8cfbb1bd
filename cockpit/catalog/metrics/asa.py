"""Average speed of answer (ASA).

Σ wait of answered inbound calls ÷ answered inbound calls of the period; unit: seconds. The wait of
callers who gave up does not count; answered calls whose wait nobody logged are left out and
counted. n = answered calls; n/a without any. Source: the metric contract, `asa`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.record_terms import wait_seconds, waited, waited_unlogged
from cockpit.wording import _

ASA = Metric(
    key="asa",
    title=_("Speed of answer"),
    unit=Unit.SECONDS,
    higher_is_better=False,
    definition=_("How long callers waited until somebody answered, on average."),
    counts=Counts.CALLS,
    numerator=Term(waited, wait_seconds),
    denominator=Term(waited),
    left_out=waited_unlogged,
    left_out_word=_("{n} without a wait"),
    why=_("Seconds waited by callers who were answered ÷ these callers; who gave up is not in it."),
    nothing=_("no answered call with a wait is logged"),
)
