"""The walk in the real window: import, board, drag, tile, undo, restart, redo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.bench.importing import write_csv
from tests.demo_files import demo_file
from tests.journeys.desk import Desk
from tests.sql import scalar

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
DEALS = 400
LARGEST = "SELECT id FROM deal WHERE outcome = 'open' AND stage_id = ? ORDER BY amount DESC"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """What a CRM would give: the demo's deals, one of them with a hostile name."""
    file = tmp_path / "deals.csv"
    write_csv(demo_file(DEALS), file)
    text = file.read_text("utf-8").replace("D-7,", "D-7,<img src=file:///x> ", 1)
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The window on an empty folder."""
    opened = Desk(tmp_path / "data", qtbot)
    yield opened
    opened.close()


SIX = ["weighted_value", "open_deals", "open_value", "win_rate", "revenue", "deals_won"]


def test_import_board_drag_tile_undo_restart_redo(desk: Desk, export: Path) -> None:
    desk.begin_with_import("Mona Manager")
    page = desk.drop_files(export)
    assert page.importing.failure == ""
    assert page.importing.refused == []
    desk.click(page.outcome.primary)
    assert scalar(desk.session.workspace, "SELECT count(*) FROM deal") == DEALS

    desk.window.open("cockpit")
    desk.cockpit.strip.set_keys(SIX)
    desk.wait()
    assert desk.on_screen() == desk.in_file()
    before, tiles = desk.on_screen(), desk.tiles()

    source, target = list(before)[:2]
    deal = scalar(desk.session.workspace, LARGEST, source)
    desk.drag_card(deal, 1)
    desk.wait()
    after, moved = desk.on_screen(), desk.tiles()
    assert deal in after[target]
    assert deal not in after[source]
    assert after == desk.in_file()
    assert moved["weighted_value"] != tiles["weighted_value"]
    assert moved["open_deals"] == tiles["open_deals"]

    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.wait()
    assert desk.on_screen() == desk.in_file() == before
    assert desk.tiles() == tiles

    desk.close()
    desk.open()
    assert desk.window.current == "cockpit"
    assert desk.on_screen() == desk.in_file() == before

    desk.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    desk.wait()
    assert desk.on_screen() == desk.in_file() == after
    assert desk.tiles() == moved
