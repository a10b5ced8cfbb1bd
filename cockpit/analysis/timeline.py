"""Rows sorted by deal and day, and which one of each deal holds at the end of a day."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.tables import Ints, Longs, Mask


class Timeline:
    """``deal`` and ``days`` of the rows, both in order, and ``starts``, where each deal's begin
    (with the end of the last one's)."""

    def __init__(self, deal: Ints, days: Ints, starts: Longs) -> None:
        self.deal, self.days, self.starts = deal, days, starts

    @cached_property
    def until(self) -> Ints:
        """Per row: the day of the deal's next row, NO_DAY when there is none."""
        following = np.full(len(self.days), NO_DAY, np.int32)
        same = self.deal[1:] == self.deal[:-1]
        following[:-1][same] = self.days[1:][same]
        return following

    @cached_property
    def last_day(self) -> int:
        """The day of the latest row, 0 without rows."""
        return int(self.days.max()) if len(self.days) else 0

    def holds(self, day: int) -> Mask:
        """The rows that hold at the end of the day: the last one of each deal by then."""
        mask: Mask = (self.days <= day) & (self.until > day)
        return mask

    def latest(self, day: int) -> Longs:
        """Per deal the row that holds, -1 when it has none."""
        if day >= self.last_day:
            some = self.starts[1:] > self.starts[:-1]
            return np.where(some, self.starts[1:] - 1, -1)
        rows = np.flatnonzero(self.holds(day))
        found = np.full(len(self.starts) - 1, -1)
        found[self.deal[rows]] = rows
        return found

    def latest_of(self, day: int, deals: Longs) -> Longs:
        """The same of the deals at these positions, at the cost of those alone."""
        first = self.starts[deals]
        low, high = first.copy(), self.starts[deals + 1]
        while (low < high).any():  # halving: how many rows of a deal lie before the day's end
            middle = (low + high) >> 1
            past_it = self.days[np.minimum(middle, len(self.days) - 1)] <= day
            searching = low < high
            low = np.where(searching & past_it, middle + 1, low)
            high = np.where(searching & ~past_it, middle, high)
        return np.where(low > first, low - 1, -1)
