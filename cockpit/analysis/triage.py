"""Which deals need the manager, by the money at risk.

A deal is at risk when it is open and warns of anything. Money at risk is its amount (its product's
list price, estimated, without one) × the probability that it is won: what was counted on and may
not come. Pinned deals stand first, then the most money; one without a price comes last. A deal
that was put off stays away until its day, or until it stands otherwise than it did (``standing``).

What needs her this morning is the beginning of that list: the deals at risk among the largest that
together make a third of the weighted pipeline, so that the list grows shorter as it is worked, yet
no fewer than fit in any morning nor more than fit in one. The others are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.rows import open_rows
from cockpit.analysis.selection import chosen_rows
from cockpit.analysis.tables import Floats, Longs, Mask
from cockpit.analysis.terms import expected_amount
from cockpit.analysis.warned import how_many, keys_at
from cockpit.domain.filters import DealFilter

if TYPE_CHECKING:
    from cockpit.analysis.state import State


@dataclass(frozen=True, slots=True)
class Mark:
    """What the manager said of a deal: pinned, or put off until a day (a number) as it stood."""

    pinned: bool
    snoozed_until: int | None
    seen: str


# What a morning holds: so many deals if there are any, and no more.
FEWEST, MOST = 15, 40
_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """Positions in the order of the list with their money at risk (minor units of the reporting
    currency); the first ``morning`` of them are today's. How many have no price or are estimated,
    and how many are put off."""

    deals: Longs
    risk: Floats
    morning: int
    not_priced: int
    estimated: int
    snoozed: int


def ranked(
    state: State, wanted: DealFilter, marks: Mapping[int, Mark], *, put_off: bool = False
) -> Ranked:
    """The deals of the filter that need the manager, or those ``put_off``; ``marks`` by deal id."""
    rows = chosen_rows(open_rows(state), wanted)
    deals = rows.deal
    weights = expected_amount(rows)
    pinned, away = _marked(state, deals, marks)
    needy = away if put_off else ((how_many(state)[deals] > 0) | pinned) & ~away
    unpriced = needy & weights.unpriced if weights.unpriced is not None else None
    estimated = needy & weights.estimated if weights.estimated is not None else None
    risk = weights.values.astype(np.float64)
    order = np.lexsort((deals, -risk, ~pinned))
    order = order[needy[order]]
    return Ranked(
        deals[order],
        risk[order],
        _morning(risk, order, int((pinned & needy).sum())),
        0 if unpriced is None else int(unpriced.sum()),
        0 if estimated is None else int(estimated.sum()),
        int(away.sum()),
    )


def _morning(values: Floats, order: Longs, pinned: int) -> int:
    """How many of the list are this morning's; ``values`` of all open deals that were asked for."""
    largest = -np.sort(-values)
    last = int(np.searchsorted(np.cumsum(largest), _SHARE * largest.sum()))
    bar = float(largest[last]) if last < len(largest) else 0.0
    large = int((values[order][pinned:] >= max(bar, 1.0)).sum())
    return min(len(order), max(pinned, min(max(pinned + large, FEWEST), MOST)))


def _marked(state: State, deals: Longs, marks: Mapping[int, Mark]) -> tuple[Mask, Mask]:
    """(pinned, put off) of the deals at these sorted positions."""
    pinned, away = np.zeros(len(deals), np.bool_), np.zeros(len(deals), np.bool_)
    for deal_id, mark in marks.items():
        at = state.facts.position_of(deal_id)
        spot = int(np.searchsorted(deals, at))
        if at < 0 or spot == len(deals) or deals[spot] != at:
            continue
        pinned[spot] = mark.pinned
        until = mark.snoozed_until
        away[spot] = until is not None and until > state.day and mark.seen == standing(state, at)
    return pinned, away


def standing(state: State, at: int) -> str:
    """How a deal stands, as far as a deal that was put off should come back when it changes."""
    told = (
        state.stage[at],
        state.owner[at],
        state.amount[at],
        state.expected_close[at],
        state.next_step_on[at],
        state.last_customer_activity[at],
    )
    return "|".join([*(str(int(one)) for one in told), *keys_at(state, at)])
