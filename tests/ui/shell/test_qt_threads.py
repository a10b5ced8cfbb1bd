"""What makes classes of Qt's kind is loaded by the GUI thread alone, a few pieces a turn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import sleep

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cockpit.ui.in_pieces import InPieces

ROOT = Path(__file__).resolve().parents[3]
CODE = """
import threading
from importlib import import_module
from tests import qt_threads
import cockpit.ui
qt_threads.watch()
for name in ("cockpit.ui.kpis.tile_text", "cockpit.ui.in_pieces"):
    beside = threading.Thread(target=import_module, args=(name,))
    beside.start()
    beside.join()
print(qt_threads.taken())
"""


def test_what_another_thread_loads_is_seen() -> None:
    run = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "['cockpit.ui.in_pieces']"


def test_between_pieces_the_window_has_its_turn(qtbot: QtBot) -> None:
    seen: list[str] = []

    def piece() -> None:
        seen.append("piece")
        sleep(0.006)

    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: seen.append("window"))
    beat.start()
    work = InPieces(piece for _time in range(12))
    with qtbot.waitSignal(work.done):
        work.begin()
        work.begin()
    beat.stop()
    turns = "".join(one[0] for one in seen).strip("w").split("w")
    assert seen.count("piece") == 12
    assert max(map(len, turns)) <= 2


def test_the_rest_is_done_at_once(qtbot: QtBot) -> None:
    seen: list[int] = []
    work = InPieces(iter([lambda: seen.append(1), lambda: seen.append(2)]))
    with qtbot.waitSignal(work.done, timeout=0):
        work.finish()
    assert seen == [1, 2]
