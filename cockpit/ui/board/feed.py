"""What feeds the board: a first page at once, the figures when they are there, then changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.domain.changes import Changes
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.queries import board
from cockpit.queries.board import Card, Column
from cockpit.ui.board.deck import Deck, told_by
from cockpit.ui.board.model import BoardModel, Totals, Wanted
from cockpit.ui.board.sorting import SORTS, open_positions, wanted
from cockpit.ui.board.sums import column_totals
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.ui.background import Background, Progress
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context
    from cockpit.workspace import Workspace

# More deals than this at once, and the whole board is worked out anew.
_MANY = 200
_NAMES = ("account", "person", "product", "team", "membership", "setting", "vanished")
_STAGES = ("stage", "pipeline")
# So many cards of each column are read and told beside the window: what is in sight and the pages
# after it.
_IN_SIGHT = 48
# A filter that the first page cannot follow.
_NOT_SIMPLE = frozenset({-1})


@dataclass(frozen=True, slots=True)
class _Fodder:
    """What one feeding of the board was asked for and what it shows."""

    workspace: Workspace
    facts: Facts
    today: date
    asked: tuple[DealFilter, str, list[Column]]
    ranks: dict[int, int]
    shown: Wanted
    steps_used: bool
    read: tuple[Card, ...] = ()
    told: tuple[Card, ...] = ()


class BoardFeed(QObject):
    """Keeps the model in step with the file. ``fed(anew)`` follows each time it was brought up to
    date, ``anew`` when any card may look otherwise than before; ``restaged`` when the columns
    themselves changed."""

    fed = Signal(bool)
    restaged = Signal()

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None,
        model: BoardModel,
        deck: Deck,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._background = context, background
        self._model, self._deck = model, deck
        self._facts: Facts | None = None
        self._eaten: _Fodder | None = None
        # ``_old``: the cards at hand are from before what came in.
        self._asked = self._stale = self._old = False
        # Whether more came in than is worked out while a hand waits.
        self._much = False
        self.ranks: dict[int, int] = {}
        self.filter: DealFilter = EVERYTHING
        self.sort = "close"
        self.steps_used = True
        self.awake = True
        relay.committed.connect(self._on_committed)

    # Starting

    def start(self) -> None:
        """Show a first page from the file, and ask for the figures."""
        self._facts, self._old = None, False
        self._deck.use(None)
        self._deck.forget()
        owners = self._owners()
        if self._context.as_of is None and self.sort == "close" and owners is not _NOT_SIMPLE:
            self._show_first_page(owners)
        else:
            self._restage(self._context.workspace.ask(board.columns))
        self._ask_for_facts()

    @property
    def facts(self) -> Facts | None:
        """The figures the board is told from, once they are there."""
        return self._facts

    def show(self, chosen: DealFilter, sort: str) -> None:
        """Show other deals, or the same ones in another order."""
        self.filter, self.sort = chosen, sort
        if self._facts is not None:
            self._feed_when_near()

    def wake(self) -> None:
        """Come up to date when the board is seen again."""
        self.awake = True
        if self._stale:
            self._stale = False
            self.read_again()

    def read_again(self) -> None:
        """Bring everything up to date; until the figures are there, what was seen stays."""
        if self._facts is None:
            self.start()
            return
        self._old = True
        self._restage(self._context.workspace.ask(board.columns))
        self._feed_when_near()

    def _feed_when_near(self) -> None:
        """At once, or when the figures have been read beside the window."""
        if self._context.workspace.facts_are_near() and not self._much:
            eaten = self._eaten
            whole = self._fodder() if eaten is None or not self._is_of_now(eaten) else eaten
            self._feed_all(whole)
        else:
            self._ask_for_facts()

    def touched_by_hand(self, deal_ids: Iterable[int]) -> None:
        """Put deals that were just changed here where they belong, before the figures know."""
        ids = list(deal_ids)
        places = {column.stage_id: at for at, column in enumerate(self._model.columns)}
        likely = {id: places.get(stage, 0) for id, stage in self._deck.stages(ids)}
        of_card = SORTS[self.sort].of_card
        there = {card.id: card for card in self._deck.read_again(ids)}
        for id in ids:
            card = there.get(id)
            column = places.get(card.stage_id) if card and card.outcome == "open" else None
            near = likely.get(id, 0)
            if self.filter != EVERYTHING and self._model.find(id, near) is None:
                continue
            self._model.place(id, column, of_card(card, self.ranks) if card else 0, near)

    # Figures

    def _ask_for_facts(self) -> None:
        if self._asked:
            return
        self._asked = True
        self._much = False
        if self._background is None:
            self._on_facts(self._fodder())
            return
        self._background.start(
            _("Reading the figures"), self._read_facts, done=self._on_facts, cancellable=False
        )

    def _read_facts(self, _progress: Progress) -> _Fodder:
        """In another thread: read the figures and work out what the board will ask of them."""
        from cockpit.analysis.ageing import ageing
        from cockpit.analysis.warned import masks

        found = self._fodder()
        state = found.facts.at(found.today)
        ageing(state)
        masks(state)
        # Kept with the state: the first card that is painted asks for all of it.
        state.column("estimate")
        chosen, _sort, columns = found.asked
        column_totals(found.facts, found.today, chosen, [column.stage_id for column in columns])
        ids = [id for column in found.shown.ids for id in column[:_IN_SIGHT]]
        read = found.workspace.ask(board.cards, ids, found.today)
        past = self._context.as_of is not None
        told = tuple(told_by(card, state, in_the_past=past) for card in read)
        return replace(found, read=tuple(read), told=told)

    def _fodder(self) -> _Fodder:
        """Everything that is to be shown; any thread may ask."""
        workspace, asked = self._context.workspace, self._question()
        facts, today = workspace.facts(), workspace.today()
        state = facts.at(today)
        ranks = workspace.ask(board.account_ranks) if self.sort == "account" else {}
        shown = wanted(state, *asked, ranks)
        steps_used = bool(state.planned[state.is_open].any())
        return _Fodder(workspace, facts, today, asked, ranks, shown, steps_used)

    def _question(self) -> tuple[DealFilter, str, list[Column]]:
        return self.filter, self.sort, self._model.columns

    @Slot(object)
    def _on_facts(self, found: _Fodder) -> None:
        self._asked = False
        workspace = self._context.workspace
        near = workspace.facts_are_near() and not self._much
        if found.workspace is not workspace or not near:
            self._ask_for_facts()
        else:
            self._feed_all(found if self._is_of_now(found) else self._fodder())

    def _is_of_now(self, found: _Fodder) -> bool:
        """Whether nothing has changed since, neither in the file nor in what is asked."""
        workspace = self._context.workspace
        same = found.workspace is workspace and found.asked == self._question()
        return same and found.facts is workspace.facts() and found.today == workspace.today()

    def _feed_all(self, found: _Fodder) -> None:
        self._facts, self._eaten = found.facts, found
        self.steps_used, self.ranks = found.steps_used, found.ranks
        if self._old:
            self._old = False
            self._deck.forget()
        self._deck.use(found.facts.at(found.today))
        self._deck.take(found.read, found.told)
        self._model.show(found.shown)
        self._sum_up()
        self.fed.emit(True)

    def _feed(self, deal_ids: frozenset[int]) -> None:
        """The touched deals only."""
        import numpy as np

        workspace = self._context.workspace
        self._facts = facts = workspace.facts()
        state = facts.at(workspace.today())
        at_hand = [id for id in deal_ids if facts.position_of(id) >= 0]
        positions = np.array([facts.position_of(id) for id in at_hand], np.int64)
        # A closing moves the norm of its stages, and with it what is stalled there.
        norms_hold = len(at_hand) == len(deal_ids) and bool(state.is_open[positions].all())
        self._deck.use(state, deal_ids if norms_hold else None)
        self._deck.drop(deal_ids)
        places = {column.stage_id: at for at, column in enumerate(self._model.columns)}
        kept = open_positions(state, self.filter)
        for id in sorted(deal_ids):
            at = facts.position_of(id)
            if at < 0 or not (kept == at).any():
                self._model.place(id, None, 0)
                continue
            key = SORTS[self.sort].of_state(state, np.array([at]), self.ranks)
            column = places.get(int(state.stage[at]))
            self._model.place(id, column, int(key[0]), column or 0)
        self._sum_up()
        self.fed.emit(not norms_hold)

    def _sum_up(self) -> None:
        if self._facts is not None:
            today = self._context.workspace.today()
            stages = [column.stage_id for column in self._model.columns]
            self._model.set_totals(column_totals(self._facts, today, self.filter, stages))

    # Changes

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        much = bool(changes.bulk) or len(changes.deal_ids) > _MANY
        self._much = self._much or much
        if not self.awake:
            self._stale = True
        elif much or changes.touches(*_STAGES, *_NAMES):
            self.read_again()
        elif not changes.deal_ids:
            return
        elif self._facts is None:
            self.touched_by_hand(changes.deal_ids)
        else:
            self._feed(changes.deal_ids)

    # The first page

    def _owners(self) -> frozenset[int] | None:
        """Whose deals the first page shows: None for everybody's; ``_NOT_SIMPLE`` when the filter
        asks for more than whose they are."""
        chosen = self.filter
        people = ("scope", "me", "owners", "teams")
        rest = {part: getattr(EVERYTHING, part) for part in people}
        if replace(chosen, **rest) != EVERYTHING or (chosen.owners and chosen.teams):
            return _NOT_SIMPLE
        if chosen.owners:
            return chosen.owners
        if chosen.teams or chosen.scope != EVERYTHING.scope:
            workspace = self._context.workspace
            asked = (chosen.scope, chosen.me, chosen.teams, workspace.today())
            return frozenset(workspace.ask(board.owners_in, *asked))
        return None

    def _show_first_page(self, owners: frozenset[int] | None) -> None:
        workspace = self._context.workspace
        page = workspace.ask(board.first_page, workspace.today(), owners)
        self._deck.take(page.cards)
        self._restage(list(page.columns))
        of_card = SORTS["close"].of_card
        keys = {card.id: of_card(card, {}) for card in page.cards}
        ids = [list(column) for column in page.ids]
        self._model.show(Wanted(ids, [[keys[id] for id in column] for column in ids]))
        currency = workspace.preferences().reporting_currency
        self._model.set_totals([Totals(n, currency=currency) for n in page.counts])
        self.fed.emit(True)

    def _restage(self, columns: list[Column]) -> None:
        if columns != self._model.columns:
            self._model.set_columns(columns)
            self.restaged.emit()
