"""What the second currency was worth, day by day."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.simulated_team import calendar
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.customers import CURRENCY, SECOND
from cockpit.analysis.simulated_team.rows import Rows, as_days
from cockpit.domain.records import Rate

_BEGIN, _STEP = 1.083, 0.0035
# Rates are noted on this many working days before the first deal too.
_BEFORE = 10


def rates(chance: np.random.Generator, days: Calendar) -> Rows:
    """One rate a working day, wandering about where it began."""
    working = np.arange(days.first - _BEFORE, days.last + 1)
    wander = np.cumsum(chance.normal(0, _STEP, len(working)))
    rate = np.round(_BEGIN * np.exp(wander - np.linspace(0, wander[-1] * 0.6, len(working))), 4)
    return Rows(
        Rate,
        len(working),
        {
            "currency": SECOND,
            "into_currency": CURRENCY,
            "on_day": as_days(calendar.day(working)),
            "rate": rate.tolist(),
        },
    )
