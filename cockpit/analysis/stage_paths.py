"""The way of deals through the stages: first entries, stages passed, moves backwards.

A later stage is one of the same pipeline that stands further on the board, or its won stage. A
stage on hold is a pause and a lost stage an end: entering either passes nothing, and a pause
between two stages changes nothing about their order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.raw import KIND_ON_HOLD, KIND_OPEN, KIND_WON, NO_DAY
from cockpit.analysis.references import Stages
from cockpit.analysis.tables import Array, Ints, Longs, Mask

NOWHERE = -1
_WON_RANK = NO_DAY - 1


@dataclass(frozen=True, slots=True)
class Paths:
    """Per visit of a ledger: whether it is the deal's first to that stage (open ones only), the
    day on which the deal entered a later stage after it, the day on which it went from there to
    an earlier one (NO_DAY: not so far)."""

    first: Mask
    passed_on: Ints
    back_on: Ints


def paths_of(ledger: Ledger, stages: Stages) -> Paths:
    """The paths of every deal of the ledger."""
    visits = ledger.visits
    spot = stages.named.position(visits.stage)
    rank, strand = ranks(stages)[spot], _strands(visits.deal, stages.pipeline[spot])
    order = np.argsort(strand, kind="stable")
    passed = np.full(len(visits), NO_DAY, np.int32)
    back = passed.copy()
    entered = visits.entered[order]
    passed[order] = _next_above(rank[order], strand[order], entered)
    held = stages.kind[spot][order] == KIND_ON_HOLD
    back[order] = _next_below(rank[order], strand[order], entered, held)
    first = np.zeros(len(visits), np.bool_)
    first[np.unique(_strands(visits.deal, visits.stage), return_index=True)[1]] = True
    return Paths(first & (stages.kind[spot] == KIND_OPEN) & (rank >= 0), passed, back)


def ranks(stages: Stages) -> Longs:
    """How far each stage is, by position: its place on the board, won beyond all; NOWHERE for
    stages that lead on to none."""
    rank = np.full(len(stages.kind), NOWHERE, np.int64)
    is_open = stages.kind == KIND_OPEN
    rank[is_open] = stages.board_order[is_open]
    rank[stages.kind == KIND_WON] = _WON_RANK
    rank[-1] = NOWHERE
    return rank


def _strands(deal: Ints, part: Array) -> Longs:
    """One number for a deal and a part of it."""
    return deal.astype(np.int64) << 32 | part.astype(np.int64)


def _next_above(rank: Longs, strand: Longs, entered: Ints) -> Ints:
    """The day of the next row of the same strand with a higher rank."""
    count = len(rank)
    found = np.full(count, NO_DAY, np.int32)
    rows = np.arange(count)
    for level in np.unique(rank[(rank >= 0) & (rank < _WON_RANK)]):
        above = np.where(rank > level, rows, count)
        following = np.append(np.minimum.accumulate(above[::-1])[::-1], count)
        mine = np.flatnonzero(rank == level)
        there = following[mine + 1]
        same = there < count
        same[same] = strand[there[same]] == strand[mine[same]]
        found[mine[same]] = entered[there[same]]
    return found


def _next_below(rank: Longs, strand: Longs, entered: Ints, held: Mask) -> Ints:
    """The day of the next row of the strand that is not on hold, where its rank is lower."""
    found = np.full(len(rank), NO_DAY, np.int32)
    rows = np.flatnonzero(~held)
    here, there = rows[:-1], rows[1:]
    lower = (strand[here] == strand[there]) & (rank[there] >= 0) & (rank[there] < rank[here])
    lower &= rank[here] < _WON_RANK
    found[here[lower]] = entered[there[lower]]
    return found
