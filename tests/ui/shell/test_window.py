"""The window: pages come when they are wanted, the place is remembered, the past is marked."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from cockpit.actions.tasks import add_task
from cockpit.ui.shell.drop_veil import DropVeil
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.page import Page, page_keys
from cockpit.ui.theme import theme
from cockpit.workspace import Workspace
from tests.sql import scalar
from tests.storage.deeds import insert_deals
from tests.ui.shell.conftest import Stage


def test_a_page_is_made_when_it_is_first_shown(stage):
    assert stage.made == ["cockpit"]
    stage.window.open("pipeline")
    stage.window.open("cockpit")
    stage.window.open("pipeline")
    assert stage.made == ["cockpit", "pipeline"]
    assert stage.window.current == "pipeline"


def test_going_to_a_page_by_rail_key_and_command(stage, qtbot):
    stage.window.rail.buttons()[1].click()
    assert stage.window.current == "pipeline"
    qtbot.keyClick(stage.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert stage.window.current == "cockpit"
    stage.commands.run("go.settings")
    assert stage.window.current == "settings"
    assert stage.window.rail.buttons()[-1].isChecked()


def test_a_key_leads_back_to_the_page_before(stage, qtbot):
    assert stage.commands.get("go_back") not in stage.commands.available()
    stage.window.open("pipeline")
    stage.window.open("settings")
    for there in ("pipeline", "settings"):
        qtbot.keyClick(stage.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert stage.window.current == there


def test_an_unknown_page_changes_nothing(stage):
    stage.window.open("forecast")
    assert stage.window.current == "cockpit"


def test_up_and_down_walk_the_rail(stage, qtbot):
    first, second, *_rest = stage.window.rail.buttons()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert stage.window.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert stage.window.current == "pipeline"


def test_the_header_shows_what_the_page_says(stage):
    action = QPushButton("Export")
    stage.window.set_heading("cockpit", "Good evening", "Tuesday")
    stage.window.set_actions("cockpit", [action], period=False)
    header = stage.window.header
    assert (header.title.text(), header.subtitle.text()) == ("Good evening", "Tuesday")
    assert action.isVisible()
    assert not header.period_button.isVisible()
    stage.window.open("pipeline")
    assert header.title.text() == "Pipeline"
    assert not action.isVisible()
    assert header.period_button.isVisible()
    stage.window.open("cockpit")
    assert action.isVisible()


def test_page_and_look_are_remembered(stage, qtbot, workspace, memory_file):
    stage.window.open("pipeline")
    stage.window.choose_theme("dark")
    stage.window.close()
    later = Stage(workspace, memory_file)
    qtbot.addWidget(later.window)
    later.window.open_remembered()
    assert later.window.current == "pipeline"
    assert theme().choice == "dark"
    later.window.choose_theme("system")
    assert "window.geometry" in json.loads(memory_file.read_text("utf-8"))


def test_text_grows_by_key_and_stays_so(stage, qtbot, workspace, memory_file):
    stage.commands.run("text.larger")
    stage.commands.run("text.larger")
    assert theme().text_scale == 1.2
    assert json.loads(memory_file.read_text("utf-8"))["text_scale"] == 1.2
    stage.commands.run("text.smaller")
    stage.commands.run("text.usual")
    assert theme().text_scale == 1.0


def test_a_damaged_memory_is_forgotten(qtbot, workspace, memory_file):
    memory_file.parent.mkdir()
    memory_file.write_text('{"window.page": 5, "window.geometry": "ä", "palette.recent": "x"')
    stage = Stage(workspace, memory_file)
    qtbot.addWidget(stage.window)
    stage.window.open_remembered()
    assert stage.window.current == "cockpit"


def test_memory_keeps_what_others_wrote(memory_file):
    one, other = Memory(memory_file), Memory(memory_file)
    one.put("a", 1)
    other.put("b", 2)
    assert json.loads(memory_file.read_text("utf-8")) == {"a": 1, "b": 2}
    assert Memory(memory_file).get("a", "text") == "text"


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path):
    wall = tmp_path / "wall"
    wall.write_text("a file, not a folder")
    memory = Memory(wall / "machine.json")
    memory.put("a", 1)
    assert memory.get("a", 0) == 1


def test_files_may_be_dropped_anywhere(stage, qtbot, tmp_path):
    file = tmp_path / "deals.csv"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/x.csv")])
    drop = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    carried = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    stage.window.dragEnterEvent(carried)
    veil = stage.window.findChild(DropVeil)
    assert veil.isVisible()
    assert veil.geometry() == stage.window.rect()
    assert veil.sentence() == "Drop 1 file to import it"
    stage.window.dragLeaveEvent(QDragLeaveEvent())
    assert not veil.isVisible()
    stage.window.dragEnterEvent(carried)
    with qtbot.waitSignal(stage.window.files_dropped) as dropped:
        stage.window.dropEvent(drop)
    assert dropped.args == [[file]]
    assert not veil.isVisible()


def test_the_status_bar_says_what_undo_takes_back(stage, qtbot, workspace):
    workspace.do(add_task, "Call <b>Acme</b>", due_on=date(2026, 3, 10))
    qtbot.waitUntil(lambda: "Acme" in stage.window.status.undo_text())
    assert "<b>Acme</b>" in stage.window.status.undo_text()
    with qtbot.waitSignal(stage.undo.told):
        qtbot.keyClick(stage.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not stage.window.status.undo_text())
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(stage.undo.told):
        qtbot.keyClick(stage.window, Qt.Key.Key_Z, both)
    qtbot.waitUntil(lambda: "Acme" in stage.window.status.undo_text())


def test_a_large_step_is_taken_back_beside_the_window(stage, qtbot, workspace):
    workspace.do(insert_deals, 6_000)
    stage.undo.undo()
    assert scalar(workspace, "SELECT count(*) FROM deal") == 6_000
    with qtbot.waitSignal(stage.undo.told) as told:
        stage.undo.undo()
    assert told.args[0].startswith("Still taking back")
    with qtbot.waitSignal(stage.undo.told, timeout=20_000) as told:
        pass
    assert told.args[0].startswith("Undone: ")
    assert scalar(workspace, "SELECT count(*) FROM deal") == 0
    qtbot.waitUntil(lambda: not stage.background.tasks())
    stage.undo.redo()
    assert stage.background.tasks()
    with qtbot.waitSignal(stage.undo.told, timeout=20_000):
        pass
    assert scalar(workspace, "SELECT count(*) FROM deal") == 6_000


def test_the_past_is_marked_and_cannot_be_undone(qtbot, workspace, clock, memory_file):
    past = Workspace(workspace.path, clock, as_of=date(2017, 12, 31))
    stage = Stage(past, memory_file)
    qtbot.addWidget(stage.window)
    stage.undo.refresh()
    assert "31 Dec 2017" in stage.window.notices.notices()["past"]
    assert stage.window.status.undo_text() == ""
    with qtbot.waitSignal(stage.window.notices.chosen) as chosen:
        stage.window.notices.findChildren(QPushButton)[0].click()
    assert chosen.args == ["past", "today"]
    stage.context.use_workspace(workspace)
    assert stage.window.notices.notices() == {}
    past.close()


def test_a_walk_takes_the_place_of_the_pages(stage):
    walk = QWidget()
    stage.window.show_over(walk)
    assert not stage.window.rail.isVisible()
    stage.window.remove_over(walk)
    stage.window.open("cockpit")
    assert stage.window.rail.isVisible()
    assert stage.window.current == "cockpit"


def test_the_rail_gives_up_its_titles_before_it_clips(qtbot, stage):
    many = [Page(f"p{i}", f"Page {i}", "deal", QWidget) for i in range(9)]
    stage.window.add_pages(many)
    stage.window.resize(1024, 640)
    QApplication.processEvents()
    rail = stage.window.rail
    assert all(rail.rect().contains(button.geometry()) for button in rail.buttons())
    tops = [button.y() for button in rail.buttons()]
    assert all(b - a >= 38 for a, b in pairwise(tops))


def test_keys_of_pages_are_counted_off():
    pages = [Page(f"p{i}", "x", "deal", QWidget) for i in range(11)]
    keys = page_keys([*pages, Page("s", "x", "deal", QWidget, at_bottom=True)])
    assert keys["p0"] == "Ctrl+1"
    assert keys["p8"] == "Ctrl+9"
    assert "p9" not in keys
    assert keys["s"] == "Ctrl+,"


def test_the_keyboard_goes_back_to_the_page_when_what_had_it_is_gone(stage, qtbot):
    window = stage.window
    with qtbot.waitActive(window):
        window.activateWindow()
    for key, actions in (("asked", (("yes", "Yes"),)), ("told", ())):
        window.notices.show_notice(key, "warn", "Is it over?", actions)
        button = window.notices.findChildren(QAbstractButton)[-1]
        button.setFocus()
        assert button.hasFocus()
        window.notices.take_back(key)
        assert window.page("cockpit").isAncestorOf(QApplication.focusWidget()) or (
            QApplication.focusWidget() is window.page("cockpit")
        )


def test_a_refusal_without_a_place_is_a_toast(stage):
    stage.window.refuse("That <b>deal</b> is gone.")
    assert stage.window.overlays.toast.sentence() == "That <b>deal</b> is gone."
