"""A process killed between any two requests to a calendar server loses and doubles nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.actions.cadences import set_cadence
from cockpit.actions.meetings import postpone_meeting
from cockpit.analysis.meeting_times import Slot
from cockpit.catalog.calendars.ics_changing import EventSaid
from cockpit.domain.recurrence import local_time
from cockpit.jobs.calendar_changes import change_event
from cockpit.workspace import Workspace
from tests.calendars.both_ways import Both, ended_on_the_29th, left_out, otherwise, weekly
from tests.calendars.radicale_server import radicale
from tests.calendars.saying import drop_event, find_event, say_event
from tests.calendars.test_caldav import Desk, _at, _words
from tests.meetings.test_cadences import person

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server_url(tmp_path: Path) -> Iterator[str]:
    with radicale(tmp_path / "radicale") as url:
        yield url


def _prepare(workspace: Workspace, url: str) -> Desk:
    """Something to add, one of a series to move, something to delete there, something that was
    deleted there and taken back, and something new to hear of."""
    desk = Desk(workspace, url, "crash")
    for uid, hour in (("delete", 10), ("stay", 11), ("back", 14)):
        desk.they_write(uid, uid, _at(10, hour))
    series = _words("change", "change", _at(10, 9), rule="FREQ=WEEKLY;COUNT=2")
    say_event(workspace, desk.calendar_id, series)
    desk.sync()
    drop_event(workspace, desk.calendar_id, "back")
    desk.sync()
    workspace.undo()
    moved = EventSaid("changed", _at(11, 9), _at(11, 10))
    change_event(workspace, find_event(workspace, "change"), moved, whole=False)
    say_event(workspace, desk.calendar_id, _words("new", "new", _at(12, 9)))
    drop_event(workspace, desk.calendar_id, "delete")
    desk.they_write("theirs", "theirs", _at(13, 9))
    return desk


def _die_everywhere(path: Path) -> int:
    """Killed one step further each time, until a round lives to its end; gives how often."""
    command = [sys.executable, "-m", "tests.calendars.mortal_sync", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr.decode()
    return int(done.stdout)


@pytest.mark.slow
def test_killed_at_every_step_nothing_is_lost_or_doubled(
    workspace: Workspace, server_url: str, tmp_path: Path
) -> None:
    desk = _prepare(workspace, server_url)
    kills = _die_everywhere(tmp_path / "folder" / "cockpit.db")
    workspace.catch_up()
    desk.sync()
    assert kills >= 4
    assert sorted(desk.on_server().values()) == ["back", "change", "new", "stay", "theirs"]
    wanted = [
        "03-10 11:00 stay", "03-10 14:00 back", "03-11 09:00 changed", "03-12 09:00 new",
        "03-13 09:00 theirs", "03-17 09:00 change",
    ]  # fmt: skip
    assert desk.said() == wanted
    assert desk.waiting() == ()


@pytest.mark.slow
def test_killed_while_meetings_go_both_ways(
    workspace: Workspace, server_url: str, tmp_path: Path
) -> None:
    """Of three that are there one moved here, one there, and one there was taken out; a fourth
    is new."""
    desk = Both(workspace, server_url, "meetings")
    ana = person(workspace, "Ana")
    for hour in (9, 10, 11):
        workspace.do(set_cadence, weekly(person_id=ana, wall_time=f"{hour:02}:00"))
    desk.round()
    where = Slot(1, ana, "2026-03-16T09:00")
    workspace.do(postpone_meeting, where, local_time("2026-03-17T09:00"))
    workspace.do(set_cadence, weekly(person_id=ana, wall_time="12:00"))
    hrefs = sorted(desk.texts().items())
    at = {hour: next(n for n, (_href, text) in enumerate(hrefs) if f"T{hour}0000" in text)
          for hour in (10, 11)}  # fmt: skip
    desk.they(otherwise("2026-03-16T10:00", "2026-03-18T10:00"), at[10])
    desk.they(left_out("2026-03-16T11:00"), at[11])
    kills = _die_everywhere(tmp_path / "folder" / "cockpit.db")
    workspace.catch_up()
    desk.round()
    assert kills >= 10
    assert len(desk.texts()) == 4
    assert desk.held()[:5] == [
        "03-16 12:00", "03-17 09:00", "03-18 10:00", "03-23 09:00", "03-23 10:00",
    ]  # fmt: skip
    assert desk.waiting() == ()
    desk.quiet()


@pytest.mark.slow
def test_killed_while_a_series_goes_on_as_another_one(
    workspace: Workspace, server_url: str, tmp_path: Path
) -> None:
    """The end of the one had come in a round before: the harder half."""
    desk = Both(workspace, server_url, "split")
    workspace.do(set_cadence, weekly(person_id=person(workspace, "Ana")))
    desk.round()
    desk.they(ended_on_the_29th)
    desk.round()
    desk.they_begin("theirs", "One-on-one · Ana")
    kills = _die_everywhere(tmp_path / "folder" / "cockpit.db")
    workspace.catch_up()
    desk.round()
    assert kills >= 4
    assert desk.held() == ["03-16 14:00", "03-23 14:00", "03-31 10:00", "04-07 10:00"]
    assert (len(desk.texts()), desk.said(), desk.waiting()) == (2, [], ())
    desk.quiet()
