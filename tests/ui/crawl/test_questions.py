"""Questions in place, answered by keyboard alone."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cockpit.domain.deal import Outcome
from cockpit.ui.board.closing_popover import ClosingPopover
from cockpit.ui.board.new_deal_popover import NewDealPopover
from cockpit.ui.deal.name_field import NameField
from cockpit.ui.widgets.buttons import IconButton, QuietButton
from cockpit.ui.widgets.fields import DateField
from tests.sql import rows, scalar
from tests.ui.crawl.stand import turn

_FIRST = "SELECT id FROM deal WHERE outcome = 'open' ORDER BY id LIMIT 1"


@pytest.fixture
def board(stand):
    """The board of the pipeline page."""
    stand.show("pipeline")
    return stand.window.page("pipeline").board


def asked(stand, kind):
    """The question that is open."""
    return next(one for one in stand.window.findChildren(kind) if one.isVisible())


def enter(stand) -> None:
    """Press Enter where the focus is."""
    QTest.keyClick(stand.window.focusWidget(), Qt.Key.Key_Return)
    turn(50)


def test_enter_closes_a_deal(stand, board):
    deal = scalar(stand.session.workspace, _FIRST)
    board.questions.ask_ending(Outcome.LOST, [deal])
    enter(stand)
    stand.wait()
    assert scalar(stand.session.workspace, "SELECT outcome FROM deal WHERE id = ?", deal) == "lost"


def test_a_field_that_is_refused_holds_the_answer_back(stand, board):
    deal = scalar(stand.session.workspace, _FIRST)
    board.questions.ask_ending(Outcome.LOST, [deal])
    question = asked(stand, ClosingPopover)
    field = question.findChild(DateField)
    field.selectAll()
    QTest.keyClicks(field, "someday")
    enter(stand)
    assert question.isVisible()
    assert scalar(stand.session.workspace, "SELECT outcome FROM deal WHERE id = ?", deal) == "open"


def test_an_account_picked_from_the_list_belongs_to_the_new_deal(stand, board):
    account, name = rows(stand.session.workspace, "SELECT id, name FROM account LIMIT 1")[0]
    board.questions.ask_new(0)
    question = asked(stand, NewDealPopover)
    QTest.keyClicks(question.findChild(QLineEdit), "By keys alone")
    field = question.findChild(NameField)
    # The list itself would grab the keyboard, which this platform cannot give.
    field.setFocus()
    field.completer().activated.emit(name)
    enter(stand)
    stand.wait()
    made = rows(stand.session.workspace, "SELECT account_id FROM deal WHERE name = 'By keys alone'")
    assert made == [(account,)]
    current = board.selection.currentIndex()
    view = board.lanes[0].view
    assert view.viewport().rect().contains(view.visualRect(current))


def test_enter_presses_a_button(qapp):
    pressed: list[QAbstractButton] = []
    for button in (QuietButton("Press"), IconButton("plus", "Press")):
        button.clicked.connect(partial(pressed.append, button))
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(pressed) == 2


def test_escape_in_the_filter_brings_the_deals_back(stand, board):
    field = stand.window.page("pipeline").filters.text
    whole = board.model.rowCount(board.model.index(0, 0))
    field.setFocus()
    QTest.keyClicks(field, "no deal is called so")
    turn(600)
    stand.wait()
    assert board.model.rowCount(board.model.index(0, 0)) == 0
    QTest.keyClick(field, Qt.Key.Key_Escape)
    turn(600)
    stand.wait()
    assert board.model.rowCount(board.model.index(0, 0)) == whole
