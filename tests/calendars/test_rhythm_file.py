"""The rhythm as a calendar file says what the agenda says, read back by another reader."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cockpit.actions.cadences import change_cadence, end_cadence, rest_cadence, set_cadence
from cockpit.actions.meetings import (
    OnTheSpot,
    hold_meeting,
    meet_now,
    postpone_meeting,
    skip_meeting,
)
from cockpit.catalog.calendars.ics import read_calendar
from cockpit.cli.run import run
from cockpit.domain.meetings import MeetingCadence, MeetingKind, MeetingState
from cockpit.domain.period import Period
from cockpit.domain.recurrence import Shift, ZoneMode, local_time
from cockpit.domain.refusal import Refused
from cockpit.jobs.rhythm_file import export_rhythm
from cockpit.queries.meetings import meetings_between
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.meetings.test_cadences import person, slot, team

MADRID = ZoneInfo("Europe/Madrid")
DAYS = Period(date(2026, 3, 9), date(2026, 12, 31))
AWAY = (MeetingState.SKIPPED, MeetingState.CANCELLED)


def agenda(workspace: Workspace) -> list[datetime]:
    utc = ZoneInfo("UTC")
    rows = workspace.ask(meetings_between, DAYS, utc, workspace.zone(), workspace.now())
    return sorted(row.at for row in rows if row.state not in AWAY)


def read_back(workspace: Workspace, path: Path) -> list[datetime]:
    export_rhythm(workspace, path)
    read = read_calendar(path.read_bytes(), DAYS.start, DAYS.end)
    assert not read.left_out
    starts = [one.start for one in read.happenings]
    return sorted(
        at if at.tzinfo else at.replace(tzinfo=UTC) for at in starts if isinstance(at, datetime)
    )


def weekly(kind: MeetingKind, **more: object) -> MeetingCadence:
    given = {"rule": "FREQ=WEEKLY;BYDAY=MO", "wall_time": "14:00", "zone": "Europe/Madrid", **more}
    return MeetingCadence(kind, str(kind), DAYS.start, **given)  # type: ignore[arg-type]


def test_series_exceptions_moves_pauses_and_members(
    workspace: Workspace, tmp_path: Path, clock: Clock
) -> None:
    clock.advance(days=-3)
    east = team(workspace, "East")
    ana = person(workspace, "Ana", east)
    person(workspace, "Bo", east, from_on=date(2026, 4, 1), to_on=date(2026, 9, 15))
    review = workspace.do(set_cadence, weekly(MeetingKind.PIPELINE_REVIEW, team_id=east))
    one = workspace.do(set_cadence, weekly(MeetingKind.ONE_ON_ONE, team_id=east, each=True))
    workspace.do(skip_meeting, slot(one, ana, date(2026, 3, 16)), "fair")
    workspace.do(hold_meeting, slot(one, ana, date(2026, 3, 9)))
    moved = local_time("2026-03-25T09:15")
    workspace.do(postpone_meeting, slot(one, ana, date(2026, 3, 23)), moved)
    workspace.do(rest_cadence, review, date(2026, 7, 20), date(2026, 8, 31), "summer")
    workspace.do(change_cadence, review, date(2026, 10, 1), wall_time="08:30")
    spot = OnTheSpot(MeetingKind.COACHING, "Call", local_time("2026-03-11T10:00"), "UTC", 20, ana)
    workspace.do(meet_now, spot)
    wanted = agenda(workspace)
    assert len(wanted) > 90
    assert read_back(workspace, tmp_path / "rhythm.ics") == wanted


@pytest.mark.parametrize(
    "more",
    [
        {"rule": "FREQ=DAILY;INTERVAL=3", "ends_on": date(2026, 6, 1)},
        {"rule": "FREQ=MONTHLY;BYDAY=-1FR", "wall_time": "23:30", "zone": "Pacific/Kiritimati"},
        {"rule": "FREQ=WEEKLY;BYDAY=SU", "wall_time": "02:30", "zone": "America/New_York"},
        {"rule": "", "zone": "Asia/Kolkata"},
        {"rule": "FREQ=WEEKLY;COUNT=5"},
        {"rule": "FREQ=MONTHLY;BYMONTHDAY=1", "shift": Shift.NEXT, "region": "ES"},
        {"rule": "FREQ=WEEKLY;BYDAY=TU", "zone_mode": ZoneMode.FLOATING},
    ],
)
def test_every_kind_of_rule(workspace: Workspace, tmp_path: Path, more: dict[str, object]) -> None:
    workspace.do(set_cadence, weekly(MeetingKind.TEAM_MEETING, **more))
    wanted = agenda(workspace)
    assert wanted
    assert read_back(workspace, tmp_path / "rhythm.ics") == wanted


def test_each_event_rings_two_hours_before(workspace: Workspace, tmp_path: Path) -> None:
    cadence = workspace.do(set_cadence, weekly(MeetingKind.TEAM_MEETING))
    path = tmp_path / "rhythm.ics"
    assert export_rhythm(workspace, path) == 1
    text = path.read_text("utf-8")
    assert "TRIGGER:-PT2H" in text
    assert "BEGIN:VTIMEZONE" in text
    workspace.do(end_cadence, cadence, DAYS.start - timedelta(days=1))
    assert export_rhythm(workspace, path) == 0


def test_a_folder_that_is_not_there_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        export_rhythm(workspace, tmp_path / "none" / "rhythm.ics")


def test_the_command_line_writes_it(tmp_path: Path) -> None:
    data, path = str(tmp_path / "data"), tmp_path / "rhythm.ics"
    assert run(["--data", data, "export", "events", str(path)]) == 0
    assert path.read_text("utf-8").startswith("BEGIN:VCALENDAR")
    assert run(["--data", data, "export", "events", str(tmp_path / "x.csv")]) == 2
