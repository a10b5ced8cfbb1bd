"""Lateness.

Shifts of the period that were begun a minute or more after the planned start; unit: count. Beside
it the minutes late in all. Shifts without a planned or an actual start, missed ones among them, are
not late. n = late starts. Source: the metric contract, `lateness`.
"""

from __future__ import annotations

import numpy as np

from cockpit.analysis.figure import Beside
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.record_terms import MINUTE, late
from cockpit.analysis.rows import Rows
from cockpit.wording import _


def _beside(rows: Rows) -> tuple[Beside, ...]:
    minutes = float(np.sum(rows.column("late_seconds")[late(rows)])) / MINUTE
    return (Beside("late_minutes", _("Minutes late"), minutes, Unit.COUNT),)


LATENESS = Metric(
    key="lateness",
    title=_("Late starts"),
    unit=Unit.COUNT,
    higher_is_better=False,
    definition=_("Shifts begun after their planned start."),
    counts=Counts.SHIFTS,
    numerator=Term(late),
    beside=_beside,
    why=_("Shifts of the period that were begun a minute or more after the planned start."),
)
