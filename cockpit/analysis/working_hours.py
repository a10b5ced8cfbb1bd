"""Working hours between two moments: nine to five on the team's working days."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.tables import Array, Floats, Longs
from cockpit.analysis.working_days import WorkingDays

OPENS, CLOSES = 9, 17
_HOUR = 3_600_000_000
_DAY = 24 * _HOUR


def hours_between(days: WorkingDays, start: Longs, end: Longs) -> Floats:
    """Hours of working time from ``start`` to ``end``, instants in microseconds of the business
    zone's clocks; never below zero."""
    worked: Floats = (_worked(days, end) - _worked(days, start)) / _HOUR
    return np.maximum(worked, 0.0)


def _worked(days: WorkingDays, at: Array) -> Array:
    """Working time since some day long ago, in microseconds."""
    day = at // _DAY
    today = np.clip(at - day * _DAY - OPENS * _HOUR, 0, (CLOSES - OPENS) * _HOUR)
    before, working = days.before(day)
    time: Array = before * (CLOSES - OPENS) * _HOUR + np.where(working, today, 0)
    return time
