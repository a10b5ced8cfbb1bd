"""The import page by keyboard alone, and for those who do not see it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from cockpit.ui.imports import steps
from cockpit.ui.imports.column_model import ColumnLine, ColumnModel
from cockpit.ui.imports.state import State
from cockpit.ui.widgets.quiet_link import QuietLink
from tests.ui.imports.conftest import CLEAN, MESSY, UNCLEAR
from tests.ui.shell.test_access import nameless


def has_focus(widget):
    return QApplication.focusWidget() is widget


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def tab_to(qtbot, widget):
    for _step in range(40):
        if has_focus(widget):
            return
        press(qtbot, Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reached {widget.accessibleName()}")


@pytest.fixture
def active(desk, qtbot):
    with qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    return desk


def test_an_import_by_keyboard_alone(active, qtbot):
    active.page.files.drop.button.setFocus()
    active.take(active.file("deals.csv", CLEAN))
    table = active.page.files.columns
    assert has_focus(table)
    for _row in range(5):
        press(qtbot, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 5
    press(qtbot, Qt.Key.Key_Delete)
    active.wait()
    assert table.lines.line(5).field == ""
    table.setFocus()
    tab_to(qtbot, active.page.outcome.primary)
    press(qtbot, Qt.Key.Key_Space)
    active.wait()
    assert active.at(State.DONE)
    assert has_focus(active.page.outcome.primary)
    assert active.page.isAncestorOf(QApplication.focusWidget())
    press(qtbot, Qt.Key.Key_Space)
    assert active.opened == [True]


# A list that opens over the window takes the keyboard, which the offscreen platform has none of.
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_choice_is_opened_and_made_by_keyboard(active, qtbot):
    active.take(active.file("deals.csv", CLEAN))
    table = active.page.files.columns
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    (combo,) = table.viewport().findChildren(QComboBox)
    names = combo.view()
    qtbot.keyClicks(names, "Competitor")
    qtbot.keyClick(names, Qt.Key.Key_Return)
    active.wait()
    assert table.lines.line(1).field == "competitor"
    assert table.viewport().findChildren(QComboBox) in ([], [combo])


def test_ctrl_enter_does_what_the_button_says(active, qtbot):
    active.take(active.file("deals.csv", CLEAN))
    active.page.files.columns.setFocus()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    active.wait()
    assert len(active.deals()) == 3


def test_answers_are_reached_by_tab(active, qtbot):
    active.take(active.file("deals.csv", UNCLEAR))
    answer = next(
        button
        for button in active.page.files.messages.findChildren(
            type(active.page.outcome.primary).__base__
        )
        if "Day first" in button.text()
    )
    active.page.files.steps.chip(steps.COLUMNS).setFocus()
    tab_to(qtbot, answer)
    press(qtbot, Qt.Key.Key_Space)
    active.wait()
    assert active.page.files.messages.sentences() == []


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_every_control_has_a_name(desk):
    assert nameless(desk.page) == []
    desk.take(desk.file("messy.csv", MESSY), desk.file("deals.csv", UNCLEAR))
    for step in (steps.COLUMNS, steps.CHECK, steps.FILE):
        desk.page.presenter.go_to(step)
        assert nameless(desk.page) == []
    desk.page.presenter.go_to(steps.COLUMNS)
    desk.page.files.columns.open_choice(0)
    assert nameless(desk.page) == []


def test_names_of_files_and_cells_are_plain_text(desk):
    desk.take(desk.file("deals &amp; more.csv", CLEAN))
    texts = {label.text() for label in desk.page.findChildren(QLabel)}
    assert "Import deals &amp; more.csv" in texts
    for label in desk.page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_columns_keep_the_rules_of_models(qtbot):
    model = ColumnModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    one = [ColumnLine("a", "name", "x", "exact", "good"), ColumnLine("b", "", "y", "", "neutral")]
    fields = [("name", "Name"), ("amount", "Amount")]
    model.show_lines(one, fields)
    model.show_lines([one[0], ColumnLine("b", "amount", "y", "read", "good")], fields)
    model.show_lines(one[:1], fields)
    assert tester.model() is model
    assert ("name", "Name") in model.choices(0)
    model.show_lines([], [])


def test_arrows_stay_in_their_row_of_chips(active, qtbot):
    active.take(active.file("messy.csv", MESSY))
    active.page.presenter.go_to(steps.CHECK)
    chips = active.page.files.check.views.chips()
    assert len(chips) > 1
    chips[-1].setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert has_focus(chips[0])
    assert chips[0].isChecked()
    press(qtbot, Qt.Key.Key_Left)
    assert has_focus(chips[-1])


def test_the_page_hands_the_keyboard_to_the_button_that_begins(active):
    active.page.setFocus()
    assert has_focus(active.page.files.drop.button)
    active.take(active.file("deals.csv", CLEAN))
    active.page.setFocus()
    assert has_focus(active.page.files.columns)


def test_ctrl_enter_is_the_pages_and_presses_no_button_it_is_on(qtbot):
    button, pressed = QuietLink("Undo"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert len(pressed) == 1
