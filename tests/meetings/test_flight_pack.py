"""Before a journey the pack says what is missing, and holds the days in both zones."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cockpit.actions.cadences import set_cadence
from cockpit.actions.calendar_sync import link_calendar
from cockpit.actions.meetings import add_point, agree_action
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.actions.tasks import add_task
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import ZoneMode
from cockpit.domain.refusal import Refused
from cockpit.jobs.flight_pack import FlightPack, flight_pack, pack_lines, write_pack
from cockpit.workspace import Workspace
from cockpit.workspace.rotation import back_up_in_turn
from tests.meetings.test_cadences import person, slot

HOME, THERE = ZoneInfo("Europe/Madrid"), ZoneInfo("Asia/Tokyo")
DAYS = Period(date(2026, 3, 11), date(2026, 3, 14))


def _one_on_one(who: int, mode: ZoneMode) -> MeetingCadence:
    return MeetingCadence(
        MeetingKind.ONE_ON_ONE,
        f"1:1 {mode}",
        date(2026, 3, 12),
        "FREQ=WEEKLY;BYDAY=TH",
        "10:00",
        person_id=who,
        zone="Europe/Madrid" if mode is ZoneMode.FIXED else "",
        zone_mode=mode,
    )


def _packed(workspace: Workspace, tmp_path: Path) -> FlightPack:
    return flight_pack(workspace, DAYS, HOME, THERE, tmp_path / "backups")


def test_a_folder_that_is_ready_has_no_gaps(workspace: Workspace, tmp_path: Path) -> None:
    ana = person(workspace, "Ana")
    cadence = workspace.do(set_cadence, _one_on_one(ana, ZoneMode.FIXED))
    workspace.do(add_point, "Pricing sheet", person_id=ana)
    at = slot(cadence, ana, date(2026, 3, 12), "10:00")
    workspace.do(agree_action, at, "Call the CFO", date(2026, 3, 13), ana)
    assert len(_packed(workspace, tmp_path).gaps) == 2
    workspace.tend(bring_up_to_date, HOME.key, HOME.key)
    back_up_in_turn(workspace, tmp_path / "backups")
    pack = _packed(workspace, tmp_path)
    assert pack.gaps == ()
    (sheet,) = pack.sheets
    assert (sheet.person, [one.text for one in sheet.points]) == ("Ana", ["Pricing sheet"])
    assert [one.text for one in sheet.actions] == ["Call the CFO"]
    text = "\n".join(pack_lines(pack))
    assert "18:00 (10:00)" in text
    assert "  16:00 (08:00)    Prepare: 1:1 fixed" in text.partition("Reminders of Thu 12 Mar")[2]
    assert "To approve" not in text
    assert "Everything for these days is on this laptop." in text


def test_who_waits_for_a_yes_stands_before_the_other_tasks(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.do(add_task, "Approve the discount for Acme", due_on=date(2026, 3, 12))
    workspace.do(add_task, "Read what they approved", due_on=date(2026, 3, 12))
    pack = _packed(workspace, tmp_path)
    assert [row.task.title for row in pack.approvals] == ["Approve the discount for Acme"]
    assert "Read what they approved" in [row.task.title for row in pack.tasks]
    lines = pack_lines(pack)
    at = lines.index("To approve")
    assert lines[at + 1].endswith("Approve the discount for Acme")
    assert lines.index("To do") > at


def test_reminders_shift_with_the_zone_unless_they_travel(
    workspace: Workspace, tmp_path: Path
) -> None:
    ana = person(workspace, "Ana")
    workspace.do(set_cadence, _one_on_one(ana, ZoneMode.FIXED))
    bo = person(workspace, "Bo")
    workspace.do(set_cadence, _one_on_one(bo, ZoneMode.FLOATING))
    workspace.tend(bring_up_to_date, HOME.key, HOME.key)
    found = {
        one.title: (f"{one.here:%H:%M}", f"{one.there:%H:%M}", one.floating)
        for one in _packed(workspace, tmp_path).reminders
        if one.title.startswith("Prepare")
    }
    assert found == {
        "Prepare: 1:1 fixed": ("08:00", "16:00", False),
        "Prepare: 1:1 floating": ("08:00", "08:00", True),
    }


def test_what_is_missing_is_said(workspace: Workspace, tmp_path: Path) -> None:
    workspace.do(link_calendar, "Work", "https://calendar.example.com/ana/", "ana", True)
    gaps = " ".join(gap.sentence for gap in _packed(workspace, tmp_path).gaps)
    for words in ("reminders of these days are not set", "Work was never read", "no backup yet"):
        assert words in gaps


def test_the_pack_is_a_file_of_plain_text(workspace: Workspace, tmp_path: Path) -> None:
    pack = _packed(workspace, tmp_path)
    write_pack(pack, tmp_path / "pack.txt")
    assert (tmp_path / "pack.txt").read_text("utf-8").startswith("Flight pack Wed 11 Mar to ")
    with pytest.raises(Refused):
        write_pack(pack, tmp_path / "none" / "pack.txt")


def test_a_journey_beyond_the_days_written_ahead_names_its_reminders(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Reminders are written sixty days ahead; a journey in three months is packed all the same."""
    ana = person(workspace, "Ana")
    workspace.do(set_cadence, _one_on_one(ana, ZoneMode.FIXED))
    workspace.tend(bring_up_to_date, HOME.key, HOME.key)
    back_up_in_turn(workspace, tmp_path / "backups")
    for first, last in (
        (date(2026, 6, 8), date(2026, 6, 22)),
        (date(2026, 5, 4), date(2026, 5, 18)),
    ):
        days = Period(first, last)
        pack = flight_pack(workspace, days, HOME, THERE, tmp_path / "backups")
        assert pack.gaps == ()
        mine = [one.there for one in pack.reminders if one.title.startswith("Prepare")]
        # Thursdays at eight in Madrid, seven hours later in summer.
        thursdays = [first + DAY * n for n in range(14) if (first + DAY * n).weekday() == 3]
        assert [f"{at:%Y-%m-%d %H:%M}" for at in mine] == [f"{day} 15:00" for day in thursdays]


def test_at_home_there_is_one_clock(workspace: Workspace, tmp_path: Path) -> None:
    pack = flight_pack(workspace, DAYS, HOME, HOME, tmp_path / "backups")
    assert "Times of Europe/Madrid." in pack_lines(pack)
