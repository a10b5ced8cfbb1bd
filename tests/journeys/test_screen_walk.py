"""Five thousand steps of a random walk: screen = file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.screen_walk import ScreenWalk


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_the_screen_shows_what_the_file_holds(tmp_path: Path, qtbot: QtBot, seed: int) -> None:
    walk = ScreenWalk(tmp_path, seed, qtbot.waitUntil)
    try:
        walk.walk(500)
    finally:
        walk.close()
