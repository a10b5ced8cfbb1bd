"""What became of the deals between the ends of two days, each deal by each thing that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.pricing import priced_or_listed
from cockpit.analysis.raw import LOST, NO_DAY, NO_MONEY, WON
from cockpit.analysis.selection import chosen_deals
from cockpit.analysis.stage_paths import ranks
from cockpit.analysis.state import State
from cockpit.analysis.tables import Longs, Mask
from cockpit.domain.filters import EVERYTHING, DealFilter

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts

QUIET_AFTER = 14


class Happened(StrEnum):
    """What a deal did."""

    WON = "won"
    LOST = "lost"
    FORWARD = "forward"
    BACK = "back"
    PUSHED = "pushed"
    PULLED_IN = "pulled_in"
    GREW = "grew"
    SHRANK = "shrank"
    QUIET = "quiet"
    NEW = "new"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Turn:
    """The deals to which one thing happened: their ids, their worth now in minor units of the
    reporting currency (for growth and shrinking, the difference), and how many have no price."""

    what: Happened
    deals: tuple[int, ...]
    value: int
    not_priced: int

    @property
    def n(self) -> int:
        """How many deals."""
        return len(self.deals)


def overnight(
    facts: Facts, since: date, today: date, wanted: DealFilter = EVERYTHING
) -> dict[Happened, Turn]:
    """What happened after the end of ``since`` and by the end of ``today``, to deals that are
    among the wanted ones on one of the two days."""
    before, after = facts.at(since), facts.at(today)
    kept = _kept(facts, before, wanted) | _kept(facts, after, wanted)
    return {
        what: _turn(facts, what, kept & mask, before, after)
        for what, mask in _masks(facts, before, after).items()
    }


def _masks(facts: Facts, before: State, after: State) -> dict[Happened, Mask]:
    both = before.exists & after.exists
    stays = both & before.is_open & after.is_open
    decided = after.exists & (~before.exists | before.is_open)
    stages = facts.references.stages
    rank = ranks(stages)
    was, now = (stages.named.position(state.stage) for state in (before, after))
    old, new = rank[was], rank[now]
    moved = stays & (old >= 0) & (new >= 0) & (stages.pipeline[was] == stages.pipeline[now])
    dated = stays & (before.expected_close != NO_DAY) & (after.expected_close != NO_DAY)
    worth = stays & (before.amount != NO_MONEY) & (after.amount != NO_MONEY)
    worth = worth & (before.currency == after.currency)
    # Silence grows by itself: who was silent long enough only now.
    silent = after.idle_days != NO_DAY
    spoke = (before.idle_days == NO_DAY) | (before.idle_days < QUIET_AFTER)
    return {
        Happened.WON: decided & (after.outcome == WON),
        Happened.LOST: decided & (after.outcome == LOST),
        Happened.FORWARD: moved & (new > old),
        Happened.BACK: moved & (new < old),
        Happened.PUSHED: dated & (after.expected_close > before.expected_close),
        Happened.PULLED_IN: dated & (after.expected_close < before.expected_close),
        Happened.GREW: worth & (after.amount > before.amount),
        Happened.SHRANK: worth & (after.amount < before.amount),
        Happened.QUIET: stays & silent & (after.idle_days >= QUIET_AFTER) & spoke,
        Happened.NEW: after.exists & ~before.exists & after.is_open,
        Happened.OWNER: stays & (before.owner != after.owner),
    }


def _kept(facts: Facts, state: State, wanted: DealFilter) -> Mask:
    if wanted == EVERYTHING:
        return state.exists
    ids: Longs = chosen_deals(state, wanted)
    mask: Mask = np.isin(facts.deal_ids, ids) & state.exists
    return mask


def _turn(facts: Facts, what: Happened, mask: Mask, before: State, after: State) -> Turn:
    spots = np.flatnonzero(mask)
    now = _worth(facts, after, spots)
    value, unpriced = now
    if what in (Happened.GREW, Happened.SHRANK):
        value = value - _worth(facts, before, spots)[0]
    ids = tuple(int(one) for one in facts.deal_ids[spots])
    return Turn(what, ids, int(value.sum()), int(unpriced.sum()))


def _worth(facts: Facts, state: State, spots: Longs) -> tuple[Longs, Mask]:
    weights = priced_or_listed(
        facts.references,
        state.amount[spots],
        state.currency[spots],
        state.product[spots],
        state.day,
    )
    unpriced = weights.unpriced
    none = np.zeros(len(spots), np.bool_)
    return weights.values.astype(np.int64), none if unpriced is None else unpriced


def worths(facts: Facts, today: date, deals: tuple[int, ...]) -> dict[int, int]:
    """What each deal is worth at the end of ``today``, in minor units of the reporting currency;
    deals without a price are left out."""
    wanted = np.array(sorted(deals), np.int64)
    spots = np.flatnonzero(np.isin(facts.deal_ids, wanted))
    value, unpriced = _worth(facts, facts.at(today), spots)
    ids = facts.deal_ids[spots][~unpriced].tolist()
    return dict(zip(ids, value[~unpriced].tolist(), strict=True))


def day_before(facts: Facts, today: date) -> date:
    """The end of the last day before the working day before ``today``: what happened after it is
    news this morning."""
    day = today - timedelta(days=1)
    while not facts.references.working_days.is_working(day):
        day -= timedelta(days=1)
    return day - timedelta(days=1)
