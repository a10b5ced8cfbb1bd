"""The board in the manager's hands: drops, refusals, keys, endings."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import check_off, edit_deals, open_deal
from cockpit.actions.moves import Closing
from cockpit.domain.deal import Outcome
from cockpit.domain.pipeline import Stage
from cockpit.queries import board as questions
from cockpit.storage.work import Work
from cockpit.ui.background import Background
from cockpit.ui.board import mime
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.board.closing_popover import ClosingPopover
from cockpit.ui.board.edit_popover import EditPopover
from cockpit.ui.board.new_deal_popover import NewDealPopover
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace
from tests.ui.board.conftest import in_file, on_screen

Key, Mod = Qt.Key, Qt.KeyboardModifier


def stage_of(workspace: Workspace, deal_id: int) -> int:
    return int(
        workspace.ask(lambda db: db.value("SELECT stage_id FROM deal WHERE id = ?", deal_id))
    )


def set_stage(work: Work, /, stage_id: int, **values: object) -> None:
    stage = work.get(Stage, stage_id)
    for key, value in values.items():
        setattr(stage, key, value)


def open_many(work: Work, n: int) -> None:
    for i in range(n):
        open_deal(work, f"More {i}", 1 + i % 4, "USD", expected_close=date(2026, 4, 1 + i % 28))


def test_cards_dropped_on_a_column_move_together(board: BoardView, filled: Workspace) -> None:
    ids = board.model.ids(0)[:3]
    view = board.lanes[1].view
    data = mime.deals(ids)
    board.lanes[0].view.setFocus()
    event = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Mod.NoModifier,
    )
    view.dropEvent(event)
    assert event.isAccepted()
    assert {stage_of(filled, id) for id in ids} == {2}
    assert on_screen(board) == in_file(filled)
    assert view.hasFocus(), "the keyboard goes on from where the cards are"
    filled.undo()
    assert {stage_of(filled, id) for id in ids} == {1}


def test_a_rule_is_said_while_hovering_and_the_card_stays(
    board: BoardView, filled: Workspace, qtbot: QtBot
) -> None:
    filled.do(set_stage, 2, rules=["needs_amount"])
    qtbot.wait(80)
    id = next(i for i in board.model.ids(0) if board.deck.cards([i])[0].amount is None)
    assert not board.hover(1, mime.deals([id]), QPoint())
    landing = board.lanes[1].view.landing()
    assert landing is not None
    assert landing.refused
    assert "no amount" in landing.text
    assert not board.dropped(1, mime.deals([id]))
    assert "no amount" in board.notice.sentence()
    assert stage_of(filled, id) == 1
    assert on_screen(board) == in_file(filled)


def test_a_full_column_refuses_the_last_one(
    board: BoardView, filled: Workspace, qtbot: QtBot
) -> None:
    filled.do(set_stage, 2, card_limit=len(board.model.ids(1)) + 1)
    qtbot.wait(80)
    first, second = board.model.ids(0)[:2]
    assert board.hand.refuse((first, second), 1) is not None
    assert board.dropped(1, mime.deals([first]))
    assert not board.dropped(1, mime.deals([second]))
    assert "full" in board.notice.sentence()


def test_an_open_checklist_hints_then_lets_pass_with_gaps(
    board: BoardView, filled: Workspace
) -> None:
    id = board.model.ids(2)[0]
    assert board.hover(3, mime.deals([id]), QPoint())
    landing = board.lanes[3].view.landing()
    assert landing is not None
    assert "Decision maker met" in landing.text
    assert not board.dropped(3, mime.deals([id]))
    assert stage_of(filled, id) == 3
    board.notice._on_gaps()
    assert stage_of(filled, id) == 4
    assert "with gaps" in str(filled.ask(lambda db: db.value(
        "SELECT label FROM journal ORDER BY step DESC LIMIT 1"
    )))  # fmt: skip


def test_a_ticked_checklist_lets_pass(board: BoardView, filled: Workspace) -> None:
    id = board.model.ids(2)[0]
    lines = filled.ask(lambda db: db.all("SELECT id FROM exit_criterion"))
    for (line,) in lines:
        filled.do(check_off, id, line, True)
    assert board.dropped(3, mime.deals([id]))
    assert stage_of(filled, id) == 4


def test_the_keyboard_walks_and_carries(board: BoardView, filled: Workspace, qtbot: QtBot) -> None:
    first = board.lanes[0].view
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Home)
    qtbot.keyClick(first, Key.Key_Down)
    carried = board.model.ids(0)[1]
    assert board.chosen_ids() == (carried,)
    qtbot.keyClick(first, Key.Key_Right, Mod.ControlModifier)
    assert stage_of(filled, carried) == 2
    assert board.chosen_ids() == (carried,)
    assert board.lanes[1].view.hasFocus()
    qtbot.keyClick(board.lanes[1].view, Key.Key_Left, Mod.ControlModifier)
    assert stage_of(filled, carried) == 1
    qtbot.keyClick(first, Key.Key_Right)
    assert board.lanes[1].view.hasFocus()
    assert board.chosen_ids()[0] in board.model.ids(1)


def test_a_card_is_carried_from_its_own_column_wherever_the_keyboard_is(
    board: BoardView, filled: Workspace
) -> None:
    last = len(board.model.ids(0)) - 1
    card = board.model.ids(0)[last]
    board.choose([card])
    board.selection.clearSelection()
    board.keys.carry(len(board.lanes) - 1, -1)
    assert stage_of(filled, card) == 1, "there is no column before its own"
    board.keys.carry(len(board.lanes) - 1, 1)
    assert stage_of(filled, card) == 2


def test_shift_and_arrows_choose_several(board: BoardView, qtbot: QtBot) -> None:
    view = board.lanes[0].view
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Home)
    for _press in range(2):
        qtbot.keyClick(view, Key.Key_Down, Mod.ShiftModifier)
    assert board.chosen_ids() == tuple(board.model.ids(0)[:3])
    qtbot.keyClick(view, Key.Key_Escape)
    assert board.chosen_ids() == ()


def test_clicks_choose_across_columns(board: BoardView, qtbot: QtBot) -> None:
    one, other = board.lanes[0].view, board.lanes[1].view
    qtbot.mouseClick(one.viewport(), Qt.MouseButton.LeftButton, pos=one.card_rect(1).center())
    spot = other.card_rect(0).center()
    qtbot.mouseClick(other.viewport(), Qt.MouseButton.LeftButton, Mod.ControlModifier, spot)
    assert board.chosen_ids() == (board.model.ids(0)[1], board.model.ids(1)[0])
    assert other.indexAt(other.card_rect(0).center()).row() == 0


def test_enter_opens_and_n_asks_for_a_new_deal(
    board: BoardView, filled: Workspace, qtbot: QtBot
) -> None:
    view = board.lanes[0].view
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Home)
    with qtbot.waitSignal(board.opened) as opened:
        qtbot.keyClick(view, Key.Key_Return)
    assert opened.args == [board.model.ids(0)[0]]
    qtbot.keyClick(view, Key.Key_N)
    popover = board.window().findChild(NewDealPopover)
    assert isinstance(popover, NewDealPopover)
    popover._rows[0].editor.setText("Brand new")  # type: ignore[union-attr]
    popover._rows[0].editor.setModified(True)  # type: ignore[union-attr]
    popover._on_go()
    assert on_screen(board) == in_file(filled)
    assert board.deck.cards(board.chosen_ids())[0].name == "Brand new"


@pytest.mark.parametrize("outcome", [Outcome.LOST, Outcome.NO_DECISION])
def test_an_ending_is_asked_in_place(board: BoardView, filled: Workspace, outcome: Outcome) -> None:
    id = board.model.ids(1)[0]
    board.questions.ask_ending(outcome, [id])
    popover = board.window().findChild(ClosingPopover)
    assert isinstance(popover, ClosingPopover)
    popover.answered.emit(Closing(filled.today(), reason="Price", outcome=outcome))
    row = filled.ask(lambda db: db.one("SELECT outcome, lost_reason FROM deal WHERE id = ?", id))
    assert row == (outcome.value, "Price")
    assert on_screen(board) == in_file(filled)


def test_winning_without_an_amount_is_refused_in_the_popover(
    board: BoardView, filled: Workspace
) -> None:
    id = next(i for i in board.model.ids(0) if board.deck.cards([i])[0].amount is None)
    board.questions.ask_ending(Outcome.WON, [id])
    popover = board.window().findChild(ClosingPopover)
    assert isinstance(popover, ClosingPopover)
    popover.answered.emit(Closing(filled.today(), amount=None, outcome=Outcome.WON))
    assert not popover.isHidden()
    assert stage_of(filled, id) == 1
    popover.answered.emit(Closing(filled.today(), amount=500_00, outcome=Outcome.WON))
    assert on_screen(board) == in_file(filled)
    assert id not in board.model.ids(0)


def test_a_change_for_several_is_one_step(board: BoardView, filled: Workspace) -> None:
    ids = tuple(board.model.ids(0)[:3])
    before = [card.expected_close for card in board.deck.cards(ids)]
    board.choose(ids)
    board.questions.ask_change("expected_close")
    popover = board.window().findChild(EditPopover)
    assert isinstance(popover, EditPopover)
    popover._take_close(date(2027, 1, 8))
    assert {card.expected_close for card in board.deck.cards(ids)} == {date(2027, 1, 8)}
    filled.undo()
    cards = filled.ask(questions.cards, ids, filled.today())
    assert [{c.id: c for c in cards}[id].expected_close for id in ids] == before


def test_a_hidden_board_reads_when_it_is_shown(
    board: BoardView, filled: Workspace, qtbot: QtBot
) -> None:
    id = board.model.ids(0)[0]
    board.hide()
    from cockpit.actions.moves import move_deal

    filled.do(move_deal, id, 2)
    qtbot.wait(80)
    assert id in board.model.ids(0)
    board.show()
    qtbot.waitUntil(lambda: id in board.model.ids(1), timeout=1000)


def test_the_past_cannot_be_moved(filled: Workspace, qtbot: QtBot) -> None:
    past = Workspace(filled.path, filled.now, as_of=filled.today())
    context = Context(past)
    view = BoardView(context, ChangeRelay(past))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    assert on_screen(view) == in_file(filled)
    assert not view.dropped(1, mime.deals(view.model.ids(0)[:1]))
    assert "past" in view.notice.sentence()
    assert not any(lane.view.dragEnabled() for lane in view.lanes)
    context.use_workspace(filled)
    assert all(lane.view.dragEnabled() for lane in view.lanes), "back to today"
    past.close()


def test_a_first_page_stands_until_the_figures_are_there(
    filled: Workspace, context: Context, relay: ChangeRelay, qtbot: QtBot
) -> None:
    filled.do(open_many, 200)
    background = Background()
    view = BoardView(context, relay, background)
    qtbot.addWidget(view)
    view.begin()
    assert [len(view.model.ids(at)) for at in range(4)] == [40] * 4
    first = view.model.ids(0)[0]
    assert view.dropped(1, mime.deals([first]))
    assert first in view.model.ids(1)
    qtbot.waitUntil(lambda: view.feed.facts is not None, timeout=5000)
    assert on_screen(view) == in_file(filled)
    qtbot.waitUntil(lambda: not background.tasks(), timeout=5000)


def test_much_that_came_in_meanwhile_is_worked_out_beside_the_window(
    filled: Workspace, context: Context, relay: ChangeRelay, qtbot: QtBot
) -> None:
    background = Background()
    view = BoardView(context, relay, background)
    qtbot.addWidget(view)
    view.begin()
    qtbot.waitUntil(lambda: view.feed.facts is not None, timeout=5000)
    before = on_screen(view)
    view.feed.awake = False
    filled.do(open_many, 250)
    qtbot.waitUntil(lambda: view.feed._stale)
    filled.facts()
    view.begin()
    assert on_screen(view) == before
    assert [task.title for task in background.tasks()] == ["Reading the figures"]
    qtbot.waitUntil(lambda: not background.tasks(), timeout=5000)
    assert on_screen(view) == in_file(filled)


def test_next_steps_are_missed_on_cards_only_where_somebody_plans_them(
    filled: Workspace, board: BoardView
) -> None:
    assert board.feed.steps_used
    planned = filled.ask(lambda db: db.all("SELECT id FROM deal WHERE next_step <> ''"))
    filled.do(edit_deals, [id for (id,) in planned], next_step="")
    board.feed.read_again()
    assert not board.feed.steps_used


def test_the_first_page_keeps_to_the_scope(filled: Workspace, context: Context) -> None:
    page = filled.ask(questions.first_page, filled.today(), frozenset({2}))
    assert {card.owner_id for card in page.cards} == {2}
    assert page.counts == (None,) * 4
