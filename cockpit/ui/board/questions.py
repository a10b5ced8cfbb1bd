"""What the board asks in place: how a deal ended, what a new one is, what to change, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Slot
from PySide6.QtGui import QGuiApplication

from cockpit.domain.deal import Outcome
from cockpit.queries import board as questions
from cockpit.ui.board.closing_popover import ClosingPopover
from cockpit.ui.board.edit_popover import EditPopover
from cockpit.ui.board.hand import Denial
from cockpit.ui.board.new_deal_popover import NewDealPopover
from cockpit.ui.board.outcome_strip import endings
from cockpit.ui.widgets.figures import day, money
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.queries.board import Card
    from cockpit.ui.board.board_view import BoardView
    from cockpit.ui.shell.context import Context


class Questions(QObject):
    """Opens popovers and menus of the board and hands their answers on."""

    def __init__(self, context: Context, board: BoardView) -> None:
        super().__init__(board)
        self._context, self._board = context, board
        self._closing: ClosingPopover | None = None
        self._ending: tuple[int, ...] = ()
        self._menu = Menu(self._on_menu, parent=board)

    # Endings

    @Slot(object, object)
    def ask_ending(self, outcome: Outcome, deal_ids: Sequence[int]) -> None:
        """Ask how the deals ended."""
        cards = self._board.deck.cards(deal_ids)
        if not cards or self._context.as_of is not None:
            return
        workspace = self._context.workspace
        reasons = workspace.ask(questions.lost_reasons)
        popover = ClosingPopover(outcome, cards, reasons, workspace.today, self._board)
        self._closing, self._ending = popover, tuple(deal_ids)
        popover.answered.connect(self._on_answered)
        popover.closed.connect(self._on_closed)
        popover.open_at(self._board, self._anchor(cards[0]))

    def take_denial(self, denial: Denial) -> bool:
        """True when a popover is open that says why itself."""
        if self._closing is None or denial.closing is None or denial.with_gaps:
            if self._closing is not None:
                self._closing.close_now()
            return False
        self._closing.refuse(denial.sentence)
        return True

    @Slot(object)
    def _on_answered(self, closing: object) -> None:
        outcome = closing.outcome  # type: ignore[attr-defined]
        stage = self._closed_stage(outcome, self._ending)
        if stage is None:
            return
        ids = self._ending
        if self._board.hand.move(ids, stage, closing=closing) and self._closing:  # type: ignore[arg-type]
            self._closing.close_now()

    @Slot()
    def _on_closed(self) -> None:
        self._closing = None

    def _closed_stage(self, outcome: Outcome, deal_ids: Sequence[int]) -> int | None:
        """The stage of that kind, in the pipeline of the first deal where it has one."""
        kind = next(e.kind for e in endings() if e.outcome is outcome)
        stages = self._context.workspace.ask(questions.columns, (kind,))
        first = next(iter(self._board.deck.cards(deal_ids[:1])), None)
        homes = {c.stage_id: c.pipeline_id for c in self._board.model.columns}
        home = homes.get(first.stage_id) if first else None
        here = [stage for stage in stages if stage.pipeline_id == home] or stages
        return here[0].stage_id if here else None

    # New deals and changes

    @Slot(int)
    def ask_new(self, column: int) -> None:
        """Ask what a new deal in this column is."""
        if self._context.as_of is not None or not self._board.lanes:
            return
        popover = NewDealPopover(self._context, self._board.model.columns[column], self._board)
        popover.made.connect(self._on_made)
        lane = self._board.lanes[column]
        popover.open_at(lane, QRect(0, 0, lane.width(), lane.head.height()))

    @Slot(int)
    def _on_made(self, deal_id: int) -> None:
        self._board.feed.touched_by_hand([deal_id])
        self._board.choose([deal_id])

    def ask_change(
        self, field: str = "", deal_ids: Sequence[int] = (), beside: QRect | None = None
    ) -> None:
        """Ask for one change of all chosen deals, beside a place of the board or their first."""
        ids = tuple(deal_ids) or self._board.chosen_ids()
        if not ids or self._context.as_of is not None:
            return
        popover = EditPopover(self._context, ids, field, self._board)
        popover.edited.connect(self._board.feed.touched_by_hand)
        cards = self._board.deck.cards(ids[:1])
        if beside is None and cards:
            beside = self._anchor(cards[0])
        popover.open_at(self._board, beside)

    # The menu

    @Slot(int, QPoint)
    def show_menu(self, column: int, at: QPoint) -> None:
        """What can be done with the chosen cards, else in that column."""
        ids = self._board.chosen_ids()
        current = self._board.selection.currentIndex()
        if ids and current.isValid() and current.internalId():
            # Where Ctrl and the arrows carry from.
            column = current.internalId() - 1
        self._menu.show_entries(self._entries(column, ids))
        self._menu.popup(at)

    def _entries(self, column: int, ids: Sequence[int]) -> list[Entry]:
        writable = self._context.as_of is None
        new = Entry(_("New deal…"), ("new", column), "plus", "N", enabled=writable)
        if not ids:
            return [new]
        stages = self._board.model.columns
        places = {card.stage_id for card in self._board.deck.cards(ids)}
        moves = [
            Entry(
                _("Move to {stage}").format(stage=stage.name),
                ("move", stage.stage_id),
                shortcut="Ctrl →" if at == column + 1 else "Ctrl ←" if at == column - 1 else "",
                enabled=writable,
            )
            for at, stage in enumerate(stages)
            if places != {stage.stage_id}
        ]
        ends = [
            Entry(f"{e.title}…", ("end", e.outcome), e.icon, enabled=writable) for e in endings()
        ]
        changes = [
            Entry(_("Change owner…"), ("change", "owner_id"), "person", enabled=writable),
            Entry(_("Change close date…"), ("change", "expected_close"), "calendar", "", writable),
            Entry(_("Change category…"), ("change", "forecast_category"), "target", "", writable),
        ]
        opened = [Entry(_("Open"), ("open", ids[0]), "deal", "Enter")] if len(ids) == 1 else []
        copy = Entry(_("Copy"), ("copy", 0), "copy", "Ctrl C")
        parts = [opened, moves, ends, changes, [copy], [new]]
        return [entry for part in parts if part for entry in (*part, SEPARATOR)][:-1]

    def _on_menu(self, key: object) -> None:
        assert isinstance(key, tuple)
        what, value = key
        ids = self._board.chosen_ids()
        if what == "open":
            self._board.opened.emit(value)
        elif what == "move":
            places = {c.stage_id: at for at, c in enumerate(self._board.model.columns)}
            self._board.hand.move(ids, value, column=places.get(value))
        elif what == "end":
            self.ask_ending(value, ids)
        elif what == "change":
            self.ask_change(value)
        elif what == "copy":
            self.copy()
        else:
            self.ask_new(value)

    @Slot()
    def copy(self) -> None:
        """Put the chosen cards on the clipboard as a table."""
        cards = self._board.deck.cards(self._board.chosen_ids())
        names = {c.stage_id: c.name for c in self._board.model.columns}
        head = (_("Deal"), _("Account"), _("Stage"), _("Amount"), _("Expected close"), _("Owner"))
        lines = ["\t".join(head)]
        lines += ["\t".join(_cells(card, names.get(card.stage_id, ""))) for card in cards]
        if cards:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _anchor(self, card: Card) -> QRect:
        """The card's place on the board, or its foot when it is not seen."""
        index = self._board.model.card_index(card.id)
        if index.isValid():
            view = self._board.lanes[index.internalId() - 1].view
            rect = view.visualRect(index).intersected(view.viewport().rect())
            if not rect.isEmpty():
                return QRect(view.viewport().mapTo(self._board, rect.topLeft()), rect.size())
        foot = self._board.rect()
        return QRect(foot.center().x() - 180, foot.bottom() - 8, 360, 4)


def _cells(card: Card, stage: str) -> list[str]:
    amount = "" if card.amount is None else money(card.amount, card.currency)
    close = "" if card.expected_close is None else day(card.expected_close)
    cells = [card.name, card.account, stage, amount, close, card.owner]
    return [" ".join(cell.split()) for cell in cells]
