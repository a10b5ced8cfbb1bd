"""The agenda equals what plain counting of days gives, over clock changes and in any zone."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cockpit.actions.cadences import set_cadence
from cockpit.actions.tasks import add_task
from cockpit.cli.run import run
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.period import Period
from cockpit.domain.recurrence import local_time
from cockpit.domain.work_items import Cadence
from cockpit.jobs.calendar_files import import_calendar
from cockpit.jobs.day_plan import cadence_word, day_plan
from cockpit.workspace import Workspace
from tests.calendars.test_calendar_files import write

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
ZONES = (
    "Europe/Madrid",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
)


def _by_hand(zone: ZoneInfo, hour: int, minute: int) -> list[datetime]:
    """Each Monday's wall time as an instant, found by trying every minute of the day in UTC."""
    found = []
    day = date(2026, 1, 5)
    while day < YEAR.end:
        wanted = local_time(f"{day}T{hour:02}:{minute:02}")
        noon = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=15)
        walls = ((noon + timedelta(minutes=n)).astimezone(zone) for n in range(42 * 60))
        instants = [one for one in walls if one.replace(tzinfo=None) == wanted]
        if not instants:  # the clocks skip it: as long after the gap as it was meant after it
            instants = [wanted.replace(tzinfo=zone).astimezone(UTC)]
        found.append(min(one.astimezone(UTC) for one in instants))
        day += timedelta(days=7)
    return found


@pytest.mark.parametrize("where", ZONES)
def test_a_year_of_mondays_in_its_own_zone(workspace: Workspace, where: str) -> None:
    zone = ZoneInfo(where)
    for kind, at in ((MeetingKind.PIPELINE_REVIEW, "02:30"), (MeetingKind.TEAM_MEETING, "09:00")):
        cadence = MeetingCadence(kind, str(kind), date(2026, 1, 1), "FREQ=WEEKLY;BYDAY=MO", at)
        cadence.zone = where
        workspace.do(set_cadence, cadence)
    shown = ZoneInfo("Asia/Tokyo")
    items = day_plan(workspace, YEAR, shown)
    for name, hour, minute in (("pipeline_review", 2, 30), ("team_meeting", 9, 0)):
        ours = [one.at.astimezone(UTC) for one in items if one.kind == name]
        wanted = [at for at in _by_hand(zone, hour, minute) if at.astimezone(shown).date() in YEAR]
        assert ours == wanted


def test_days_of_a_far_zone_hold_what_happens_on_them_there(workspace: Workspace) -> None:
    cadence = MeetingCadence(
        MeetingKind.ONE_ON_ONE, "Late", date(2026, 3, 9), "", "23:30", zone="America/New_York"
    )
    workspace.do(set_cadence, cadence)
    for name, day in (("America/New_York", 9), ("Europe/Madrid", 10), ("Pacific/Kiritimati", 10)):
        zone = ZoneInfo(name)
        for offset in range(-2, 3):
            start = date(2026, 3, day) + timedelta(days=offset)
            items = day_plan(workspace, Period(start, start + timedelta(days=1)), zone)
            late = [one for one in items if one.title == "Late"]
            assert len(late) == (offset == 0)


def test_meetings_calendar_and_tasks_lie_in_one_order(workspace: Workspace, tmp_path: Path) -> None:
    zone = ZoneInfo("Europe/Madrid")
    fair = ("BEGIN:VEVENT", "UID:f", "SUMMARY:Fair", "DTSTART;VALUE=DATE:20260310", "END:VEVENT")
    call = ("BEGIN:VEVENT", "UID:c", "SUMMARY:Call", "DTSTART:20260310T100000Z", "END:VEVENT")
    import_calendar(workspace, write(tmp_path / "mine.ics", *fair, *call))
    workspace.do(
        set_cadence,
        MeetingCadence(
            MeetingKind.ONE_ON_ONE, "1:1", date(2026, 3, 10), wall_time="12:00", zone=zone.key
        ),
    )
    workspace.do(add_task, "Send it", due_on=date(2026, 3, 10), due_time="07:00")
    day = Period(date(2026, 3, 10), date(2026, 3, 11))
    items = [one for one in day_plan(workspace, day, zone) if one.cadence == "once"]
    assert [(one.kind, f"{one.at:%H:%M}", one.all_day) for one in items] == [
        ("event", "00:00", True),
        ("task", "08:00", False),
        ("event", "11:00", False),
        ("one_on_one", "12:00", False),
    ]
    assert [f"{at:%H:%M}" for at in items[-1].reminders] == ["10:00"]


def test_the_command_line_lists_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(tmp_path / "data")
    path = write(
        tmp_path / "a.ics",
        *("BEGIN:VEVENT", "UID:c", "SUMMARY:Call", "DTSTART:20260310T233000Z", "END:VEVENT"),
    )
    assert run(["--data", data, "import", str(path)]) == 0
    capsys.readouterr()
    words = ["--data", data, "agenda", "--from", "2026-03-11", "--zone", "Europe/Madrid", "--json"]
    assert run(words) == 0
    events = [one for one in json.loads(capsys.readouterr().out) if one["kind"] == "event"]
    assert [(one["at"], one["title"], one["state"]) for one in events] == [
        ("2026-03-11T00:30:00+01:00", "Call", "planned")
    ]
    assert run([*words[:-3], "--zone", "Mars/Base"]) == 2
    assert run(["--data", data, "agenda", "--from", "2026-03-11", "--to", "2026-03-01"]) == 2


def test_words_for_how_often() -> None:
    assert cadence_word("") == "once"
    assert cadence_word("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO") == "biweekly"
    assert cadence_word("FREQ=MONTHLY;INTERVAL=3") == "quarterly"
    assert cadence_word("FREQ=DAILY;INTERVAL=3") == "FREQ=DAILY;INTERVAL=3"


def test_a_task_that_comes_back_is_in_the_agenda_each_time(workspace: Workspace) -> None:
    workspace.do(
        add_task, "Walk", cadence=Cadence.WEEKLY, due_on=date(2026, 3, 10), due_time="10:00"
    )
    items = day_plan(workspace, Period(date(2026, 3, 9), date(2026, 3, 30)), ZoneInfo("UTC"))
    assert [f"{one.at:%m-%d}" for one in items if one.title == "Walk"] == [
        "03-10",
        "03-17",
        "03-24",
    ]
