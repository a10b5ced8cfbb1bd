"""Everything can be reached by keyboard and has a name for those who cannot see it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from cockpit.ui.shell.welcome import WayButton, Welcome
from cockpit.ui.theme import theme

SIZES = [(1024, 640), (1280, 800), (1440, 900), (2560, 1440)]


def focusable(root: QWidget) -> list[QWidget]:
    return [
        child
        for child in root.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisibleTo(root)
        and child.objectName() != "qt_spinbox_lineedit"
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def nameless(root: QWidget) -> list[QWidget]:
    """Focusable controls a screen reader would call by nothing; combo boxes need a buddy."""
    buddies = {label.buddy() for label in root.findChildren(QLabel)}
    return [
        widget
        for widget in focusable(root)
        if widget not in buddies and (isinstance(widget, QComboBox) or not spoken(widget))
    ]


@pytest.fixture
def opened(stage):
    stage.window.status.show_saved("10:42")
    stage.window.status.show_undo("moved Acme")
    stage.window.status.show_next("Next: 1:1 at 14:00")
    stage.window.status.show_backup("Backup 09:00 ✓")
    stage.window.open("pipeline")
    return stage.window


def test_every_control_of_the_window_has_a_name(opened):
    opened.notices.show_error("details")
    opened.say("Done", undo=True)
    assert len(focusable(opened)) > 12
    assert nameless(opened) == []


def test_every_control_of_the_overlays_has_a_name(opened):
    opened.overlays.open_palette()
    assert nameless(opened.overlays.palette) == []
    opened.overlays.palette.close_now()
    opened.overlays.open_help()
    assert nameless(opened.overlays.key_help) == []


def test_tab_visits_everything_and_comes_back(opened, qtbot):
    expected = set(focusable(opened))
    start = opened.rail.buttons()[0]
    start.setFocus()
    seen: list[QWidget] = []
    for _step in range(3 * len(expected)):
        focused = QApplication.focusWidget() or opened.focusWidget()
        assert isinstance(focused, QWidget)
        if seen and focused is start:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    # Of a group of page buttons Qt's Tab stops at the one that is lit or focused.
    assert {type(widget).__name__ for widget in expected - set(seen)} <= {"RailButton"}
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("look", ["light", "dark", "contrast-light", "contrast-dark"])
def test_focus_can_be_seen(opened, look):
    theme().choose(look)
    for widget in focusable(opened):
        if isinstance(widget, QLineEdit | QPushButton | QLabel):
            continue
        widget.clearFocus()
        place = QRect(widget.mapTo(opened, QPoint(0, 0)), widget.size())
        before = opened.grab(place).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert opened.grab(place).toImage() != before, widget.accessibleName()
    theme().choose("system")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.4, 2.0])
def test_nothing_is_cut(opened, size, scale):
    theme().set_text_scale(scale)
    opened.resize(*size)
    QApplication.processEvents()
    QApplication.processEvents()
    cut = [
        f"{type(w).__name__} {w.accessibleName() or getattr(w, 'text', str)()}"
        for w in opened.findChildren(QWidget)
        if w.isVisibleTo(opened)
        and isinstance(w, QPushButton)
        and w.width() < w.minimumSizeHint().width()
    ]
    outside = [
        w.accessibleName()
        for w in focusable(opened)
        if not opened.rect().contains(w.mapTo(opened, w.rect().center()))
    ]
    theme().set_text_scale(1.0)
    assert (cut, outside) == ([], [])
    assert opened.width() == size[0]


# The list of names under the field; the offscreen platform has no keyboard to grab.
@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_walk_needs_no_mouse(qtbot):
    walk = Welcome("", ["Dustin Brinkmann", "Cara Losch"])
    qtbot.addWidget(walk)
    walk.resize(1024, 640)
    walk.show()
    assert nameless(walk) == []
    name = walk.findChildren(QLineEdit)[0]
    qtbot.keyClicks(name, " Cara Losch ")
    demo = next(b for b in walk.findChildren(WayButton) if b.way.key == "demo")
    with qtbot.waitSignal(walk.begun) as begun:
        qtbot.keyClick(demo, Qt.Key.Key_Return)
    assert begun.args == ["demo", "Cara Losch"]
    walk.grab()
    with qtbot.waitSignal(walk.skipped) as skipped:
        walk.findChildren(QPushButton)[0].click()
    assert skipped.args == ["Cara Losch"]
