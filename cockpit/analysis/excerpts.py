"""Ledgers of some of the deals of a ledger, and of two ledgers together."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.ledger_tables import Activities, Versions, Visits
from cockpit.analysis.tables import Ints, Longs, ranges

T = TypeVar("T", Versions, Visits, Activities)


def extract(ledger: Ledger, deals: Longs) -> Ledger:
    """The ledger of the deals at these positions, at the cost of those deals alone."""
    versions = ledger.versions.take(_rows(ledger.starts, deals))
    old = ledger.old_versions.take(_rows(ledger.old_starts, deals))
    visits = ledger.visits.take(_rows(ledger.visit_starts, deals))
    activities = ledger.activities.take(_rows(ledger.activity_starts, deals))
    return Ledger(
        ledger.deals.take(deals),
        replace(versions, deal=_owners(ledger.starts, deals)),
        replace(old, deal=_owners(ledger.old_starts, deals)),
        replace(visits, deal=_owners(ledger.visit_starts, deals)),
        replace(activities, deal=_owners(ledger.activity_starts, deals)),
    )


def without(ledger: Ledger, ids: Longs) -> Ledger:
    """The ledger without the deals of these ids."""
    kept = ~np.isin(ledger.deals.id, ids)
    return ledger if kept.all() else extract(ledger, np.flatnonzero(kept))


def joined(one: Ledger, other: Ledger) -> Ledger:
    """Both ledgers as one, the other's deals after the first one's; no deal is in both."""
    shift = np.int32(len(one.deals))

    def below(upper: T, lower: T) -> T:
        moved: T = replace(lower, deal=lower.deal + shift)
        return upper.joined(moved)

    return Ledger(
        one.deals.joined(other.deals),
        below(one.versions, other.versions),
        below(one.old_versions, other.old_versions),
        below(one.visits, other.visits),
        below(one.activities, other.activities),
    )


def _rows(starts: Longs, deals: Longs) -> Longs:
    return ranges(starts[deals], starts[deals + 1])


def _owners(starts: Longs, deals: Longs) -> Ints:
    """The new position of the deal of each row."""
    counts = starts[deals + 1] - starts[deals]
    return np.repeat(np.arange(len(deals), dtype=np.int32), counts)
