"""Editors in place: Enter and leaving commit, Escape reverts, refusals stand under the field."""

from __future__ import annotations

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.ui.theme import theme
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, MoneyField, TextField
from cockpit.ui.widgets.form import Form
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


class Kept:
    """What the form handed on; refuses what begins with "no"."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def take(self, value: object) -> None:
        if isinstance(value, str) and value.startswith("no"):
            raise Refused("That will not do.")
        self.values.append(value)


def today() -> date:
    return date(2026, 11, 24)


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def form(qtbot):
    ground = QWidget()
    made = Form()
    QVBoxLayout(ground).addWidget(made)
    qtbot.addWidget(ground)
    ground.resize(420, 300)
    ground.show()
    yield made
    ground.hide()


def refusals(form: Form) -> list[str]:
    return [
        label.text()
        for label in form.findChildren(PlainLabel)
        if label.text() == "That will not do." and not label.isHidden()
    ]


def retype(qtbot, editor: QLineEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_enter_commits_once(form, kept, qtbot):
    row = form.add_row("Name", TextField(), kept.take)
    row.set_value("Acme")
    retype(qtbot, row.editor, "Globex ")
    qtbot.keyClick(row.editor, KEY.Key_Return)
    qtbot.keyClick(row.editor, KEY.Key_Return)
    assert kept.values == ["Globex"]
    assert row.editor.value() == "Globex"


def test_leaving_commits(form, kept, qtbot):
    row = form.add_row("Amount", MoneyField("USD"), kept.take)
    row.set_value(100)
    retype(qtbot, row.editor, "12k")
    QApplication.sendEvent(row.editor, QFocusEvent(QFocusEvent.Type.FocusOut))
    assert kept.values == [1_200_000]
    assert row.editor.text() == "$12,000"


def test_leaving_untouched_or_typing_the_same_commits_nothing(form, kept, qtbot):
    row = form.add_row("Amount", MoneyField("USD"), kept.take)
    row.set_value(1_200_000)
    QApplication.sendEvent(row.editor, QFocusEvent(QFocusEvent.Type.FocusOut))
    retype(qtbot, row.editor, "12000")
    qtbot.keyClick(row.editor, KEY.Key_Return)
    assert kept.values == []
    assert row.editor.text() == "$12,000"


def test_escape_brings_the_value_back(form, kept, qtbot):
    row = form.add_row("Name", TextField(), kept.take)
    row.set_value("Acme")
    retype(qtbot, row.editor, "Glo")
    qtbot.keyClick(row.editor, KEY.Key_Escape)
    assert row.editor.text() == "Acme"
    assert kept.values == []


def test_a_refusal_keeps_the_text_and_says_why(form, kept, qtbot):
    row = form.add_row("Name", TextField(), kept.take)
    row.set_value("Acme")
    retype(qtbot, row.editor, "no way")
    qtbot.keyClick(row.editor, KEY.Key_Return)
    assert row.editor.text() == "no way"
    assert refusals(form) == ["That will not do."]
    assert row.editor.accessibleDescription() == "That will not do."
    retype(qtbot, row.editor, "yes")
    qtbot.keyClick(row.editor, KEY.Key_Return)
    assert refusals(form) == []
    assert kept.values == ["yes"]


def test_what_cannot_be_read_is_refused_in_place(form, kept, qtbot):
    row = form.add_row("Close", DateField(today), kept.take)
    row.set_value(date(2026, 12, 1))
    retype(qtbot, row.editor, "soonish")
    qtbot.keyClick(row.editor, KEY.Key_Return)
    assert kept.values == []
    assert row.editor.property("refused") is True
    qtbot.keyClick(row.editor, KEY.Key_Escape)
    assert row.editor.property("refused") is False
    assert row.editor.text() == "1 Dec 2026"


def test_a_refresh_does_not_take_words_out_of_the_manager_s_hand(form, kept, qtbot):
    row = form.add_row("Name", TextField(), kept.take)
    row.set_value("Acme")
    retype(qtbot, row.editor, "Glob")
    row.set_value("Acme Inc")
    assert row.editor.text() == "Glob"
    qtbot.keyClick(row.editor, KEY.Key_Escape)
    assert row.editor.text() == "Acme Inc"


def test_several_lines(form, kept, qtbot):
    row = form.add_row("Note", MultilineField(), kept.take)
    row.set_value("one")
    row.editor.setFocus()
    row.editor.setPlainText("one\ntwo")
    qtbot.keyClick(row.editor, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept.values == ["one\ntwo"]
    row.editor.setPlainText("three")
    qtbot.keyClick(row.editor, KEY.Key_Escape)
    assert row.editor.toPlainText() == "one\ntwo"


def test_a_choice_commits_when_picked_and_comes_back_when_refused(form, kept, qtbot):
    row = form.add_row("Stage", ChoiceField([("a", "A"), ("no", "No"), ("b", "B")]), kept.take)
    row.set_value("a")
    row.editor.setCurrentIndex(2)
    row.editor.activated.emit(2)
    row.editor.setCurrentIndex(1)
    row.editor.activated.emit(1)
    assert kept.values == ["b"]
    assert row.editor.currentText() == "B"
    row.editor.set_choices([("b", "Better"), ("c", "C")])
    assert row.editor.currentText() == "Better"
    row.set_value("gone")
    assert row.editor.currentIndex() == -1


def test_every_editor_is_named_by_its_label(form, kept):
    rows = [
        form.add_row("Name", TextField(), kept.take),
        form.add_row("Stage", ChoiceField([("a", "A")]), kept.take),
        form.add_row("Note", MultilineField(), kept.take, stacked=True),
    ]
    assert all(row.label.buddy() is row.editor for row in rows)
    assert [row.editor.accessibleName() for row in rows] == ["Name", "Stage", "Note"]


def test_a_day_can_be_picked_from_a_calendar(form, kept, qtbot):
    row = form.add_row("Close", DateField(today), kept.take)
    row.set_value(date(2026, 12, 1))
    row.editor.setFocus()
    qtbot.keyClick(row.editor, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    from cockpit.ui.widgets.calendar import CalendarPopover

    popover = form.window().findChildren(CalendarPopover)[0]
    popover.picked.emit(date(2026, 12, 24))
    popover.close_now()
    assert kept.values == [date(2026, 12, 24)]
    assert row.editor.text() == "24 Dec 2026"


def test_a_field_keeps_its_mark_when_pythons_object_for_it_is_gone(qtbot):
    field = DateField(today)
    qtbot.addWidget(field)
    (mark,) = field.actions()
    light = mark.icon().cacheKey()
    shiboken6.invalidate(mark)
    theme().choose("dark")
    try:
        (mark,) = field.actions()
        assert mark.icon().cacheKey() != light
    finally:
        theme().choose("light")
