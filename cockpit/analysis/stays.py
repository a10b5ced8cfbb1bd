"""How long deals stayed in their stages: the source of a stage's norm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.ledger_tables import Visits
from cockpit.analysis.raw import NO_DAY, WON
from cockpit.analysis.tables import Ints, Longs, Mask, Table, in_order, ranges


@dataclass(frozen=True, slots=True)
class Stays(Table):
    """Finished visits to one stage of deals that were ever won, sorted by deal: ``total`` is the
    days of the deal's visits there up to and with this one, ``next_left`` the day on which its
    next visit there ended (NO_DAY without one)."""

    deal: Ints
    left: Ints
    next_left: Ints
    total: Ints

    def finished(self, day: int, won: Mask) -> Ints:
        """Per deal that is won (``won`` is by position) and had left the stage by the end of
        ``day``: the sum of left - entered over its visits there that had ended; sorted."""
        # What costs the most, looking deals up, is done of the fewest.
        rows = np.flatnonzero((self.left <= day) & (self.next_left > day))
        return np.sort(self.total[rows[won[self.deal[rows]]]])

    def of(self, deals: Longs) -> Stays:
        """The stays of the deals at these positions (sorted)."""
        starts = np.searchsorted(self.deal, deals, side="left")
        return self.take(ranges(starts, np.searchsorted(self.deal, deals, side="right")))


def stays_of(ledger: Ledger) -> dict[int, Stays]:
    """The stays by stage id."""
    ever_won = np.zeros(len(ledger.deals), np.bool_)
    ever_won[ledger.versions.deal[ledger.versions.outcome == WON]] = True
    visits = ledger.visits
    ended = visits.take((visits.left != NO_DAY) & ever_won[visits.deal])
    counts = np.bincount(ended.stage)
    return {
        int(stage): _of_stage(ended.take(ended.stage == stage)) for stage in np.flatnonzero(counts)
    }


def _of_stage(visits: Visits) -> Stays:
    days = np.maximum(visits.left - visits.entered, 0)
    order = in_order(visits.deal, visits.left)
    deal, left, days = visits.deal[order], visits.left[order], days[order]
    again = deal[1:] == deal[:-1]
    next_left = np.full(len(deal), NO_DAY, np.int32)
    next_left[:-1][again] = left[1:][again]
    return Stays(deal, left, next_left, _running(days, np.concatenate(([False], again))))


def _running(days: Ints, goes_on: Mask) -> Ints:
    """Running sums that begin anew where a row does not go on from the one before."""
    total = np.cumsum(days, dtype=np.int64)
    begins = np.flatnonzero(~goes_on)
    before = total[begins] - days[begins]
    sums: Ints = (total - before[np.cumsum(~goes_on) - 1]).astype(np.int32)
    return sums
