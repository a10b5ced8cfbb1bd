"""The real program in a process of its own: closed over a due time, asleep over one, killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.preferences import set_preference
from cockpit.actions.starting import set_up
from cockpit.actions.tasks import add_task, archive_task
from cockpit.storage.database import connect
from cockpit.storage.schema import prepare
from cockpit.workspace import Workspace
from tests.rhythm.bus import dunst, missing, session_bus

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
# Under a set clock questions of the time are dear: a busy machine takes its time.
PATIENCE = 240.0
HOUR = 3_600


def fake_clock() -> str:
    """The library that sets a program's clock; skip without it, fail on CI."""
    lacking = missing() + ([] if LIBRARIES else ["libfaketime"])
    if lacking and os.environ.get("CI") == "true":
        pytest.fail("missing on CI: " + ", ".join(lacking))
    if lacking:
        pytest.skip("needs " + ", ".join(lacking))
    return str(LIBRARIES[0])


class Laptop:
    """A folder with a call at the next full minute in an hour, and a clock that can be set;
    ``tasks`` are titles, and minutes after that."""

    tasks: tuple[tuple[str, int], ...] = (("Call Acme", 0),)

    def __init__(self, folder: Path, bus: str) -> None:
        self.folder, self.stamp = folder, folder / "clock"
        self.database = folder / "data" / "cockpit.db"
        self._bus = bus
        self.due = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=1)
        self._fill()

    def _fill(self) -> None:
        prepare(self.database)
        opened = Workspace(self.database, lambda: datetime.now(UTC), who="tester")
        opened.tend(set_up)
        opened.do(set_preference, "business_zone", "UTC")
        opened.do(set_preference, "forecast_weekday", "")
        for task_id in range(1, 13):
            opened.do(archive_task, task_id)
        for title, minutes in self.tasks:
            at = self.due + timedelta(minutes=minutes)
            opened.do(add_task, title, due_on=at.date(), due_time=f"{at:%H:%M}")
        opened.close()

    def set_clock(self, ahead: float) -> None:
        """So many seconds before or after the real time."""
        draft = self.stamp.with_suffix(".new")
        draft.write_text(f"{ahead:+.0f}\n")
        draft.replace(self.stamp)

    @contextmanager
    def running(self, **more: str) -> Iterator[subprocess.Popen[bytes]]:
        """The program with its window, with ``more`` in its environment; killed at the end."""
        environment = {
            **os.environ,
            "LD_PRELOAD": fake_clock(),
            "FAKETIME_TIMESTAMP_FILE": str(self.stamp),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_NO_CACHE": "1",
            "QT_QPA_PLATFORM": "offscreen",
            "COCKPIT_CONFIG": str(self.folder / "machine"),
            "DBUS_SESSION_BUS_ADDRESS": self._bus,
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent/bus",
            **more,
        }
        command = [sys.executable, "-m", "cockpit", "--data", str(self.folder / "data")]
        program = subprocess.Popen(command, cwd=ROOT, env=environment)
        try:
            yield program
        finally:
            program.kill()
            program.wait()

    def states(self) -> list[tuple[str, int]]:
        """State and lateness of every reminder."""
        return self._rows("SELECT state, late FROM reminder ORDER BY id")

    def times_shown(self) -> int:
        """How often the file was told that one is on screen."""
        found = self._rows("SELECT count(*) FROM journal WHERE action = 'mark_shown'")
        return int(found[0][0])

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(connect(self.database)) as connection:
            found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
        return found


def until(seen: Callable[[], object], program: subprocess.Popen[bytes]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + PATIENCE
    while not seen():
        assert program.poll() is None, "the program ended"
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


@pytest.fixture
def bus() -> Iterator[str]:
    """A desktop of our own."""
    fake_clock()
    with session_bus() as address:
        yield address


@pytest.fixture
def laptop(tmp_path: Path, bus: str) -> Laptop:
    made = Laptop(tmp_path, bus)
    made.set_clock(0)
    return made


@pytest.mark.desktop
@pytest.mark.slow
def test_closed_over_the_time_it_rings_at_the_next_start_once_and_late(
    laptop: Laptop, display: str, bus: str, tmp_path: Path
) -> None:
    with dunst(display, bus, tmp_path) as daemon:
        with laptop.running() as program:
            until(lambda: laptop.states() == [("waiting", 0)], program)
        laptop.set_clock(2 * HOUR)
        with laptop.running() as program:
            until(lambda: laptop.states() == [("shown", 1)], program)
            until(lambda: daemon.shown() == 1, program)
        with laptop.running() as program:
            time.sleep(3)
            assert laptop.states() == [("shown", 1)]
        daemon.control("close-all")
        assert [summary for summary, _body in daemon.history()] == ["Call Acme"]
    assert laptop.times_shown() == 1


@pytest.mark.slow
def test_asleep_over_the_time_it_rings_on_waking_once(laptop: Laptop) -> None:
    """The wall goes on for two hours, the steady clock stands still: that is a sleep."""
    with laptop.running() as program:
        until(lambda: laptop.states() == [("waiting", 0)], program)
        laptop.set_clock(2 * HOUR)
        until(lambda: laptop.states() == [("shown", 1)], program)
    assert laptop.times_shown() == 1


def test_work_beside_the_window_pauses_under_a_set_clock(tmp_path: Path) -> None:
    stamp = tmp_path / "clock"
    stamp.write_text("+7200\n")
    environment = {
        **os.environ,
        "LD_PRELOAD": fake_clock(),
        "FAKETIME_TIMESTAMP_FILE": str(stamp),
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    command = [sys.executable, "-c", "from cockpit.ui.background import breathe; breathe()"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
