"""One ledger at the end of one day: which version holds, and what the visits and activities say."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.raw import NO_DAY, NO_ID, NO_MONEY, OPEN, WON
from cockpit.analysis.stays import Stays
from cockpit.analysis.tables import Array, Ints, Longs, Mask

EMPTY = np.empty(0, np.int32)
NONE = np.empty(0, np.int64)

MISSING = {
    "owner": NO_ID,
    "stage": NO_ID,
    "product": NO_ID,
    "amount": NO_MONEY,
    "currency": 0,
    "expected_close": NO_DAY,
    "category": 0,
    "outcome": OPEN,
    "closed_on": NO_DAY,
    "exists": False,
    "entered": NO_DAY,
    "touched": NO_DAY,
}


class Moment:
    """Columns as long as the ledger's deals, worked out when asked for and then kept, or columns
    of some deals alone.

    Those of the version that holds have its names; ``exists`` says whether one had happened by
    the end of the day; ``entered`` is when the deal's last visit by then began, the greatest
    (entered_on, id) with entered_on ≤ day; ``touched`` is the last day ≤ day of a customer-facing
    activity. The missing value of each stands in ``MISSING``.
    """

    def __init__(self, ledger: Ledger, day: int, stays: dict[int, Stays]) -> None:
        self.ledger, self.day, self._stays = ledger, day, stays
        self._columns: dict[str, Array] = {}
        self._won_days: dict[int, Ints] = {}
        self._been_in: dict[frozenset[int], Mask] = {}
        self._last_rows: tuple[Longs | None, Longs] = None, NONE

    @cached_property
    def _rows(self) -> Longs:
        """Row of the version that holds per deal, -1 when there is none."""
        return self.ledger.course.latest(self.day)

    def column(self, name: str) -> Array:
        """A column, kept."""
        column = self._columns.get(name)
        if column is None:
            column = self._columns[name] = self._work_out(name, None)
        return column

    def of(self, name: str, deals: Longs) -> Array:
        """The column of the deals at these positions; on past days at the cost of those deals.
        Today's columns are asked for again after every change, so they are kept whole."""
        if name in self._columns or self.day >= self.ledger.course.last_day:
            return self.column(name)[deals]
        return self._work_out(name, deals)

    def _work_out(self, name: str, deals: Longs | None) -> Array:
        ledger = self.ledger
        if name in ("entered", "touched"):
            line = ledger.visited if name == "entered" else ledger.touches
            rows = line.latest(self.day) if deals is None else line.latest_of(self.day, deals)
            return _gathered(line.days, rows, NO_DAY)
        rows = self._rows if deals is None else self._rows_of(deals)
        if name == "exists":
            return rows >= 0
        return _gathered(getattr(ledger.versions, name), rows, MISSING[name])

    def _rows_of(self, deals: Longs) -> Longs:
        """``_rows`` of these deals; several columns are asked of the same ones."""
        last, rows = self._last_rows
        if last is not deals:
            rows = self.ledger.course.latest_of(self.day, deals)
            self._last_rows = deals, rows
        return rows

    def been_in(self, stages: frozenset[int]) -> Mask:
        """Deals that had entered one of these stages, kept."""
        found = self._been_in.get(stages)
        if found is None:
            found = self.ledger.first_entered(stages) <= self.day
            self._been_in[stages] = found
        return found

    @cached_property
    def _won(self) -> Mask:
        if "outcome" in self._columns or self.day >= self.ledger.course.last_day:
            return np.equal(self.column("outcome"), WON)
        return self.ledger.won_on(self.day)

    def won_days(self, stage: int) -> Ints:
        """The days that deals won by now stayed in the stage, sorted (``Stays.finished``)."""
        found = self._won_days.get(stage)
        if found is None:
            stays = self._stays.get(stage)
            found = EMPTY if stays is None else stays.finished(self.day, self._won)
            self._won_days[stage] = found
        return found

    def won_days_of(self, stage: int, deals: Longs) -> Ints:
        """The same of the deals at these positions (sorted) alone."""
        stays = self._stays.get(stage)
        return EMPTY if stays is None else stays.of(deals).finished(self.day, self._won)


def _gathered(source: Array, rows: Longs, missing: int) -> Array:
    """The entries at the rows, the missing value where the row is -1."""
    if not len(source):
        return np.full(len(rows), missing, source.dtype)
    column: Array = source.take(rows)
    none = rows < 0
    if none.any():
        column[none] = missing
    return column
