"""What cards show: read in chunks for what is seen, kept, dropped when touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cockpit.analysis.raw import NO_DAY, NO_MONEY, currency_of, day_of
from cockpit.queries import board
from cockpit.queries.board import Card

if TYPE_CHECKING:
    from cockpit.analysis.references import Named
    from cockpit.analysis.state import State
    from cockpit.ui.shell.context import Context

_BEFORE, _AFTER = 8, 40
_MOST = 4_000
# After a change so many cards are told one by one; for more all deals are asked at once.
_FEW = 4


class Deck:
    """Cards by deal id. ``ids_of(column)`` tells who the neighbours are, to read them along."""

    def __init__(self, context: Context, ids_of: Callable[[int], list[int]]) -> None:
        self._context, self._ids_of = context, ids_of
        self._read: dict[int, Card] = {}
        self._shown: dict[int, Card] = {}
        self._state: State | None = None
        # How many cards may still be told alone.
        self._alone = 0

    def take(self, cards: Iterable[Card], told: Iterable[Card] = ()) -> None:
        """Keep cards that were read elsewhere, and those that were told there as well."""
        for card in cards:
            self._read[card.id] = card
            self._shown.pop(card.id, None)
        self._shown.update((card.id, card) for card in told)

    def use(self, state: State | None, touched: Iterable[int] | None = None) -> None:
        """Tell ages, estimates and what is stalled from these figures; ``touched`` are the only
        deals that these tell otherwise than the ones before (None: any may)."""
        self._state = state
        if touched is None:
            self._alone = 0
            self._shown.clear()
        else:
            self._alone = _FEW
            self.drop(touched)

    def read_again(self, deal_ids: Iterable[int]) -> list[Card]:
        """These deals as the file has them now, shown so until the figures know of it: working
        all clocks out again would keep the hand waiting."""
        ids = list(deal_ids)
        self.drop(ids)
        cards = self.as_read(ids)
        self._shown.update((card.id, card) for card in cards)
        return cards

    def as_read(self, deal_ids: Iterable[int]) -> list[Card]:
        """The cards of these deals that are there, as the file has them."""
        ids = list(deal_ids)
        self._load(ids)
        return [self._read[id] for id in ids if id in self._read]

    def drop(self, deal_ids: Iterable[int]) -> None:
        """Read these anew when they are next seen."""
        for deal_id in deal_ids:
            self._read.pop(deal_id, None)
            self._shown.pop(deal_id, None)

    def forget(self) -> None:
        """Read everything anew."""
        self._read.clear()
        self._shown.clear()

    def card(self, deal_id: int, column: int, row: int) -> Card | None:
        """The card of a deal at a place of the board; None when the deal is gone."""
        found = self._shown.get(deal_id)
        if found is not None:
            return found
        if deal_id not in self._read:
            self._load(self._ids_of(column)[max(0, row - _BEFORE) : row + _AFTER])
        return self._finished(deal_id)

    def cards(self, deal_ids: Iterable[int]) -> list[Card]:
        """The cards of these deals that are there."""
        ids = list(deal_ids)
        self._load(ids)
        return [card for card in map(self._finished, ids) if card is not None]

    def stages(self, deal_ids: Iterable[int]) -> list[tuple[int, int]]:
        """(deal, stage) of those whose card is at hand, as it was when it was read."""
        return [(id, self._read[id].stage_id) for id in deal_ids if id in self._read]

    def _load(self, ids: list[int]) -> None:
        if len(self._read) > _MOST:
            self.forget()
        missing = [id for id in ids if id not in self._read]
        if missing:
            workspace = self._context.workspace
            self.take(workspace.ask(board.cards, missing, workspace.today()))

    def _finished(self, deal_id: int) -> Card | None:
        card = self._read.get(deal_id)
        if card is None:
            return None
        if self._state is not None:
            past, alone = self._context.as_of is not None, self._alone > 0
            card = told_by(card, self._state, in_the_past=past, alone=alone)
            self._alone = max(self._alone - 1, 0)
        self._shown[deal_id] = card
        return card


def told_by(card: Card, state: State, *, in_the_past: bool, alone: bool = False) -> Card:
    """The card with the clocks of the figures, and on a past day with the values of that day;
    ``alone`` at the cost of this card, not of all."""
    from cockpit.analysis.ageing import ageing, ageing_of
    from cockpit.analysis.warned import warnings_alone, warnings_at

    at = state.facts.position_of(card.id)
    if at < 0 or not state.exists[at]:
        return card
    if alone:
        state, at = state.only_one(at), 0
    estimate = int(state.estimate[at])
    if in_the_past:
        card = _as_it_was(card, state, at)
    return replace(
        card,
        estimate=None if estimate == NO_MONEY else estimate,
        stage_age=_days(state.stage_age[at]),
        idle_days=_days(state.idle_days[at]),
        stalled=bool(state.stalled[at]),
        ageing=bool((ageing_of if alone else ageing)(state)[at]),
        waiting=bool(state.waiting[at]),
        warnings=tuple(warnings_alone(state) if alone else warnings_at(state, at)),
    )


def _as_it_was(card: Card, state: State, at: int) -> Card:
    amount, owner = int(state.amount[at]), int(state.owner[at])
    references = state.facts.references
    return replace(
        card,
        stage_id=int(state.stage[at]),
        amount=None if amount == NO_MONEY else amount,
        currency=currency_of(int(state.currency[at])),
        expected_close=_date(int(state.expected_close[at])),
        owner_id=owner or None,
        owner=_name(references.people, owner),
        product=_name(references.products, int(state.product[at])),
        next_step="",
        next_step_on=None,
        missing_since=None,
    )


def _name(named: Named, id: int) -> str:
    return named.names[named.ids.index(id)] if id in named.ids else ""


def _days(number: int) -> int | None:
    return None if number == NO_DAY else int(number)


def _date(number: int) -> date | None:
    return None if number == NO_DAY else day_of(number)
