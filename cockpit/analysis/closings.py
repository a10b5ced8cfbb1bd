"""Which versions closed a deal in a period, and which opened one.

A closing, as of D, is a live version v with an outcome other than open and happened_on ≤ D whose
next live version by (happened_on, id) is open, or happened after D, or does not exist: the last
of a run of closed versions. Its date is v's closed_on. It counts in P when closed_on lies in P
and the deal was not open again within P, that is, the next version, if it is open and happened by
D, happened on or after P's end. Of several such closings of a deal the last counts alone: so a
reopened deal counts once, by its last outcome in P.
"""

from __future__ import annotations

import numpy as np

from cockpit.analysis.ledger import FAR, Ledger
from cockpit.analysis.tables import Longs


def closed_rows(ledger: Ledger, day: int, start: int, end: int) -> Longs:
    """Rows of the closings in ``[start, end)`` as of ``day``, in the order of the deals."""
    versions = ledger.versions
    closings, dates = ledger.closings
    # Of the days' own kind: else all of them are copied into another.
    first, behind = np.searchsorted(dates, np.clip((start, end), -FAR, FAR).astype(dates.dtype))
    rows = np.sort(closings[first:behind])
    rows = rows[versions.day[rows] <= day]
    ended = ledger.course.until[rows]
    last = (ended > day) | (ledger.reopens[rows] & (ended >= end))
    rows = rows[last]
    deal = versions.deal[rows]
    final = np.ones(len(rows), np.bool_)
    final[:-1] = deal[1:] != deal[:-1]
    return rows[final]


def opened_rows(ledger: Ledger, day: int, start: int, end: int) -> Longs:
    """Per deal with opened_on in ``[start, end)`` and a version by ``day``: the last version of
    the first day it has one."""
    opened = ledger.deals.opened_on
    has_versions = ledger.starts[1:] > ledger.starts[:-1]
    deals = np.flatnonzero((opened >= start) & (opened < end) & has_versions)
    rows = ledger.first_rows[deals]
    return rows[ledger.versions.day[rows] <= day]
