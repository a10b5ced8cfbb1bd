"""Ledgers of some of the deals of a ledger, and of two ledgers together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.tables import Longs, ranges


def extract(ledger: Ledger, deals: Longs) -> Ledger:
    """The ledger of the deals at these positions, at the cost of those deals alone."""
    versions = ledger.versions.take(_rows(ledger.starts, deals))
    old = ledger.old_versions.take(_rows(ledger.old_starts, deals))
    visits = ledger.visits.take(_rows(ledger.visit_starts, deals))
    activities = ledger.activities.take(_rows(ledger.activity_starts, deals))
    every = replace(versions, deal=_owners(ledger.starts, deals)).joined(
        replace(old, deal=_owners(ledger.old_starts, deals))
    )
    return Ledger(
        ledger.deals.take(deals),
        every,
        replace(visits, deal=_owners(ledger.visit_starts, deals)),
        replace(activities, deal=_owners(ledger.activity_starts, deals)),
    )


def without(ledger: Ledger, ids: Longs) -> Ledger:
    """The ledger without the deals of these ids."""
    return extract(ledger, np.flatnonzero(~np.isin(ledger.deals.id, ids)))


def joined(one: Ledger, other: Ledger) -> Ledger:
    """Both ledgers as one, the other's deals after the first one's; no deal is in both."""
    shift = np.int32(len(one.deals))
    versions, old = other.versions, other.old_versions
    visits, activities = other.visits, other.activities
    return Ledger(
        one.deals.joined(other.deals),
        one.versions.joined(one.old_versions)
        .joined(replace(versions, deal=versions.deal + shift))
        .joined(replace(old, deal=old.deal + shift)),
        one.visits.joined(replace(visits, deal=visits.deal + shift)),
        one.activities.joined(replace(activities, deal=activities.deal + shift)),
    )


def _rows(starts: Longs, deals: Longs) -> Longs:
    return ranges(starts[deals], starts[deals + 1])


def _owners(starts: Longs, deals: Longs) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """The new position of the deal of each row."""
    counts = starts[deals + 1] - starts[deals]
    return np.repeat(np.arange(len(deals), dtype=np.int32), counts)
