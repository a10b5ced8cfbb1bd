"""Absence.

Missed shifts ÷ scheduled shifts of the period; unit: ratio. Excused shifts are in neither. n =
scheduled shifts, with Wilson's 95 % interval; n/a without any.
Source: the metric contract, `absence`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.record_terms import missed, scheduled
from cockpit.wording import _

ABSENCE = Metric(
    key="absence",
    title=_("Absence"),
    unit=Unit.RATIO,
    higher_is_better=False,
    definition=_("Share of scheduled shifts that were missed without excuse."),
    counts=Counts.SHIFTS,
    numerator=Term(missed),
    denominator=Term(scheduled),
    why=_("Missed shifts ÷ scheduled shifts; excused ones are in neither."),
    nothing=_("no shift was scheduled"),
)
