"""Every page can be worked without a mouse and without eyes, and every command can be given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QWidget

from cockpit.ui.commands import Command
from cockpit.ui.process.known_keys import known_keys
from cockpit.ui.process.pictures import PAGES
from tests.ui.crawl.stand import shown_widgets, turn


def nameless(root: QWidget) -> list[str]:
    """Controls that the keyboard reaches and that a screen reader has no name for. On Linux a
    combo box takes its name only from a label that is its buddy."""
    buddies = {label.buddy() for label in root.findChildren(QLabel)}
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in shown_widgets(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget not in buddies
        and (isinstance(widget, QComboBox) or not spoken(widget))
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader is told."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def told(command: Command) -> tuple[str, ...]:
    """What the help says of a key, and where it works."""
    return command.key, command.title, command.group, command.shortcut, command.page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_control_has_a_name(stand, dark):
    stand.dress(dark=dark)
    found = {page: names for page in PAGES if (names := nameless(stand.show(page)))}
    assert found == {}


def test_every_section_of_the_settings_has_names(stand):
    window = stand.show("settings")
    for section in ("general", "pipelines", "reasons", "people", "targets", "machine", "backups"):
        window.page("settings").show_section(section)
        stand.wait()
        assert nameless(window) == [], section


def test_every_command_can_be_given(stand, monkeypatch):
    monkeypatch.setattr(QFileDialog, "open", lambda *_: None)
    commands = stand.session.commands
    window = stand.show("deal")
    for key in [command.key for command in commands if command.key != "close"]:
        commands.run(key)
        turn(20)
        window.open("pipeline")
    stand.wait()
    assert len(list(commands)) > 20
    # By now every page is made: the help knew all their keys before.
    keys = [one for one in commands if one.page and one.shortcut]
    assert {told(one) for one in keys} == {told(one) for one in known_keys()}
    commands.run("close")
    assert not window.isVisible()


def reached(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What the keyboard comes to until it is where it was, from the control that has it."""
    met: list[QWidget] = []
    while (held := window.focusWidget()) not in met:
        met.append(held)
        QTest.keyClick(held, key)
    return met


def test_tab_comes_to_all_that_is_seen_and_back(stand):
    for page in ("cockpit", "deal", "triage"):
        window = stand.show(page)
        window.activateWindow()
        met = reached(window, Qt.Key.Key_Tab)
        assert met[1:] == reached(window, Qt.Key.Key_Backtab)[:0:-1], page
        missed = [
            spoken(widget)
            for widget in shown_widgets(window)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isEnabled()
            and widget not in met
        ]
        assert missed == [], page
