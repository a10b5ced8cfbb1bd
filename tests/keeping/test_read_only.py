"""A folder that cannot be written: all of it is shown and exported, every change refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.app import open_folder
from cockpit.cli import run
from cockpit.domain.trouble import StoreTrouble
from cockpit.paths import Folder
from cockpit.storage.database import connect
from cockpit.workspace import Workspace
from tests.journeys.desk import Desk
from tests.keeping.unwritable import unwritable
from tests.sql import rows
from tests.storage import deeds
from tests.storage.test_state_machine import START, template

READING = (
    ("deals",), ("deals", "--stalled"), ("kpi", "--by", "owner"), ("agenda",), ("brief",),
    ("reminders",), ("history",), ("settings",), ("check",),
)  # fmt: skip
CHANGING = (
    ("undo",), ("redo",), ("move", "{deal}", "Lost"), ("settings", "holiday_country", "DE"),
    ("import", "{file}"), ("restore", "{copy}"),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a few deals that was closed in good order."""
    made = tmp_path / "data"
    made.mkdir()
    (made / "cockpit.db").write_bytes(template().read_bytes())
    with closing(Workspace(made / "cockpit.db", lambda: START)) as workspace:
        workspace.do(deeds.insert_deals, 6)
        workspace.rest()
    return made


@pytest.fixture
def closed(folder: Path) -> Iterator[Path]:
    """The same on a medium that cannot be written."""
    held = content(folder)
    with unwritable(folder):
        yield folder
        assert content(folder) == held


def content(folder: Path) -> dict[str, str]:
    """What each file holds."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def told(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--data", str(folder), *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_every_question_is_answered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def answers() -> list[Any]:
        given = [told(capsys, folder, *words, "--json") for words in READING]
        assert {code for code, _out, _err in given} == {0}
        return [json.loads(out) for _code, out, _err in given]

    usual = answers()
    with unwritable(folder):
        assert answers() == usual
        _code, _out, err = told(capsys, folder, "deals")
        assert "cannot be written; it is only read" in err


def test_it_is_exported_and_copied(
    closed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, closed, "export", "deals", str(tmp_path / "deals.xlsx"))[0] == 0
    assert told(capsys, closed, "backup", str(tmp_path / "copy.db"))[0] == 0
    with closing(open_folder(Folder(closed))) as here:
        there = connect(tmp_path / "copy.db", read_only=True)
        assert there.execute("SELECT * FROM deal").fetchall() == rows(here, "SELECT * FROM deal")
        there.close()


def test_every_change_is_refused_in_one_line(
    closed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"deal": "", "file": str(tmp_path / "a.csv"), "copy": str(tmp_path / "copy.db")}
    assert told(capsys, closed, "export", "deals", given["file"])[0] == 0
    assert told(capsys, closed, "backup", given["copy"])[0] == 0
    given["deal"] = json.loads(told(capsys, closed, "deals", "--json")[1])[0]["id"]
    Path(given["file"]).write_text("Deal,Stage\nNew one,Prospecting\n", "utf-8")
    for words in CHANGING:
        code, out, err = told(capsys, closed, *(word.format(**given) for word in words))
        lines = [line for line in err.splitlines() if line.startswith("cockpit: ")]
        assert (code, out, len(lines)) == (2, "", 1), (words, err)
        assert "cannot be written" in lines[0], words


def test_an_older_file_would_have_to_be_written(folder: Path) -> None:
    with closing(connect(folder / "cockpit.db")) as file:
        file.execute("PRAGMA user_version = 1")
    with unwritable(folder), pytest.raises(StoreTrouble, match="cannot be written"):
        open_folder(Folder(folder))


def test_the_window_shows_it_and_says_why_nothing_changes(
    closed: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = Desk(closed, qtbot)
    said = desk.window.notices.notices()["only_read"]
    assert said.startswith(f"{closed} cannot be written")
    assert desk.on_screen() == desk.in_file()
    held = desk.on_screen()
    with qtbot.waitSignal(desk.board.hand.denied, timeout=20_000) as denied:
        desk.drag_card(next(iter(held[1])), 1)
    assert denied.args is not None
    assert "nothing in it can be changed" in denied.args[0].sentence
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.on_screen() == held
    for page in ("tasks", "calendar", "import", "brief"):
        desk.window.open(page)
        desk.wait()
    desk.close()
