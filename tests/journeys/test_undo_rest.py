"""Ctrl+Z where something later changed a part: the reason, and the rest at a press of a button."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import edit_deal
from cockpit.workspace import Workspace
from tests.journeys.desk import Desk
from tests.sql import rows
from tests.storage import deeds
from tests.storage.test_state_machine import START, template

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_rest_is_offered_taken_back_and_done_again(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "cockpit.db"
    path.write_bytes(template().read_bytes())
    with closing(Workspace(path, lambda: START)) as before:
        ids = before.do(deeds.insert_deals, 3)
        before.tend(edit_deal, ids[1], amount=7)
    desk = Desk(tmp_path / "data", qtbot)
    workspace, notices = desk.session.workspace, desk.window.notices
    qtbot.waitUntil(desk.session.undo.can_undo, timeout=20_000)
    desk.press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "undo" in notices.notices(), timeout=20_000)
    assert "cannot be undone: changed amount of" in notices.notices()["undo"]
    (button,) = (b for b in notices.findChildren(QPushButton) if "rest" in b.text())
    assert button.text() == "Undo the rest (6 of 10 rows)"

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notices.notices() == {}, timeout=20_000)
    assert rows(workspace, "SELECT id, amount FROM deal") == [(ids[1], 7)]
    assert desk.window.overlays.toast.sentence() == "Undid the rest of “brought in 3 deals”"
    qtbot.waitUntil(lambda: set().union(*desk.on_screen().values()) == {ids[1]}, timeout=20_000)

    # A field in which nothing was typed has nothing to do again itself.
    field = next(one for one in desk.window.findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    desk.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert rows(workspace, "SELECT id FROM deal ORDER BY id") == [(id,) for id in ids]
    qtbot.waitUntil(lambda: set().union(*desk.on_screen().values()) == set(ids), timeout=20_000)
    desk.close()
