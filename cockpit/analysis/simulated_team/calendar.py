"""Fifteen months of working days before today, counted so that five make a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

import numpy as np

from cockpit.analysis.raw import day_number, day_of
from cockpit.analysis.simulated_team.rows import Floats, Ints

MONTHS = 15
# How much is begun in each month: a slow start, a summer dip, December holidays.
SEASON = (0.92, 1.0, 1.08, 1.0, 1.02, 1.0, 0.84, 0.68, 1.1, 1.08, 1.05, 0.8)
GROWTH_A_YEAR = 0.12


def working_day(day: Ints) -> Ints:
    """Day numbers as working days; a Saturday or Sunday becomes the Monday after."""
    since_monday = day + 3
    return since_monday // 7 * 5 + np.minimum(since_monday % 7, 5)


def day(working: Ints) -> Ints:
    """Working days as day numbers since 1970-01-01."""
    return working // 5 * 7 + working % 5 - 3


@dataclass(frozen=True, slots=True)
class Calendar:
    """From the first to the last working day on which anything happened; today is after it."""

    today: date
    zone: tzinfo
    first: int
    last: int

    @classmethod
    def until(cls, today: date, zone: tzinfo) -> Calendar:
        """The fifteen months before ``today``."""
        months = today.year * 12 + today.month - 1 - MONTHS
        begin = date(months // 12, months % 12 + 1, min(today.day, 28))
        first, after = working_day(np.array([day_number(begin), day_number(today)]))
        return cls(today, zone, int(first), int(after) - 1)

    def openings(self) -> Floats:
        """How many deals are begun on each working day, relative to each other."""
        working = np.arange(self.first, self.last + 1)
        months = (day(working).astype("datetime64[D]").astype("datetime64[M]")).astype(np.int64)
        growth = 1 + GROWTH_A_YEAR * (working - self.first) / 260
        shares: Floats = np.asarray(SEASON)[months % 12] * growth
        return shares

    def instants(self, days: Ints, quarters: Ints) -> list[datetime]:
        """Aware UTC instants: so many quarters of an hour after 9:00 of the days."""
        known, where = np.unique(days * 64 + quarters, return_inverse=True)
        made = [self._instant(day_of(code // 64), code % 64) for code in known.tolist()]
        return [made[position] for position in where.tolist()]

    def _instant(self, on: date, quarter: int) -> datetime:
        at = time(9 + quarter // 4, quarter % 4 * 15)
        return datetime.combine(on, at, self.zone).astimezone(UTC)


def quarter_ends(working: Ints) -> Ints:
    """The last working day of the calendar quarter of each working day."""
    months = day(working).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    following = ((months // 3 + 1) * 3).astype("datetime64[M]").astype("datetime64[D]")
    return working_day(following.astype(np.int64)) - 1
