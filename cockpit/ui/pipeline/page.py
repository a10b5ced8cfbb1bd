"""The pipeline page: filter row, board, and the deal that is open at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.deal import Outcome
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Unit, this
from cockpit.queries.search import deals_with_text
from cockpit.queries.vanished import missing_deals
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.board.sums import whole_totals
from cockpit.ui.commands import Command
from cockpit.ui.deal.panel import WIDTH, DealPanel
from cockpit.ui.pipeline.choice import Choice
from cockpit.ui.pipeline.commands import pipeline_commands
from cockpit.ui.pipeline.filter_row import FilterRow
from cockpit.ui.pipeline.selection_bar import SelectionBar
from cockpit.ui.pipeline.views_menu import ViewsMenu
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.figures import count, short_money
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.background import Background
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context


class PipelinePage(QWidget):
    """``subtitle(text)`` is for the window's header: what is open, worth, and weighted."""

    subtitle = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = DealFilter()
        self._begun = False
        # The deals that the chip for missing ones keeps.
        self._gone: frozenset[int] = frozenset()
        self.board = BoardView(context, relay, background, follows=False)
        self.bar = SelectionBar(self.board)
        self.views = ViewsMenu(context)
        self.filters = FilterRow(context, self.views)
        self.deal = DealPanel(context, relay)
        self.deal.setFixedWidth(WIDTH)
        self.deal.hide()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.board)
        self._narrow(Choice())

    def open_deal(self, deal_id: int) -> None:
        """Open a deal at the right and choose its card, if it is on the board."""
        self.deal.use_facts(self.board.feed.facts)
        self.deal.show()
        self.deal.show_deal(deal_id)
        if deal_id not in self.board.chosen_ids():
            self.board.choose([deal_id])
        # The panel takes its room from the board with the next layout.
        QTimer.singleShot(0, self.board, self.board.show_current_lane)

    def show_text(self, text: str) -> None:
        """Narrow the board to the deals in which the words occur, and to nothing else."""
        self.filters.set_choice(Choice(text=text))

    @Slot()
    def close_deal(self) -> None:
        """Close the panel; the keyboard goes back to the board."""
        self.deal.commit_typed()
        self.deal.hide()
        self.board.take_focus()

    def commands(self) -> list[Command]:
        """What can be done here."""
        return pipeline_commands(self)

    def has_choice(self) -> bool:
        """Whether a card is chosen."""
        return bool(self.board.chosen_ids())

    def new_deal(self) -> None:
        """Ask what a new deal in the first column, or the current one, is."""
        index = self.board.selection.currentIndex()
        at = index.internalId() - 1 if index.isValid() and index.internalId() else 0
        self.board.questions.ask_new(at)

    def end_chosen(self, outcome: Outcome) -> None:
        """Ask how the chosen deals ended."""
        self.board.questions.ask_ending(outcome, self.board.chosen_ids())

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_16, SPACE_12 - 2, SPACE_16, SPACE_12)
        outer.setSpacing(SPACE_8)
        outer.addWidget(self.filters)
        line = QHBoxLayout()
        line.setSpacing(SPACE_12)
        line.addWidget(self.board, 1)
        line.addWidget(self.deal)
        outer.addLayout(line, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter)
        self.views.chosen.connect(self._on_view)
        self.board.opened.connect(self.open_deal)
        self.board.fed.connect(self._on_fed)
        self.deal.closed.connect(self.close_deal)
        self.deal.moving.connect(self._on_moving)
        self._context.scope_changed.connect(self._on_scope)
        self._context.workspace_changed.connect(self._on_workspace)

    def _narrow(self, choice: Choice) -> None:
        workspace = self._context.workspace
        found = workspace.ask(deals_with_text, choice.text) if choice.text else None
        if choice.missing:
            self._gone = frozenset(workspace.ask(missing_deals, workspace.today(), open_only=True))
            found = self._gone if found is None else found & self._gone
        fiscal_start = workspace.preferences().fiscal_start_month
        self._filter = choice.filter(self._context.filter(), workspace.today(), fiscal_start, found)
        self.views.show_choice(choice)
        self.board.show_deals(self._filter, choice.sort)

    @Slot(object)
    def _on_filter(self, choice: Choice) -> None:
        self._narrow(choice)

    @Slot(object)
    def _on_view(self, choice: Choice) -> None:
        self.filters.set_choice(choice)

    @Slot()
    def _on_scope(self) -> None:
        self._narrow(self.filters.choice)

    @Slot()
    def _on_workspace(self) -> None:
        self.deal.hide()
        self._narrow(self.filters.choice)
        self.board.restart()

    @Slot(int)
    def _on_moving(self, deal_id: int) -> None:
        """Offer the stages for the deal that is open, below its own."""
        self.board.choose([deal_id])
        self.board.questions.show_menu(0, self.deal.stage_foot())

    @Slot()
    def _on_fed(self) -> None:
        if not self._begun:
            self._begun = True
            self.board.take_focus()
        facts = self.board.feed.facts
        self.deal.use_facts(facts)
        workspace = self._context.workspace
        gone = frozenset(workspace.ask(missing_deals, workspace.today(), open_only=True))
        self.filters.show_missing(len(gone))
        if self.filters.choice.missing and gone != self._gone:
            self._narrow(self.filters.choice)
            return
        if facts is None:
            return
        today = self._context.workspace.today()
        sums = whole_totals(facts, today, self._filter)
        parts = [_("{n} open").format(n=count(sums.count or 0))]
        if sums.value is not None and sums.weighted is not None:
            parts.append(short_money(sums.value, sums.currency))
            weighted = short_money(sums.weighted, sums.currency)
            parts.append(_("weighted {value}").format(value=weighted))
        self.subtitle.emit(" · ".join(parts))
        self.filters.show_stalled(self._stalled())

    def _stalled(self) -> int:
        from dataclasses import replace

        from cockpit.analysis.measure import measure
        from cockpit.catalog.metrics import METRICS

        facts, today = self.board.feed.facts, self._context.workspace.today()
        if facts is None:
            return 0
        wide = replace(self._filter, stalled=False)
        period = this(Unit.DAY, today)
        return int(measure(facts, METRICS["stalled_deals"], period, today, filter=wide).value or 0)
