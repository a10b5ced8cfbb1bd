"""The model shows what is in the file, whatever happened to it."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import edit_deal
from cockpit.actions.moves import move_deal
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.refusal import Refused
from cockpit.ui.board import mime
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.board.sorting import SORTS
from cockpit.workspace import Workspace
from tests.ui.board.conftest import HOSTILE, in_file, on_screen


def settle(qtbot: QtBot, workspace: Workspace, board: BoardView) -> None:
    """Wait until the announcement has been taken in."""
    qtbot.waitUntil(lambda: on_screen(board) == in_file(workspace), timeout=2000)


def step(chance: random.Random, workspace: Workspace, board: BoardView) -> None:
    ids = [id for ids in in_file(workspace).values() for id in ids]
    id = chance.choice(ids)
    what = chance.randrange(6)
    try:
        if what == 0:
            board.hand.drop((id, *chance.sample(ids, 2)), chance.randrange(4))
        elif what == 1:
            workspace.do(edit_deal, id, amount=chance.randrange(10**7))
        elif what == 2:
            workspace.undo()
        elif what == 3:
            workspace.redo()
        elif what == 4:
            workspace.do(move_deal, id, 1 + chance.randrange(6), with_gaps=True)
        else:
            board.show_deals(EVERYTHING, chance.choice(list(SORTS)))
    except Refused:
        return


def test_a_random_walk_keeps_the_screen_as_the_file_is(
    board: BoardView, filled: Workspace, chance: random.Random, qtbot: QtBot
) -> None:
    for _walk in range(120):
        step(chance, filled, board)
        if chance.random() < 0.3:
            qtbot.wait(70)
            settle(qtbot, filled, board)
    settle(qtbot, filled, board)
    for column in range(len(board.model.columns)):
        keys = board.model._keys[column]
        assert keys == sorted(keys)
        assert len(keys) == len(board.model.ids(column))


@pytest.mark.parametrize("sort", list(SORTS))
def test_a_card_has_the_key_that_the_figures_give_it(board: BoardView, sort: str) -> None:
    board.show_deals(EVERYTHING, sort)
    model, feed = board.model, board.feed
    for column in range(len(model.columns)):
        cards = board.deck.cards(model.ids(column))
        of_cards = [SORTS[sort].of_card(card, feed.ranks) for card in cards]
        assert of_cards == model._keys[column]


def test_a_drop_is_one_move_of_rows_and_never_a_reset(
    board: BoardView, filled: Workspace, qtbot: QtBot
) -> None:
    model = board.model
    moved: list[int] = []
    model.rowsMoved.connect(lambda *_args: moved.append(1))
    model.modelReset.connect(lambda: pytest.fail("a reset"))
    id = model.ids(0)[2]
    data = model.mimeData([model.card_index(id)])
    target = model.column_index(1)
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert moved == [1]
    qtbot.wait(80)
    assert moved == [1]
    assert on_screen(board) == in_file(filled)


def test_the_model_takes_no_rows_away_for_qt(board: BoardView) -> None:
    assert type(board.model).removeRows is QAbstractItemModel.removeRows
    assert not board.model.removeRows(0, 1, board.model.column_index(0))


@pytest.mark.parametrize("payload", [b"", b"{", b'"x"', b"[1.5]", b'["1"]', b"[999999]"])
def test_a_strange_payload_moves_nothing(
    board: BoardView, filled: Workspace, payload: bytes
) -> None:
    before = in_file(filled)
    data = mime.deals([])
    data.setData(mime.TYPE, payload)
    target = board.model.column_index(1)
    assert not board.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert in_file(filled) == before


def test_a_filter_shows_what_it_keeps(board: BoardView, filled: Workspace) -> None:
    board.show_deals(DealFilter(owners=frozenset({1})))
    wanted = filled.ask(
        lambda db: db.all("SELECT id FROM deal WHERE owner_id = 1 AND outcome = 'open'")
    )
    shown = {id for ids in on_screen(board).values() for id in ids}
    assert shown == {id for (id,) in wanted}
    board.show_deals(EVERYTHING)
    assert on_screen(board) == in_file(filled)


def test_cards_read_as_one_sentence_and_names_stay_text(board: BoardView) -> None:
    model = board.model
    sentences = [
        model.data(model.index(row, 0, model.column_index(at)), Qt.ItemDataRole.AccessibleTextRole)
        for at in range(4)
        for row in range(len(model.ids(at)))
    ]
    assert all("owner" in sentence and "next step" in sentence for sentence in sentences)
    assert any(HOSTILE[0] in sentence for sentence in sentences)
    assert not board.grab().isNull()
