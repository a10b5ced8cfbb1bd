"""A calendar file becomes meetings on the right days, once, and can be taken back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cockpit.actions.calendars import forget_calendar, show_calendar
from cockpit.cli.run import run
from cockpit.domain.refusal import Refused
from cockpit.jobs.calendar_files import (
    import_calendar,
    is_calendar,
    meetings_between,
    renew,
)
from cockpit.queries.calendar import calendars, meetings
from cockpit.workspace import Workspace
from tests.conftest import Clock

MADRID = ZoneInfo("Europe/Madrid")
SERIES = (
    "BEGIN:VEVENT",
    "UID:weekly",
    "SUMMARY:1:1 with Ana",
    "DTSTART;TZID=Europe/Madrid:20260302T090000",
    "DTEND;TZID=Europe/Madrid:20260302T093000",
    "RRULE:FREQ=WEEKLY;BYDAY=MO",
    "EXDATE;TZID=Europe/Madrid:20260316T090000",
    "END:VEVENT",
    "BEGIN:VEVENT",
    "UID:weekly",
    "RECURRENCE-ID;TZID=Europe/Madrid:20260323T090000",
    "SUMMARY:1:1 with Ana (moved)",
    "DTSTART;TZID=Europe/Madrid:20260324T100000",
    "DTEND;TZID=Europe/Madrid:20260324T103000",
    "END:VEVENT",
)


def write(path: Path, *lines: str) -> Path:
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])
    path.write_bytes(text.encode())
    return path


def said(workspace: Workspace, start: date, end: date) -> list[str]:
    rows = workspace.ask(meetings, start, end, MADRID)
    return [f"{row.starts:%m-%d %H:%M %z} {row.title}" for row in rows]


def test_a_series_over_a_clock_change_keeps_its_hour(workspace: Workspace, tmp_path: Path) -> None:
    report = import_calendar(workspace, write(tmp_path / "mine.ics", *SERIES))
    assert (report.taken.added, report.left_out) == (2, ())
    assert said(workspace, date(2026, 3, 9), date(2026, 4, 7)) == [
        "03-09 09:00 +0100 1:1 with Ana",
        "03-24 10:00 +0100 1:1 with Ana (moved)",
        "03-30 09:00 +0200 1:1 with Ana",
        "04-06 09:00 +0200 1:1 with Ana",
    ]


def test_the_same_file_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path / "mine.ics", *SERIES)
    import_calendar(workspace, path)
    before = workspace.position
    again = import_calendar(workspace, path).taken
    assert (again.added, again.changed, again.removed, again.unchanged) == (0, 0, 0, 2)
    assert workspace.position == before


def test_a_newer_file_replaces_what_it_said_and_undo_brings_it_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    days = date(2026, 3, 9), date(2026, 3, 31)
    path = write(tmp_path / "mine.ics", *SERIES)
    import_calendar(workspace, path)
    before = said(workspace, *days)
    later = [line.replace("T090000", "T110000").replace("T0930", "T1130") for line in SERIES[:6]]
    write(path, *later, "END:VEVENT")
    newer = import_calendar(workspace, path).taken
    assert (newer.added, newer.changed, newer.removed) == (0, 1, 1)
    assert said(workspace, *days)[0] == "03-09 11:00 +0100 1:1 with Ana"
    workspace.undo()
    assert said(workspace, *days) == before


def test_days_beyond_the_usual_ones_are_worked_out_when_asked(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_calendar(workspace, write(tmp_path / "mine.ics", *SERIES))
    days = date(2028, 6, 5), date(2028, 6, 12)
    assert said(workspace, *days) == []
    before = workspace.position
    rows = meetings_between(workspace, *days, MADRID)
    assert [(f"{row.starts:%m-%d %H:%M %z}", row.calendar) for row in rows] == [
        ("06-05 09:00 +0200", "mine")
    ]
    assert workspace.position == before
    near = date(2026, 3, 9), date(2026, 3, 31)
    assert meetings_between(workspace, *near, MADRID) == workspace.ask(meetings, *near, MADRID)


def test_as_time_goes_by_the_months_ahead_stay_known(
    workspace: Workspace, tmp_path: Path, clock: Clock
) -> None:
    import_calendar(workspace, write(tmp_path / "mine.ics", *SERIES))
    renew(workspace)
    before = workspace.position
    clock.advance(days=300)
    renew(workspace)
    assert workspace.position == before + 1
    ahead = clock.instant.date().replace(year=2027, month=7, day=5)
    assert len(said(workspace, ahead, ahead + timedelta(days=7))) == 1


def test_a_whole_day_and_a_floating_time_follow_the_zone_that_asks(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "two.ics",
        *("BEGIN:VEVENT", "UID:a", "SUMMARY:Fair", "DTSTART;VALUE=DATE:20260310", "END:VEVENT"),
        *("BEGIN:VEVENT", "UID:b", "SUMMARY:Run", "DTSTART:20260310T070000", "END:VEVENT"),
    )
    import_calendar(workspace, path)
    for zone in (MADRID, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("America/Los_Angeles")):
        rows = workspace.ask(meetings, date(2026, 3, 10), date(2026, 3, 11), zone)
        assert [(row.title, f"{row.starts:%m-%d %H:%M}") for row in rows] == [
            ("Fair", "03-10 00:00"),
            ("Run", "03-10 07:00"),
        ]
        assert workspace.ask(meetings, date(2026, 3, 11), date(2026, 3, 12), zone) == ()


def test_an_instant_stands_on_the_day_of_the_zone(workspace: Workspace, tmp_path: Path) -> None:
    event = ("BEGIN:VEVENT", "UID:a", "SUMMARY:Call", "DTSTART:20260310T230000Z", "END:VEVENT")
    import_calendar(workspace, write(tmp_path / "late.ics", *event))
    rows = workspace.ask(meetings, date(2026, 3, 11), date(2026, 3, 12), MADRID)
    assert [row.starts for row in rows] == [datetime(2026, 3, 10, 23, tzinfo=UTC)]
    assert workspace.ask(meetings, date(2026, 3, 10), date(2026, 3, 11), MADRID) == ()


def test_hidden_and_forgotten_calendars_say_nothing(workspace: Workspace, tmp_path: Path) -> None:
    report = import_calendar(workspace, write(tmp_path / "mine.ics", *SERIES))
    days = date(2026, 3, 9), date(2026, 3, 10)
    workspace.do(show_calendar, report.taken.calendar_id, False)
    assert said(workspace, *days) == []
    workspace.do(show_calendar, report.taken.calendar_id, True)
    workspace.do(forget_calendar, report.taken.calendar_id)
    assert (said(workspace, *days), workspace.ask(calendars)) == ([], ())
    workspace.undo()
    assert len(said(workspace, *days)) == 1


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"BEGIN:VCALENDAR\n" * 200_000])
def test_what_cannot_be_read_is_refused_by_name(
    workspace: Workspace, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "odd.ics"
    path.write_bytes(data)
    with pytest.raises(Refused, match=r"odd\.ics"):
        import_calendar(workspace, path)
    assert workspace.ask(calendars) == ()


def test_a_calendar_is_told_by_its_content(tmp_path: Path) -> None:
    assert is_calendar(write(tmp_path / "export.txt", *SERIES))
    (tmp_path / "deals.ics").write_text("id,name\n1,A\n", "utf-8")
    assert not is_calendar(tmp_path / "deals.ics")


def test_the_command_line_reports_events_and_refuses_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = ("BEGIN:VEVENT", "UID:z", "SUMMARY:Bomb", "DTSTART:20260310T090000Z")
    path = write(tmp_path / "team.ics", *SERIES, *bomb, "RRULE:FREQ=SECONDLY", "END:VEVENT")
    words = ["--data", str(tmp_path / "data"), "import", str(path), "--json"]
    for dry_run, added in ((["--dry-run"], 2), ([], 2), ([], 0), (["--dry-run"], 0)):
        assert run([*words, *dry_run]) == 1
        (told,) = json.loads(capsys.readouterr().out)
        assert (told["kind"], told["rows"], told["added"]) == ("events", 3, added)
        assert told["unchanged"] == 2 - added
        assert [one["value"] for one in told["refused"]] == ["Bomb"]
    nowhere = ("BEGIN:VEVENT", "UID:n", "SUMMARY:N", "DTSTART;TZID=Nowhere/Foo:20260310T090000")
    strange = write(tmp_path / "strange.ics", *nowhere, "END:VEVENT")
    assert run(["--data", str(tmp_path / "data"), "import", str(strange), "--dry-run"]) == 0
    assert "“Nowhere/Foo” is no time zone known here" in capsys.readouterr().err
    empty = write(tmp_path / "empty.ics")
    assert run(["--data", str(tmp_path / "data"), "import", str(empty)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
