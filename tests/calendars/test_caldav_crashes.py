"""A process killed between any two requests to a calendar server loses and doubles nothing."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.jobs.calendar_server import drop_meeting, plan_meeting
from cockpit.workspace import Workspace
from tests.calendars.radicale_server import free_port, radicale
from tests.calendars.test_caldav import Desk, _at, _words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server_url(tmp_path: Path) -> Iterator[str]:
    with radicale(tmp_path / "radicale", free_port()) as url:
        yield url


def _prepare(workspace: Workspace, url: str) -> Desk:
    """Something to add, to change and to delete there, and something new to hear of."""
    desk = Desk(workspace, url, "crash")
    for uid, hour in (("change", 9), ("delete", 10), ("stay", 11)):
        desk.they_write(uid, uid, _at(10, hour))
    desk.sync()
    plan_meeting(workspace, desk.calendar_id, _words("change", "changed", _at(11, 9)))
    plan_meeting(workspace, desk.calendar_id, _words("new", "new", _at(12, 9)))
    drop_meeting(workspace, desk.calendar_id, "delete")
    desk.they_write("theirs", "theirs", _at(13, 9))
    return desk


def _killed(path: Path, step: int) -> bool:
    command = [sys.executable, "-m", "tests.calendars.mortal_sync", str(path), str(step)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert done.returncode in (0, -9), done.stderr.decode()
    return done.returncode == -9


@pytest.mark.slow
def test_killed_at_every_step_nothing_is_lost_or_doubled(
    workspace: Workspace, server_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "folder" / "cockpit.db"
    desk = _prepare(workspace, server_url)
    kills = 0
    # Each run goes on where the one before died, one step further: every gap is met on the way.
    for step in itertools.chain([1, 1], itertools.count(2)):
        if not _killed(path, step):
            break
        kills += 1
        assert kills < 40
    workspace.catch_up()
    desk.sync()
    assert kills >= 4
    assert sorted(desk.on_server().values()) == ["changed", "new", "stay", "theirs"]
    wanted = ["03-10 11:00 stay", "03-11 09:00 changed", "03-12 09:00 new", "03-13 09:00 theirs"]
    assert desk.said() == wanted
    assert desk.waiting() == ()
