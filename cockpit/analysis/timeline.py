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
        first, end = self.starts[deals], self.starts[deals + 1]
        before = first - 1
        row, most = before.copy(), int((end - first).max(initial=0))
        step = 1 << most.bit_length()
        while step := step >> 1:  # halving strides to the last row of a deal by the day's end
            ahead = row + step
            reached = self.days.take(ahead, mode="clip") <= day
            reached &= ahead < end
            np.copyto(row, ahead, where=reached)
        row[row == before] = -1
        return row
