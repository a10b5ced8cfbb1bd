"""The board: lanes side by side, what floats over them, and the hand that moves cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QDrag, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.ui.board import mime
from cockpit.ui.board.board_keys import BoardKeys
from cockpit.ui.board.card_column import CardColumn
from cockpit.ui.board.card_painter import CardPainter
from cockpit.ui.board.deck import Deck
from cockpit.ui.board.dragging import AutoScroll, drag_picture, hot_spot
from cockpit.ui.board.feed import BoardFeed
from cockpit.ui.board.hand import Denial, Hand
from cockpit.ui.board.lane import Lane
from cockpit.ui.board.model import ID_ROLE, BoardModel
from cockpit.ui.board.notice import Notice
from cockpit.ui.board.outcome_strip import OutcomeStrip
from cockpit.ui.board.questions import Questions
from cockpit.ui.board.sorting import SORTS
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.domain.filters import DealFilter
    from cockpit.queries.board import Card
    from cockpit.ui.background import Background
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

_GAP = 10


class BoardView(QWidget):
    """Give it the window's context and relay; it feeds itself. ``opened(deal_id)`` when a card
    is opened, ``chosen(ids)`` when other cards are chosen, ``fed`` when it was brought up to date.

    Without ``background`` the figures are read at once, in this thread. It follows the window's
    scope by itself, unless a page with filters of its own (``follows`` False) calls
    ``show_deals``.
    """

    opened = Signal(int)
    chosen = Signal(object)
    fed = Signal()

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        *,
        weighted: bool = True,
        follows: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._weighted = context, weighted
        self.model = BoardModel(self._card_of, self)
        self.deck = Deck(context, self.model.ids)
        self.hand = Hand(context, self.model, self.deck, self)
        self.feed = BoardFeed(context, relay, background, self.model, self.deck, self)
        self.selection = QItemSelectionModel(self.model, self)
        self.painter = CardPainter(self)
        self.lanes: list[Lane] = []
        self._build()
        self.keys = BoardKeys(self)
        self.questions = Questions(context, self)
        self._connect()
        self.feed.awake = False
        self._started = False
        if follows:
            self.show_deals(context.filter())
            context.scope_changed.connect(self._on_scope)
            context.workspace_changed.connect(self.restart)

    # For the page around it

    def show_deals(self, chosen: DealFilter, sort: str = "close") -> None:
        """Show the deals that a filter keeps, in an order of ``sorting.SORTS``."""
        for lane in self.lanes:
            lane.view.verticalScrollBar().setValue(0)
        self.feed.show(chosen, sort if sort in SORTS else "close")

    def chosen_ids(self) -> tuple[int, ...]:
        """The deals of the chosen cards, column by column from the top."""
        indexes = [i for i in self.selection.selectedIndexes() if i.internalId()]
        indexes.sort(key=_place)
        return tuple(index.data(ID_ROLE) for index in indexes)

    def choose(self, deal_ids: Sequence[int]) -> None:
        """Choose these cards and bring the last one into sight."""
        flags = QItemSelectionModel.SelectionFlag
        indexes = [self.model.card_index(deal_id) for deal_id in deal_ids]
        there = [index for index in indexes if index.isValid()]
        if not there:
            self.selection.clearSelection()
            return
        self.selection.setCurrentIndex(there[-1], flags.ClearAndSelect)
        for index in there:
            self.selection.select(index, flags.Select)
            self.lanes[index.internalId() - 1].view.scrollTo(index)

    @Slot()
    def show_current_lane(self) -> None:
        """Bring the column of the current card into sight, as when the board became narrower."""
        index = self.selection.currentIndex()
        if index.isValid() and 0 < index.internalId() <= len(self.lanes):
            self.area.ensureWidgetVisible(self.lanes[index.internalId() - 1], 0, 0)

    def take_focus(self) -> None:
        """Put the keyboard on the current card, else on the first column."""
        index = self.selection.currentIndex()
        column = index.internalId() - 1 if index.isValid() and index.internalId() else 0
        if column < len(self.lanes):
            self.lanes[column].view.setFocus()

    def begin(self) -> None:
        """Read the first page; later calls bring the board up to date."""
        if self._started:
            self.feed.wake()
            return
        self._started = self.feed.awake = True
        self.feed.start()

    @Slot()
    def restart(self) -> None:
        """Another folder, or another day."""
        if self._started:
            self.feed.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What went stale while hidden is read again."""
        super().showEvent(event)
        self.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden board goes stale."""
        super().hideEvent(event)
        self.feed.awake = False

    # DropSide

    def hover(self, column: int, data: QMimeData, at: QPoint) -> bool:
        """Open a place in the column, or say there why not."""
        ids = mime.deal_ids(data)
        lane = self.lanes[column]
        self._scroll_near(lane, at)
        first = self.model.find(ids[0]) if ids else None
        row = 0 if first is None else self._row_in(column, ids[0])
        landing = self.hand.landing(ids, column, row)
        for other in self.lanes:
            other.view.show_landing(landing if other is lane else None)
        return landing is not None and not landing.refused

    def hover_ended(self) -> None:
        """Close every open place."""
        self._auto.stop()
        for lane in self.lanes:
            lane.view.show_landing(None)

    def dropped(self, column: int, data: QMimeData) -> bool:
        """Move the deals."""
        self.hover_ended()
        index = self.model.column_index(column)
        return self.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index)

    def drag_from(self, column: int, press: QPoint) -> None:
        """Drag the chosen cards; the strip of endings rises while it lasts."""
        ids = self.chosen_ids()
        cards = self.deck.cards(ids)
        under_way = not self.strip.isHidden()
        if not cards or under_way or self._context.as_of is not None:
            return
        view = self.lanes[column].view
        self.hand.pick_up(ids)
        drag = QDrag(view)
        drag.setMimeData(mime.deals(ids))
        width, ratio = view.viewport().width(), self.devicePixelRatioF()
        drag.setPixmap(drag_picture(self.painter, cards, view.today, width, ratio))
        drag.setHotSpot(hot_spot(press, view.visualRect(view.indexAt(press))))
        self._show_endings(True)
        drag.exec(Qt.DropAction.MoveAction)
        self._show_endings(False)
        self.hover_ended()
        self.hand.let_go()

    # Inside

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QWidget()
        line = QHBoxLayout(self._row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        self.area.setWidget(self._row)
        outer.addWidget(self.area)
        self.strip = OutcomeStrip(self)
        self.notice = Notice(self)
        self._auto = AutoScroll(self)

    def _connect(self) -> None:
        self.feed.restaged.connect(self._on_restaged)
        self.feed.fed.connect(self._on_fed)
        self.hand.moved.connect(self._on_moved)
        self.hand.denied.connect(self._on_denied)
        self.strip.dropped.connect(self.questions.ask_ending)
        self.notice.insisted.connect(self._on_insisted)
        self.selection.selectionChanged.connect(self._on_selection)
        self.model.dataChanged.connect(self._on_data)

    def _show_endings(self, shown: bool) -> None:
        """The strip of endings rises below the lanes, which make room: their last cards and
        their scrolling edges stay in reach."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, self.strip.room if shown else 0)
        if shown:
            self.strip.rise()
        else:
            self.strip.hide()

    def _card_of(self, deal_id: int, column: int, row: int) -> Card | None:
        return self.deck.card(deal_id, column, row)

    def _row_in(self, column: int, deal_id: int) -> int:
        card = next(iter(self.deck.as_read([deal_id])), None)
        key = 0 if card is None else SORTS[self.feed.sort].of_card(card, self.feed.ranks)
        return self.model.landing(column, key, deal_id)

    def _scroll_near(self, lane: Lane, at: QPoint) -> None:
        places = [
            (lane.view.viewport(), lane.view.verticalScrollBar(), True),
            (self.area.viewport(), self.area.horizontalScrollBar(), False),
        ]
        self._auto.near(at, places)

    @Slot()
    def _on_scope(self) -> None:
        self.show_deals(self._context.filter(), self.feed.sort)

    @Slot()
    def _on_restaged(self) -> None:
        line = self._row.layout()
        assert isinstance(line, QHBoxLayout)
        while (item := line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lanes = [self._lane(at) for at in range(len(self.model.columns))]
        for lane in self.lanes:
            line.addWidget(lane, 1)
        line.addStretch(0)
        if self.lanes:
            self.setFocusProxy(self.lanes[0].view)

    def _lane(self, at: int) -> Lane:
        column = self.model.columns[at]
        view = CardColumn(self.model, self.selection, at, self.painter, self)
        view.today = self._context.workspace.today()
        view.empty_text = _("Reading the deals…")
        view.setAccessibleName(column.name)
        view.setDragEnabled(self._context.as_of is None)
        view.opened.connect(self.opened)
        view.across.connect(self.keys.go_across)
        view.carried.connect(self.keys.carry)
        view.new_wanted.connect(self.questions.ask_new)
        view.menu_wanted.connect(self.questions.show_menu)
        view.copy_wanted.connect(self.questions.copy)
        return Lane(column.name, view)

    @Slot(bool)
    def _on_fed(self, anew: bool) -> None:
        if anew:
            self.painter.use_steps(self.feed.steps_used)
            today = self._context.workspace.today()
            whole = self.feed.facts is not None
            writable = self._context.as_of is None
            for lane in self.lanes:
                lane.view.today = today
                # The lanes stay where another day of the same folder is shown.
                lane.view.setDragEnabled(writable)
                lane.view.empty_text = self._empty_words() if whole else _("Reading the deals…")
                lane.view.viewport().update()
        self._share_heads()
        self.fed.emit()

    def _empty_words(self) -> str:
        if self._context.as_of is not None:
            return _("No deals here")
        if self.feed.filter != self._context.filter():
            return _("No deal here fits the filters.")
        return _("No deals here. N adds one.")

    def _share_heads(self) -> None:
        """Weighted values stand in all heads or in none."""
        fits = all(lane.head.has_room_for_weighted() for lane in self.lanes)
        for lane in self.lanes:
            lane.head.show_weighted(self._weighted and fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heads have other room, and the strip of endings another foot."""
        super().resizeEvent(event)
        if not self.strip.isHidden():
            self.strip.rise()
        QTimer.singleShot(0, self, self._share_heads)

    @Slot(QModelIndex, QModelIndex)
    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.isValid() and not first.internalId() and first.row() < len(self.lanes):
            lane, totals = self.lanes[first.row()], self.model.totals[first.row()]
            lane.head.show_totals(totals)
            said = self.model.data(first, Qt.ItemDataRole.AccessibleTextRole)
            lane.view.setAccessibleName(said)

    @Slot(object, int)
    def _on_moved(self, deal_ids: Sequence[int], stage_id: int) -> None:
        self.notice.leave()
        self.feed.touched_by_hand(deal_ids)
        for lane in self.lanes:
            # At once: what is laid out later is painted once more.
            lane.view.executeDelayedItemsLayout()
        # The order of the column may have put them where nobody looks.
        self.choose(deal_ids)
        if any(lane.view.hasFocus() for lane in self.lanes):
            # The keyboard goes on from where the cards are now.
            self.take_focus()
        self.keys.announce(deal_ids, stage_id)

    @Slot(object)
    def _on_denied(self, denial: Denial) -> None:
        if self.questions.take_denial(denial):
            return
        anchor = QRect(0, 0, self.width(), 40)
        if denial.column is not None and denial.column < len(self.lanes):
            lane = self.lanes[denial.column]
            anchor = QRect(lane.mapTo(self, QPoint(0, 0)), lane.size())
        self.notice.say(denial, anchor)

    @Slot(object)
    def _on_insisted(self, denial: Denial) -> None:
        self.hand.move(
            denial.deal_ids,
            denial.stage_id,
            column=denial.column,
            closing=denial.closing,
            with_gaps=True,
        )

    @Slot()
    def _on_selection(self) -> None:
        self.chosen.emit(self.chosen_ids())


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.internalId(), index.row()
