"""Occupancy.

(Talk + hold + after-call work) ÷ (that + available time) of the period; unit: ratio. Available
time is what shifts log as ready without a customer; breaks and training are in neither. Calls of a
person on a day without a shift that logs available time are left out: their time cannot be held
against anything. Numerator rows are calls, denominator rows calls and shifts; n = shifts. No
interval: seconds are no counts. n/a without logged available time.
Source: the metric contract, `occupancy`.
"""

from __future__ import annotations

from cockpit.analysis.call_terms import available, available_seconds, on_duty
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.ratio_of_kinds import RatioOfKinds, Side
from cockpit.analysis.record_terms import handle_seconds, handled
from cockpit.wording import _

OCCUPANCY = Metric(
    key="occupancy",
    title=_("Occupancy"),
    unit=Unit.RATIO,
    higher_is_better=None,
    definition=_("Share of the time on duty that was spent with customers."),
    counts=Counts.CALLS,
    numerator=Term(handled, handle_seconds),
    denominator=Term(handled, handle_seconds),
    workings=RatioOfKinds(
        (
            Side(
                Counts.CALLS,
                Term(handled, handle_seconds),
                Term(handled, handle_seconds),
                on_duty,
                count=False,
            ),
            Side(Counts.SHIFTS, None, Term(available, available_seconds)),
        ),
        reason=_("no available time is logged"),
    ),
    why=_(
        "Talk, hold and after-call work ÷ (that + time ready for callers), on days with a shift."
        " Breaks and training are in neither. Near 100 % people have no breath between calls."
    ),
)
