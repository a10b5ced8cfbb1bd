"""The keyboard on the board: across columns, carrying cards, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from cockpit.ui.board.model import ID_ROLE
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.ui.board.board_view import BoardView

_FLAGS = QItemSelectionModel.SelectionFlag


class BoardKeys(QObject):
    """Moves the keyboard, and with Ctrl the chosen cards, from lane to lane."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board

    @Slot(int, int)
    def go_across(self, column: int, step: int) -> None:
        """To the card at the same height of the next column that has any."""
        lanes, model = self._board.lanes, self._board.model
        here = lanes[column].view.visualRect(self._board.selection.currentIndex()).center().y()
        target = column + step
        while 0 <= target < len(lanes) and not model.ids(target):
            target += step
        if not 0 <= target < len(lanes):
            return
        view = lanes[target].view
        row = max(0, min(view.row_at(here), len(model.ids(target)) - 1))
        index = model.index(row, 0, model.column_index(target))
        self._board.selection.setCurrentIndex(index, _FLAGS.ClearAndSelect)
        self._board.area.ensureWidgetVisible(lanes[target], 0, 0)
        view.setFocus()

    @Slot(int, int)
    def carry(self, column: int, step: int) -> None:
        """Take the chosen cards, or the one the keyboard is on, to the next column."""
        model = self._board.model
        target = column + step
        ids = self._board.chosen_ids()
        current = self._board.selection.currentIndex()
        lead = model.data(current, ID_ROLE) if current.isValid() else None
        if not ids and lead is not None:
            # It may stand in another column than the keyboard: it goes from there.
            ids, target = (lead,), current.internalId() - 1 + step
        if not ids or not 0 <= target < len(model.columns):
            return
        if self._board.hand.drop(ids, target):
            self._follow(lead if lead in ids else ids[0], ids)

    def announce(self, deal_ids: Sequence[int], stage_id: int) -> None:
        """Say what moved where to a screen reader."""
        names = {column.stage_id: column.name for column in self._board.model.columns}
        cards = self._board.deck.as_read(deal_ids)
        what = (
            cards[0].title if len(cards) == 1 else n_("{n} deal", "{n} deals", len(tuple(deal_ids)))
        )
        where = names.get(stage_id, _("closed"))
        said = _("{deals} moved to {stage}").format(deals=what, stage=where)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._board, said))

    def _follow(self, deal_id: int, ids: Sequence[int]) -> None:
        model, selection = self._board.model, self._board.selection
        index = model.card_index(deal_id)
        if not index.isValid():
            return
        selection.setCurrentIndex(index, _FLAGS.ClearAndSelect)
        for id in ids:
            selection.select(model.card_index(id), _FLAGS.Select)
        lane = self._board.lanes[index.internalId() - 1]
        self._board.area.ensureWidgetVisible(lane, 0, 0)
        lane.view.setFocus()
        lane.view.scrollTo(index)
