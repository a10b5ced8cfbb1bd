"""What floats and what fills: popovers, toasts, messages, chips, menus, bars, sparklines."""

from __future__ import annotations

from math import nan

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPushButton, QWidget
from shiboken6 import delete

from cockpit.ui.shell.overlay import Overlay
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.flow_layout import FlowLayout
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.ui.widgets.message import InlineMessage
from cockpit.ui.widgets.popover import Popover
from cockpit.ui.widgets.progress import ThinBar
from cockpit.ui.widgets.sparkline import Sparkline, sparkline_picture
from cockpit.ui.widgets.toast import Toast

KEY = Qt.Key


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    below = QPushButton("below")
    made.setCentralWidget(below)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    below.setFocus()
    return made


def open_popover(window: QMainWindow, place: QRect) -> Popover:
    popover = Popover("Why?", window)
    for name in ("first", "second"):
        editor = QLineEdit()
        editor.setObjectName(name)
        popover.body.addWidget(editor)
    popover.open_at(window.findChild(QPushButton) or window, place)
    return popover


def test_a_popover_takes_the_focus_and_gives_it_back(window, qtbot):
    popover = open_popover(window, QRect(50, 50, 40, 20))
    assert window.focusWidget().objectName() == "first"
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert popover.isHidden()
    assert window.focusWidget() is window.centralWidget()


@pytest.mark.parametrize("floats", [Popover, Overlay])
def test_what_had_the_focus_may_be_gone_when_it_closes(window, qtbot, floats):
    page = QWidget(window)
    page.setGeometry(0, 0, 300, 200)
    line = QLineEdit(page)
    page.show()
    line.setFocus()
    over: Popover | Overlay
    if floats is Popover:
        over = open_popover(window, QRect(50, 50, 40, 20))
    else:
        over = overlay = Overlay(window, "Search")
        overlay.open()
        overlay.setFocus()
    # The page is built anew while it is open, as after an undo.
    delete(line)
    with qtbot.waitSignal(over.closed):
        over.close_now()
    assert over.isHidden()


def test_tab_goes_round_inside_a_popover(window, qtbot):
    open_popover(window, QRect(50, 50, 40, 20))
    walked = []
    for _step in range(3):
        walked.append(window.focusWidget().objectName())
        qtbot.keyClick(window.focusWidget(), KEY.Key_Tab)
    assert walked == ["first", "second", "first"]


@pytest.mark.parametrize("corner", [(0, 0), (560, 0), (0, 380), (560, 380)])
def test_a_popover_stays_inside_the_window(window, corner):
    popover = open_popover(window, QRect(QPoint(*corner), QSize(40, 20)))
    inner = popover.geometry().adjusted(14, 14, -14, -14)
    assert window.rect().contains(inner)


def test_a_popover_goes_with_the_page_it_belongs_to(window, qtbot):
    page = QWidget(window)
    page.show()
    popover = Popover("Why?", page)
    popover.open_at(page)
    with qtbot.waitSignal(popover.closed):
        page.hide()
    assert popover.isHidden()


def test_a_press_beside_a_popover_closes_it(window, qtbot):
    popover = open_popover(window, QRect(10, 10, 40, 20))
    beside = window.childAt(QPoint(580, 380))
    with qtbot.waitSignal(popover.closed):
        qtbot.mousePress(beside, Qt.MouseButton.LeftButton)


def test_a_toast_says_what_was_done_and_takes_it_back(window, qtbot):
    toast = Toast(window)
    toast.say("Moved <b>Acme</b> to Won", undo=True)
    assert toast.sentence() == "Moved <b>Acme</b> to Won"
    toast.grab()
    undo = next(b for b in toast.findChildren(QPushButton) if b.accessibleName() == "Undo")
    with qtbot.waitSignal(toast.undo):
        undo.click()
    assert toast.sentence() == ""


def test_a_new_toast_replaces_the_old_one(window):
    toast = Toast(window)
    toast.say("One")
    toast.say("Two", kind="bad")
    assert toast.sentence() == "Two"


def test_messages_hand_on_what_was_chosen(window, qtbot):
    message = InlineMessage("warn", "The file is read-only.", (("copy", "Copy"),), closable=True)
    qtbot.addWidget(message)
    with qtbot.waitSignal(message.chosen) as chosen:
        message.findChildren(QPushButton)[0].click()
    assert chosen.args == ["copy"]
    message.say("error", "Worse")
    assert message.sentence.text() == "Worse"
    message.grab()


def test_an_empty_state_offers_a_way_on(qtbot):
    empty = EmptyState("deal", "No deals yet", "Import a file", (("import", "Import"),))
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.chosen) as chosen:
        empty.findChildren(QPushButton)[0].click()
    assert chosen.args == ["import"]


def test_a_filter_chip_is_taken_off_by_its_cross_and_by_delete(qtbot):
    chip = ChipButton("Region: Central", "accent", removable=True)
    qtbot.addWidget(chip)
    chip.show()
    chip.resize(chip.sizeHint())
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, KEY.Key_Delete)
    with qtbot.waitSignal(chip.removed):
        place = QPoint(chip.width() - 14, chip.height() // 2)
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def test_chips_flow_into_lines(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    for i in range(6):
        flow.addWidget(ChipButton(f"Filter number {i}"))
    one = flow.sizeHint()
    assert flow.heightForWidth(one.width() + 5) == one.height()
    assert flow.heightForWidth(one.width() // 2) > one.height()
    ground.resize(one.width() // 2, 300)
    ground.show()
    places = [chip.geometry() for chip in ground.findChildren(ChipButton)]
    assert all(place.right() <= ground.width() for place in places)
    assert len({place.y() for place in places}) > 1


class Chosen:
    def __init__(self) -> None:
        self.keys: list[object] = []

    def take(self, key: object) -> None:
        self.keys.append(key)


def test_a_menu_hands_on_the_key_once(qtbot):
    chosen = Chosen()
    menu = Menu(chosen.take, exclusive=True)
    qtbot.addWidget(menu)
    menu.show_entries([Entry("One", 1), SEPARATOR, Entry("Two", 2)], current=2)
    menu.add_submenu("More", [Entry("Three", 3)])
    one, _line, two, _more = menu.actions()
    assert two.isChecked()
    one.trigger()
    menu.findChildren(Menu)[0].actions()[0].trigger()
    assert chosen.keys == [1, 3]


def test_a_bar_holds_between_nothing_and_all(qtbot):
    bar = ThinBar("Today")
    qtbot.addWidget(bar)
    for share, value in ((0.3, 300), (-1, 0), (7, 1000)):
        bar.set_share(share)
        assert bar.value() == value
        bar.grab()
    bar.set_share(None)
    assert bar.maximum() == 0


def inked(values) -> list[tuple[int, int]]:
    image = sparkline_picture(values, QSize(60, 20), 1.0, QColor("black")).toImage()
    return [(x, y) for x in range(60) for y in range(20) if image.pixelColor(x, y).alpha() > 128]


def test_a_sparkline_rises_to_the_right():
    dots = inked([0.0, 1.0, 2.0, 3.0])
    left = [y for x, y in dots if x < 10]
    right = [y for x, y in dots if x > 50]
    assert min(left) > max(right)


@pytest.mark.parametrize("values", [[], [None, None], [5.0], [2.0, 2.0], [1.0, None, 3.0]])
def test_a_sparkline_bears_gaps_and_nothing(values):
    dots = inked(values)
    assert bool(dots) == any(value is not None for value in values)


def test_a_sparkline_takes_arrays_and_is_drawn_once(qtbot):
    line = Sparkline("Win rate")
    qtbot.addWidget(line)
    values = np.linspace(0, 1, 365)
    values[3] = nan
    line.set_values(values, "good")
    line.resize(80, 28)
    line.grab()
    kept = line._picture
    line.set_values(values.copy(), "good")
    line.grab()
    assert line._picture is kept
    line.set_values(values * 2, "bad")
    assert line._picture is None
