"""One ledger at the end of one day: which version holds, and what the visits and activities say."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.raw import NO_DAY, NO_ID, NO_MONEY, OPEN, WON
from cockpit.analysis.stays import Stays, finished_stays
from cockpit.analysis.tables import Array, Ints, Longs, Mask

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
    "day": NO_DAY,
}


class Moment:
    """Columns as long as the ledger's deals, worked out when asked for and then kept."""

    def __init__(self, ledger: Ledger, day: int, stays: Stays) -> None:
        self.ledger, self.day, self._all_stays = ledger, day, stays
        self._columns: dict[str, Array] = {}

    @cached_property
    def _found(self) -> tuple[Longs, Mask]:
        """Row of the version that holds per deal, and whether there is one."""
        ledger = self.ledger
        if self.day >= ledger.last_day:
            return ledger.starts[1:] - 1, ledger.starts[1:] > ledger.starts[:-1]
        happened = np.concatenate(([0], np.cumsum(ledger.versions.day <= self.day)))
        count = happened[ledger.starts[1:]] - happened[ledger.starts[:-1]]
        return ledger.starts[:-1] + count - 1, count > 0

    @property
    def exists(self) -> Mask:
        """Whether a live version had happened by the end of the day."""
        return self._found[1]

    def column(self, name: str) -> Array:
        """A column of the versions that hold; the missing value where the deal does not exist."""
        column = self._columns.get(name)
        if column is None:
            column = self._columns[name] = self._gathered(name)
        return column

    def _gathered(self, name: str) -> Array:
        rows, exists = self._found
        source: Array = getattr(self.ledger.versions, name)
        if not len(source):
            return np.full(len(rows), MISSING[name], source.dtype)
        column: Array = source[np.maximum(rows, 0)]
        if not exists.all():
            column[~exists] = MISSING[name]
        return column

    @cached_property
    def entered(self) -> Ints:
        """When the deal's last visit by then began: the greatest (entered_on, id) with
        entered_on ≤ day; NO_DAY without a visit."""
        visits, starts = self.ledger.visits, self.ledger.visit_starts
        return _latest(visits.entered, starts, self.day)

    @cached_property
    def touched(self) -> Ints:
        """The last day ≤ day of a customer-facing activity; NO_DAY without one."""
        days, starts = self.ledger.touches
        return _latest(days, starts, self.day)

    @cached_property
    def won(self) -> Mask:
        """Deals that are won."""
        won: Mask = self.column("outcome") == WON
        return won

    def stays(self, of: Array | None = None) -> tuple[Ints, Ints]:
        """``finished_stays`` of all deals or of those at the positions ``of``."""
        return finished_stays(self.ledger, self._all_stays, self.day, self.won, of)

    @cached_property
    def stays_by_stage(self) -> dict[int, Ints]:
        """Per stage id the days that won deals stayed, sorted."""
        stage, days = self.stays()
        return by_stage(stage, days)


def by_stage(stage: Ints, days: Ints) -> dict[int, Ints]:
    """The days of each stage id, sorted."""
    present = np.flatnonzero(np.bincount(stage)) if len(stage) else np.empty(0, np.int64)
    return {int(one): np.sort(days[stage == one]) for one in present}


def _latest(days: Ints, starts: Longs, day: int) -> Ints:
    """The last entry ≤ day of each sorted segment, NO_DAY where there is none."""
    latest = np.full(len(starts) - 1, NO_DAY, np.int32)
    if len(days):
        past = np.concatenate(([0], np.cumsum(days <= day)))
        count = past[starts[1:]] - past[starts[:-1]]
        some = count > 0
        latest[some] = days[(starts[:-1] + count - 1)[some]]
    return latest
