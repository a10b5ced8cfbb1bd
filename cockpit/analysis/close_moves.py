"""Moves of a close date to a later month, from one day of a deal to its next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.tables import Array, Ints, Longs


@dataclass(frozen=True, slots=True)
class Pushes:
    """Rows of the versions that have the later date, the days it was moved by, and the versions'
    deals and own days."""

    rows: Longs
    days: Longs
    deal: Ints
    happened: Ints


def pushes_of(ledger: Ledger) -> Pushes:
    """Every push of a ledger: what a deal is at the end of a day is compared with what it was at
    the end of the last day on which anything happened; both times open and with a close date,
    the later in a later calendar month. Dates tried out within one day are no push."""
    versions = ledger.versions
    same_day = (versions.deal[1:] == versions.deal[:-1]) & (versions.day[1:] == versions.day[:-1])
    ends = np.flatnonzero(~np.append(same_day, False))
    if not len(versions):
        none, nothing = np.empty(0, np.int64), np.empty(0, np.int32)
        return Pushes(none, none, nothing, nothing)
    before, after = ends[:-1], ends[1:]
    dates = versions.expected_close
    pushed = versions.deal[before] == versions.deal[after]
    pushed &= ~ledger.closed[before] & ~ledger.closed[after]
    pushed &= (dates[before] != NO_DAY) & (dates[after] != NO_DAY) & (dates[after] > dates[before])
    before, after = before[pushed], after[pushed]
    later = month(dates[after]) > month(dates[before])
    before, after = before[later], after[later]
    moved = dates[after].astype(np.int64) - dates[before]
    return Pushes(after, moved, versions.deal[after], versions.day[after])


def month(days: Array) -> Longs:
    """The number of the calendar month that each day lies in."""
    months: Longs = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months
