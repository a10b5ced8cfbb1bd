"""The window starts without the heavy libraries, and leaves nothing behind when it closes."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.shell.conftest import Stage

HEAVY = ("sqlalchemy", "alembic", "numpy", "pyqtgraph", "rapidfuzz", "babel", "apscheduler")
ROOT = Path(__file__).resolve().parents[3]


def test_the_window_needs_no_heavy_library():
    code = (
        "import sys, cockpit.ui.shell.window_commands\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_closed_windows_are_gone(qapp, workspace, memory_file):
    def once() -> None:
        stage = Stage(workspace, memory_file)
        stage.window.show()
        stage.window.open("pipeline")
        stage.window.overlays.open_palette()
        stage.window.overlays.open_help()
        stage.window.say("x")
        QApplication.processEvents()
        stage.relay.follow(None)
        stage.window.close()
        stage.window.deleteLater()

    def settle() -> int:
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        return len(QApplication.allWidgets())

    once()
    before = settle()
    for _time in range(5):
        once()
        settle()
    assert settle() == before
