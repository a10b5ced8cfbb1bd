"""Working hours between two moments, on the team's working days: nine to five as a rule."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.tables import Array, Floats, Longs
from cockpit.analysis.working_days import WorkingDays

# Minutes after midnight at which the usual day begins, and how many it has.
OPENS, LENGTH = 9 * 60, 8 * 60
MINUTES_OF_DAY = 24 * 60
_MINUTE = 60_000_000
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR


def hours_between(
    days: WorkingDays,
    start: Longs,
    end: Longs,
    opens: Array | int = OPENS,
    length: Array | int = LENGTH,
) -> Floats:
    """Hours of working time from ``start`` to ``end``, instants in microseconds of the clocks that
    the day is worked by; never below zero. A day begins ``opens`` minutes after midnight and has
    ``length`` minutes; one that goes on after midnight belongs to the day it began on."""
    begins = np.asarray(opens, np.int64) * _MINUTE
    time = np.asarray(length, np.int64) * _MINUTE
    worked = _worked(days, end - begins, time) - _worked(days, start - begins, time)
    return np.maximum(worked / _HOUR, 0.0)


def _worked(days: WorkingDays, at: Array, time: Array) -> Array:
    """Working time since some day long ago, in microseconds, of days that begin at midnight."""
    day = at // _DAY
    today = np.clip(at - day * _DAY, 0, time)
    before, working = days.before(day)
    worked: Array = before * time + np.where(working, today, 0)
    return worked
