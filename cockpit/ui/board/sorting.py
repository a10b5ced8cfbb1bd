"""The orders a column can be in: one key for arrays of deals and for a single card alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.analysis.raw import NO_DAY, NO_MONEY, day_number
from cockpit.queries.board import Card, Column
from cockpit.ui.board.model import Wanted
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.state import State
    from cockpit.domain.filters import DealFilter

Ranks = Mapping[int, int]
_LAST = NO_DAY


@dataclass(frozen=True, slots=True)
class Sort:
    """``of_state(state, positions, ranks)`` and ``of_card(card, ranks)`` give the same key; small
    ones stand first, equal ones in the order of their ids."""

    title: Callable[[], str]
    of_state: Callable[[State, Any, Ranks], Any]
    of_card: Callable[[Card, Ranks], int]


def _number(on: date | None) -> int:
    return _LAST if on is None else day_number(on)


def _close_of_state(state: State, at: Any, _ranks: Ranks) -> Any:
    return state.expected_close[at]


def _close_of_card(card: Card, _ranks: Ranks) -> int:
    return _number(card.expected_close)


def _amount_of_state(state: State, at: Any, _ranks: Ranks) -> Any:
    import numpy as np

    amount, estimate = state.amount[at], state.estimate[at]
    value = np.where(amount == NO_MONEY, estimate, amount)
    return -np.where(value == NO_MONEY, -1, value)


def _amount_of_card(card: Card, _ranks: Ranks) -> int:
    value = card.estimate if card.amount is None else card.amount
    return 1 if value is None else -value


def _stage_of_state(state: State, at: Any, _ranks: Ranks) -> Any:
    return state.stage_entered[at]


def _stage_of_card(card: Card, _ranks: Ranks) -> int:
    return _number(card.stage_since or card.opened)


def _idle_of_state(state: State, at: Any, _ranks: Ranks) -> Any:
    return state.last_customer_activity[at]


def _idle_of_card(card: Card, _ranks: Ranks) -> int:
    return _number(card.last_contact)


def _newest_of_state(state: State, at: Any, _ranks: Ranks) -> Any:
    import numpy as np

    opened, known = state.opened_on[at], state.known_from[at]
    return -np.where(opened == NO_DAY, known, opened).astype(np.int64)


def _newest_of_card(card: Card, _ranks: Ranks) -> int:
    return -day_number(card.opened)


def _account_of_state(state: State, at: Any, ranks: Ranks) -> Any:
    import numpy as np

    table = np.full(max(ranks, default=0) + 1, _LAST, np.int64)
    table[list(ranks)] = list(ranks.values())
    accounts = state.account[at]
    known = (accounts > 0) & (accounts < len(table))
    return np.where(known, table[np.where(known, accounts, 0)], _LAST)


def _account_of_card(card: Card, ranks: Ranks) -> int:
    return ranks.get(card.account_id or 0, _LAST)


SORTS: dict[str, Sort] = {
    "close": Sort(lambda: _("Closing first"), _close_of_state, _close_of_card),
    "amount": Sort(lambda: _("Largest amount"), _amount_of_state, _amount_of_card),
    "stage_age": Sort(lambda: _("Longest in stage"), _stage_of_state, _stage_of_card),
    "idle": Sort(lambda: _("Longest without contact"), _idle_of_state, _idle_of_card),
    "account": Sort(lambda: _("Account name"), _account_of_state, _account_of_card),
    "newest": Sort(lambda: _("Newest"), _newest_of_state, _newest_of_card),
}


def wanted(
    state: State, chosen: DealFilter, sort: str, columns: list[Column], ranks: Ranks
) -> Wanted:
    """The open deals that the filter keeps, by column and in order."""
    import numpy as np

    at = open_positions(state, chosen)
    ids = state.facts.deal_ids[at]
    keys = SORTS[sort].of_state(state, at, ranks)
    stages = state.stage[at]
    shown = Wanted([], [])
    for column in columns:
        here = np.flatnonzero(stages == column.stage_id)
        order = here[np.lexsort((ids[here], keys[here]))]
        shown.ids.append(ids[order].tolist())
        shown.keys.append(keys[order].tolist())
    return shown


def open_positions(state: State, chosen: DealFilter) -> Any:
    """Positions of the open deals that the filter keeps."""
    from dataclasses import replace

    from cockpit.analysis.rows import existing_rows
    from cockpit.analysis.selection import chosen_rows

    return chosen_rows(existing_rows(state), replace(chosen, open_only=True)).deal
