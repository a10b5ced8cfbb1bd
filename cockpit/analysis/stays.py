"""How long deals stayed in their stages: the source of a stage's norm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.tables import Array, Ints, Mask, in_order, ranges


@dataclass(frozen=True, slots=True)
class Stays:
    """Per visit (rows of ``ledger.visits``): ``total`` days of the deal's finished visits to that
    stage up to and with this one, and ``next_left``, the day its next visit there ended."""

    total: Ints
    next_left: Ints


def stays_of(ledger: Ledger) -> Stays:
    """Stays of all visits; a visit that lasts adds nothing."""
    visits = ledger.visits
    lasting = visits.left == NO_DAY
    days = np.where(lasting, 0, np.maximum(visits.left - visits.entered, 0)).astype(np.int32)
    next_left = np.full(len(visits), NO_DAY, np.int32)
    order = in_order(visits.deal, visits.stage)
    again = (visits.deal[order][1:] == visits.deal[order][:-1]) & (
        visits.stage[order][1:] == visits.stage[order][:-1]
    )
    if again.any():
        next_left[order[:-1][again]] = visits.left[order[1:][again]]
        days[order] = _running(days[order], np.concatenate(([False], again)))
    return Stays(days, next_left)


def _running(days: Ints, goes_on: Mask) -> Ints:
    """Running sums that begin anew where a row does not go on from the one before."""
    total = np.cumsum(days, dtype=np.int64)
    begins = np.flatnonzero(~goes_on)
    before = total[begins] - days[begins]
    sums: Ints = (total - before[np.cumsum(~goes_on) - 1]).astype(np.int32)
    return sums


def finished_stays(
    ledger: Ledger, stays: Stays, day: int, won: Mask, of: Array | None = None
) -> tuple[Ints, Ints]:
    """(stage, days) of each stage that a won deal has left by the end of ``day``: the sum of
    left - entered over its visits there that had ended. ``won`` is per deal; ``of`` are the
    positions of the deals to look at, all when None."""
    rows: Array | slice = slice(None)
    if of is not None:
        rows = ranges(ledger.visit_starts[of], ledger.visit_starts[of + 1])
    visits = ledger.visits
    keep = (visits.left[rows] <= day) & (stays.next_left[rows] > day) & won[visits.deal[rows]]
    return visits.stage[rows][keep], stays.total[rows][keep]
