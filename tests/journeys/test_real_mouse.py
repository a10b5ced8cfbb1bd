"""A real mouse on a real screen: a card is dragged to another column, and taken back by key."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest

from cockpit.workspace import Workspace
from tests.demo_files import open_copy
from tests.sql import scalar

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
Columns = Any


class Screen:
    """The program in a process of its own, what it tells, and the mouse."""

    def __init__(self, folder: Path, display: str, module: str = "tests.journeys.told") -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "COCKPIT_CONFIG": str(folder / "machine"),
        }
        command = [sys.executable, "-m", module, "--data", str(folder)]
        self._program = subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, text=True
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self.columns: Columns = []

    def _read(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._lines.put(line)

    def _take(self, seconds: float = 0.5) -> bool:
        """The next thing it tells; gives whether nothing moves there any more."""
        self.columns, still = json.loads(self._lines.get(timeout=seconds))
        return bool(still)

    def _follow(self) -> Iterator[bool]:
        """Hear on until somebody has heard enough; gives whether nothing moves."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                yield self._take()
            except Empty:
                assert self._program.poll() is None, "the program ended"
        raise AssertionError(f"not seen on screen: {self.columns}")

    def until(self, wanted: Any) -> Columns:
        """Wait until what is on screen is so."""
        if not (self.columns and wanted(self.columns)):
            next(None for _still in self._follow() if wanted(self.columns))
        return self.columns

    def quiet(self) -> Columns:
        """What is on screen once nothing moves any more: twice, as the first time may have begun
        before the hand's last move arrived."""
        while not self._lines.empty():
            self._take()
        times = 0
        for still in self._follow():
            times = times + 1 if still else 0
            if times == 2:
                break
        return self.columns

    def do(self, *words: object) -> None:
        """One command of xdotool."""
        command = ["xdotool", *(str(word) for word in words)]
        subprocess.run(command, env=self._environment, check=True, timeout=PATIENCE)
        time.sleep(0.03)

    def drag(
        self,
        start: tuple[int, int],
        end: tuple[int, int],
        landed: Callable[[Columns], bool] | None = None,
    ) -> None:
        """Press, pull past the distance that makes a drag, move in steps, let go where it has
        ``landed``."""
        self.do("mousemove", *start)
        time.sleep(0.1)
        self.do("mousedown", 1)
        for step in (4, 8):
            self.do("mousemove_relative", "--", step, 4)
        for step in range(1, 13):
            self.do(
                "mousemove", *(a + (b - a) * step // 12 for a, b in zip(start, end, strict=True))
            )
        self.nudge(landed)
        self.do("mouseup", 1)

    def nudge(self, landed: Callable[[Columns], bool] | None) -> None:
        """A busy machine takes its time to begin a drag and to hear where it hovers: move a
        little until it shows, as a hand would; half a second where nothing tells."""
        end = time.monotonic() + (PATIENCE if landed else 0.5)
        shift = 2
        while time.monotonic() < end and not (landed and self.columns and landed(self.columns)):
            self.do("mousemove_relative", "--", shift, shift)
            shift = -shift
            with suppress(Empty):
                self._take(0.25)

    def close(self) -> None:
        """End the program as its window's close button does."""
        self.do("key", "ctrl+q")
        try:
            self._program.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._program.kill()
            self._program.wait()
        self._reader.join()
        assert self._program.stdout is not None
        self._program.stdout.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Workspace]:
    """A small demo."""
    opened = open_copy(tmp_path / "data", deals=400)
    yield opened
    opened.close()


@pytest.mark.desktop
@pytest.mark.slow
def test_a_card_is_dragged_with_a_real_mouse(folder: Workspace, display: str) -> None:
    screen = Screen(folder.path.parent, display)
    try:
        screen.until(lambda columns: columns[0]["deals"])
        before = screen.quiet()
        deal = before[0]["deals"][0]
        start, end = before[0]["card"], before[1]["middle"]
        screen.drag(tuple(start), tuple(end), lambda columns: columns[1]["landing"])
        screen.until(lambda columns: deal in columns[1]["deals"])
        assert scalar(folder, "SELECT stage_id FROM deal WHERE id = ?", deal) == 2
        label = scalar(
            folder, "SELECT label FROM journal WHERE flavour <> 'tend' ORDER BY step DESC LIMIT 1"
        )
        assert label.startswith("moved")
        screen.do("key", "ctrl+z")
        back = screen.until(lambda columns: deal in columns[0]["deals"])
        # Others may have been ranked anew meanwhile, never moved.
        assert [set(c["deals"]) for c in back] == [set(c["deals"]) for c in before]
        assert scalar(folder, "SELECT stage_id FROM deal WHERE id = ?", deal) == 1
    finally:
        screen.close()
