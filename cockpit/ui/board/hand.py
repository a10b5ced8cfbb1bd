"""The hand that moves cards: asks the rules while it hovers, and the one gate when it lets go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cockpit.catalog.column_rules import refusal
from cockpit.domain.moving import Candidate, GapsLeft
from cockpit.domain.refusal import Refused
from cockpit.queries import board
from cockpit.queries.board import Card, Column
from cockpit.ui.board.deck import Deck
from cockpit.ui.board.landing import Landing
from cockpit.ui.board.model import BoardModel
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.actions.moves import Closing
    from cockpit.ui.shell.context import Context


@dataclass(frozen=True, slots=True)
class Denial:
    """A move that was refused: what was wanted, and whether it may be done with gaps."""

    sentence: str
    deal_ids: tuple[int, ...]
    stage_id: int
    column: int | None
    closing: Closing | None = None
    with_gaps: bool = False


class Hand(QObject):
    """``moved(ids, stage_id)`` follows a move that was committed, ``denied(Denial)`` any other."""

    moved = Signal(object, int)
    denied = Signal(object)

    def __init__(
        self, context: Context, model: BoardModel, deck: Deck, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._model, self._deck = context, model, deck
        self._held: tuple[int, ...] = ()
        self._cards: list[Card] = []
        self._gaps: dict[int, tuple[str, ...]] = {}
        self._room: dict[int, int] = {}
        model.refuse, model.drop = self.refuse, self.drop

    def pick_up(self, deal_ids: Sequence[int]) -> None:
        """Learn once, before the drag, all that hovering will ask."""
        if tuple(deal_ids) == self._held:
            return
        workspace = self._context.workspace
        self._held = tuple(deal_ids)
        self._cards = self._deck.as_read(self._held)
        self._gaps = workspace.ask(board.gaps, self._held)
        self._room = {
            column.stage_id: column.card_limit - workspace.ask(board.open_count, column.stage_id)
            for column in self._model.columns
            if column.card_limit is not None
        }

    def let_go(self) -> None:
        """Forget what was held."""
        self._held, self._cards, self._gaps, self._room = (), [], {}, {}

    def refuse(self, deal_ids: tuple[int, ...], column: int) -> str | None:
        """The first reason against these deals in a column: its rules, then its limit."""
        self.pick_up(deal_ids)
        target = self._model.columns[column]
        coming = [card for card in self._cards if card.stage_id != target.stage_id]
        for card in coming:
            reason = refusal(list(target.rules), candidate_of(card))
            if reason is not None:
                return reason
        room = self._room.get(target.stage_id)
        if room is not None and room < len(coming):
            return _("{stage} is full: its limit is {n}.").format(
                stage=target.name, n=target.card_limit
            )
        return None

    def landing(self, deal_ids: tuple[int, ...], column: int, row: int) -> Landing | None:
        """What to say in a column that cards hover over; nothing over their own."""
        self.pick_up(deal_ids)
        target = self._model.columns[column]
        if all(card.stage_id == target.stage_id for card in self._cards):
            return None
        reason = self.refuse(deal_ids, column)
        if reason is not None:
            return Landing(row, reason, refused=True)
        return Landing(row, self._hint(target))

    def drop(self, deal_ids: tuple[int, ...], column: int) -> bool:
        """Move the deals to a column; False, with the reason told, when that was refused."""
        return self.move(deal_ids, self._model.columns[column].stage_id, column=column)

    def move(
        self,
        deal_ids: Sequence[int],
        stage_id: int,
        *,
        column: int | None = None,
        closing: Closing | None = None,
        with_gaps: bool = False,
    ) -> bool:
        """One transaction for all of them, through the gate."""
        from cockpit.actions.moves import move_deals

        coming = self._elsewhere(deal_ids, stage_id)
        if not coming:
            return False
        try:
            self._context.workspace.do(move_deals, coming, stage_id, closing, with_gaps=with_gaps)
        except Refused as no:
            gaps = isinstance(no, GapsLeft)
            self.denied.emit(Denial(str(no), coming, stage_id, column, closing, gaps))
            return False
        finally:
            self.let_go()
        self.moved.emit(coming, stage_id)
        return True

    def _elsewhere(self, deal_ids: Sequence[int], stage_id: int) -> tuple[int, ...]:
        found = {card.id: card.stage_id for card in self._deck.as_read(deal_ids)}
        return tuple(id for id in deal_ids if id in found and found[id] != stage_id)

    def _hint(self, target: Column) -> str:
        forwards = self._forwards(target)
        gaps = [gap for id in self._held if id in forwards for gap in self._gaps.get(id, ())]
        if not gaps:
            many = n_("Move {n} deal to", "Move {n} deals to", len(self._held))
            return (
                f"{many} {target.name}"
                if len(self._held) > 1
                else _("Move to {stage}").format(stage=target.name)
            )
        first = _("{stage}: {gap}?").format(stage=target.name, gap=gaps[0].rstrip("?."))
        more = len(set(gaps)) - 1
        return f"{first} {n_('and {n} more', 'and {n} more', more)}" if more else first

    def _forwards(self, target: Column) -> frozenset[int]:
        """The held deals that this would take forwards, past the checklist of their stage."""
        places = {column.stage_id: at for at, column in enumerate(self._model.columns)}
        by_id = {column.stage_id: column for column in self._model.columns}
        return frozenset(
            card.id
            for card in self._cards
            if card.stage_id in by_id
            and by_id[card.stage_id].pipeline_id == target.pipeline_id
            and places[card.stage_id] < places[target.stage_id]
        )


def candidate_of(card: Card) -> Candidate:
    """The card as the column rules see it."""
    return Candidate(
        card.name, card.amount, card.expected_close, card.owner_id, card.next_step, card.contacts
    )
