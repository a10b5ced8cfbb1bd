"""Names from data are shown as they are: never as markup, never cut without a way to read them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from cockpit.ui.theme import theme
from cockpit.ui.widgets.avatar import Avatar
from cockpit.ui.widgets.buttons import Button, MenuButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.chip import Chip, ChipButton
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.ui.widgets.pill import initials, paint_pill
from cockpit.ui.widgets.plain_label import PlainLabel, plain_tip

HOSTILE = "<img src='file:///etc/hostname'> & <b>Söns</b>"


def test_a_label_takes_nothing_for_markup(qtbot):
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    assert label.sizeHint().width() >= QFontMetricsF(label.font()).horizontalAdvance(HOSTILE)


@pytest.mark.parametrize("text", [HOSTILE, "a & b", "&lt;b&gt;", "<?xml", "word " * 40])
def test_a_tooltip_takes_nothing_for_markup(text):
    tip = plain_tip(text)
    assert "<b>" not in tip
    assert "<img" not in tip
    assert tip == text or tip.startswith("<div")


def test_short_plain_tooltips_stay_plain():
    assert plain_tip("Acme, 3 of 7") == "Acme, 3 of 7"


def test_a_cut_label_shows_all_of_it_when_hovered(qtbot):
    label = PlainLabel("a long name that cannot fit")
    qtbot.addWidget(label)
    label.set_hint("since Tuesday")
    label.resize(60, 20)
    label.show()
    assert label.elided()
    QApplication.sendEvent(label, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    assert QToolTip.text() == "a long name that cannot fit\nsince Tuesday"
    QToolTip.hideText()


def test_a_label_that_fits_is_not_cut(qtbot):
    label = PlainLabel("Next: 1:1 with Darcel at 14:00", "tiny")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert not label.elided()


@pytest.mark.parametrize("role", ["tiny", "small", "body", "title"])
def test_text_fits_the_width_it_asks_for(qapp, role):
    font = theme().font(role)
    for text in ("1:1 with Darcel 14:00", "Wfi →", "ÄÖÜß 0.99", "a"):
        assert fitted(font, text, text_width(font, text)) == text
    assert fitted(font, "a long text indeed", 30).endswith("…")


def test_a_label_wraps_when_told(qtbot):
    label = PlainLabel("one two three four five six seven eight", wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(60) > label.heightForWidth(600)
    assert not label.elided()


def test_striking_through_comes_and_goes(qtbot):
    label = PlainLabel("done")
    qtbot.addWidget(label)
    label.set_struck(True)
    assert label.font().strikeOut()
    label.set_struck(False)
    assert not label.font().strikeOut()


def test_an_ampersand_is_no_mnemonic(qtbot):
    menu = Menu()
    menu.show_entries([Entry("Smith & Sons", 1)])
    shown = [
        Button("Smith & Sons").text(),
        Check("Smith & Sons").text(),
        MenuButton("Smith & Sons", menu).text(),
        menu.actions()[0].text(),
    ]
    assert shown == ["Smith && Sons"] * 4
    button = Button("Old")
    button.set_text("Smith & Sons")
    assert button.accessibleName() == "Smith & Sons"


def test_chips_show_names_as_they_are(qtbot):
    chip, button = Chip(HOSTILE), ChipButton(HOSTILE, removable=True)
    qtbot.addWidget(chip)
    qtbot.addWidget(button)
    assert isinstance(chip, QLabel)
    assert chip.textFormat() == Qt.TextFormat.PlainText
    assert button.accessibleName() == HOSTILE
    chip.grab()
    button.grab()


def test_a_person_s_letters():
    assert [initials(n) for n in ("Darcel Schlecht", "Cher", "", "jean-luc de la tour", "<b>")] == [
        "DS",
        "C",
        "?",
        "JT",
        "?",
    ]
    assert initials("李 小龍") == "李小"


def test_an_avatar_says_whose_it_is(qtbot):
    avatar = Avatar("Vicki <b>Laflamme</b>")
    qtbot.addWidget(avatar)
    assert avatar.accessibleName() == "Vicki <b>Laflamme</b>"
    assert "<b>" not in avatar.toolTip()
    avatar.grab()


def test_a_pill_is_painted_inside_its_place(qapp):
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_pill(painter, QRect(10, 9, 60, 22), "a text too long for it", "warn")
    painter.end()
    outside = [image.pixelColor(x, y).alpha() for x in (5, 75, 199) for y in range(40)]
    assert max(outside) == 0
    assert image.pixelColor(40, 12).alpha() > 0
