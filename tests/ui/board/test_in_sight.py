"""What was moved is shown: chosen, and scrolled to where its column's order puts it."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from cockpit.actions.deals import open_deal
from cockpit.storage.work import Work
from cockpit.ui.board import mime
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.board.lane import LEAST_WIDTH
from cockpit.ui.theme import theme
from cockpit.workspace import Workspace


def _fill_second(work: Work) -> int:
    for i in range(20):
        open_deal(work, f"Early {i}", 2, "USD", expected_close=date(2026, 3, 2))
    return open_deal(work, "Late", 1, "USD", expected_close=date(2027, 1, 1))


def test_a_dropped_card_is_chosen_and_in_sight(
    board: BoardView, filled: Workspace, qtbot: QtBot
) -> None:
    late = filled.do(_fill_second)
    qtbot.waitUntil(lambda: late in board.model.ids(0))
    view = board.lanes[1].view
    assert view.verticalScrollBar().value() == 0
    assert board.dropped(1, mime.deals([late]))
    assert board.chosen_ids() == (late,)
    assert view.viewport().rect().contains(view.visualRect(board.model.card_index(late)))
    assert view.verticalScrollBar().value() > 0


def test_lanes_grow_with_the_text(board: BoardView) -> None:
    assert board.lanes[0].minimumWidth() == LEAST_WIDTH
    theme().set_text_scale(1.5)
    try:
        assert {lane.minimumWidth() for lane in board.lanes} == {round(LEAST_WIDTH * 1.5)}
    finally:
        theme().set_text_scale(1.0)
    assert board.lanes[0].minimumWidth() == LEAST_WIDTH
