"""The import page in the real window: by keyboard alone, and who one is when names are many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cockpit.actions.people import add_person
from cockpit.ui.imports.state import State
from cockpit.ui.process.first_run import WHO
from cockpit.workspace import turns
from tests.journeys.desk import Desk
from tests.sql import rows, scalar
from tests.ui.imports.conftest import MESSY

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The window on an empty folder."""
    opened = Desk(tmp_path / "data", qtbot)
    yield opened
    opened.close()


def test_the_focus_stays_on_the_page_from_file_to_done(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "messy.csv"
    file.write_text(MESSY)
    desk.begin_with_import("Mona Manager")
    page = desk.drop_files(file)
    page.outcome.primary.setFocus()
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.wait()
    assert page.importing.state is State.DONE
    assert QApplication.focusWidget() is page.outcome.primary
    desk.press(Qt.Key.Key_Space)
    assert desk.window.current == "pipeline"


def test_a_name_that_several_have_is_asked_about_and_adds_nobody(desk: Desk) -> None:
    workspace = desk.session.workspace
    ids = [workspace.do(add_person, name) for name in ("Ana Wolf", "Ana Berg", "Ben Novak")]
    desk.begin_with_import("ana")
    notices = desk.window.notices
    assert "Who are you?" in notices.notices()[WHO]
    assert scalar(workspace, "SELECT count(*) FROM person") == 3
    notices.chosen.emit(WHO, str(ids[1]))
    desk.wait()
    assert workspace.preferences().me == ids[1]
    assert WHO not in notices.notices()
    assert rows(workspace, "SELECT name FROM person WHERE id = ?", ids[1]) == [("Ana Berg",)]


def test_who_one_is_waits_for_what_is_being_written(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_AT_MOST_SECONDS", 0.1)
    workspace = desk.session.workspace
    held, free = Event(), Event()

    def hold() -> None:
        with workspace.turns.mine():
            held.set()
            free.wait(300)

    writer = Thread(target=hold)
    writer.start()
    held.wait(60)
    desk.begin_with_import("Mona Manager")
    assert desk.window.current == "import"
    assert workspace.preferences().me is None
    free.set()
    writer.join()
    qtbot.waitUntil(lambda: workspace.preferences().me is not None, timeout=60_000)


def test_a_name_that_nobody_has_is_a_new_person(desk: Desk) -> None:
    desk.begin_with_import("Mona Manager")
    workspace = desk.session.workspace
    me = workspace.preferences().me
    assert rows(workspace, "SELECT name FROM person WHERE id = ?", me) == [("Mona Manager",)]
