"""The import page in the real window, by mouse: a messy file and hopeless ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cockpit.ui.imports import steps
from cockpit.ui.imports.state import State
from tests.journeys.desk import Desk
from tests.sql import rows, scalar

# Preamble, semicolons, Windows-1252, three styles of dates, ragged rows, a bad amount, a total.
MESSY = """\
Opportunities;;;;;;;
Exported by Zoë Müller;;;;;;;

Opportunity ID;Opportunity name;Owner;Account;Stage;Amount;Created;Next step
A-1;Dachsanierung Süd;Ana Wölf;Acme GmbH;Prospecting;12.500,00 €;05.01.2026;call
A-2;Torantrieb;Ben Novák;Bolt & Söhne;Proposal;viel;06.01.2026;
A-3;Wall;Nobody Known;Cobalt;Prospecting;700,50 €;2026-01-07;
A-4;Gate, north;Ana Wölf;Cobalt;Qualifying;1.200,00 €;8 Feb 2026;
A-5;Cut off
;;;;;;;
Total;;;;;14.400,50 €;;
"""


def bomb(path: Path) -> Path:
    """A workbook whose one sheet says to be 300 MB of nothing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _block in range(300):
                sheet.write(bytes(1 << 20))
    return path


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The window on an empty folder."""
    opened = Desk(tmp_path / "data", qtbot)
    opened.begin_with_import("Mona Manager")
    yield opened
    opened.close()


def test_a_messy_file_is_mended_and_imported_by_mouse(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "messy.csv"
    file.write_bytes(MESSY.encode("cp1252"))
    page = desk.drop_files(file)
    desk.click(page.files.steps.chip(steps.CHECK))
    grid = page.files.check.rows
    texts = page.outcome.counts.texts()
    assert (texts["New deals"], texts["Rows refused"]) == ("3", "2")
    assert "“viel”" in page.files.check.fault.text()
    spot = grid.visualRect(grid.currentIndex()).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    (editor,) = grid.viewport().findChildren(QLineEdit)
    qtbot.keyClicks(editor, "800,00")
    row = grid.lines.row_of(9)
    other = grid.visualRect(grid.lines.index(row, 3)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=other)
    qtbot.waitUntil(lambda: page.outcome.counts.texts()["New deals"] == "4")
    desk.wait()
    desk.click(page.outcome.primary)
    assert page.importing.state is State.DONE
    found = rows(desk.session.workspace, "SELECT name, amount, opened_on FROM deal ORDER BY name")
    assert [(name, amount) for name, amount, _day in found] == [
        ("Dachsanierung Süd", 1250000),
        ("Gate, north", 120000),
        ("Torantrieb", 80000),
        ("Wall", 70050),
    ]
    assert all(day is not None for _name, _amount, day in found)


def test_hopeless_files_are_refused_by_name_and_leave_nothing(desk: Desk, tmp_path: Path) -> None:
    before = _done(desk)
    photo, empty = tmp_path / "photo.csv", tmp_path / "empty.csv"
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20)
    empty.write_bytes(b"")
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(_encrypted())
    page = desk.drop_files(photo, empty, locked, bomb(tmp_path / "bomb.xlsx"))
    said = page.files.messages.sentences()
    assert [one.split(" ")[0] for one in said] == [
        "photo.csv", "empty.csv", "locked.xlsx", "bomb.xlsx",
    ]  # fmt: skip
    assert all("was not taken" in one for one in said)
    assert page.importing.state is State.EMPTY
    assert _done(desk) == before
    assert scalar(desk.session.workspace, "SELECT count(*) FROM deal") == 0


def _done(desk: Desk) -> list[tuple[Any, ...]]:
    """What the user did, by the journal; what the program tends of itself may come at any time."""
    sql = "SELECT step, label FROM journal WHERE flavour <> 'tend'"
    return rows(desk.session.workspace, sql)


def _encrypted() -> bytes:
    """The head of a compound file, in which Excel keeps an encrypted workbook."""
    out = io.BytesIO(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    out.seek(0, io.SEEK_END)
    out.write("EncryptedPackage".encode("utf-16le") + bytes(2048))
    return out.getvalue()
