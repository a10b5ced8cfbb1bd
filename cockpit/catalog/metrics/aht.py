"""Average handle time (AHT).

Σ (talk + hold + after-call work) ÷ handled calls of the period, in and out; unit: seconds. Worked
out of the raw sums, so that a team's value is no mean of means. A part that nobody logged counts
as none; connected calls with no length at all are left out and counted. n = handled calls; n/a
without any. Source: the metric contract, `aht`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.record_terms import handle_seconds, handled, handled_unlogged
from cockpit.wording import _

AHT = Metric(
    key="aht",
    title=_("Average handle time"),
    unit=Unit.SECONDS,
    higher_is_better=None,
    definition=_("Talk, hold and after-call work per handled call."),
    counts=Counts.CALLS,
    numerator=Term(handled, handle_seconds),
    denominator=Term(handled),
    left_out=handled_unlogged,
    left_out_word=_("{n} without a length"),
    why=_(
        "All seconds of talk, hold and after-call work ÷ the calls handled. Shorter is not"
        " better by itself, so it has no colour."
    ),
    nothing=_("no handled call with a length is logged"),
)
