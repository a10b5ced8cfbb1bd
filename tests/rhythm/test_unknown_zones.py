"""A zone that this machine does not know, or no tables of zones at all: said, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.actions.cadences import set_cadence
from cockpit.actions.preferences import set_preference
from cockpit.actions.reminder_claims import claim_due
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.analysis.wall_time import utc_without_tables, zone_named, zone_or
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.period import Period
from cockpit.jobs.day_plan import day_plan
from cockpit.storage.database import connect
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.meetings.test_cadences import person
from tests.rhythm.conftest import Office
from tests.sql import rows

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "Atlantis/City"
MADRID = ZoneInfo("Europe/Madrid")
# No tables from the system, none from the package.
WITHOUT_TABLES = """
import sys
sys.modules["tzdata"] = None
from pathlib import Path
from datetime import UTC, datetime
from cockpit.actions.reminder_claims import claim_due
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.analysis.wall_time import zone_named
from cockpit.workspace import Workspace
assert zone_named("UTC") is None
opened = Workspace(Path(sys.argv[1]), lambda: datetime(2026, 3, 10, 20, tzinfo=UTC), who="bare")
print(opened.zone().key, opened.today())
opened.tend(bring_up_to_date, "Europe/Madrid", opened.zone().key)
print([ring.title for ring in opened.tend(claim_due, "here")])
opened.close()
"""


def meeting(workspace: Workspace, zone: str = "Asia/Tokyo") -> int:
    """With Ana on the 12th at ten by the clock of a zone."""
    who = person(workspace, "Ana")
    cadence = MeetingCadence(MeetingKind.ONE_ON_ONE, "One-on-one", date(2026, 3, 12),
                             wall_time="10:00", person_id=who, zone=zone)  # fmt: skip
    return workspace.do(set_cadence, cadence)


def rename(workspace: Workspace, zone: str) -> None:
    """The file as another machine left it."""
    with closing(connect(workspace.path)) as connection:
        connection.execute("UPDATE meeting_cadence SET zone = ?", (zone,))
        connection.execute("UPDATE reminder_rule SET zone = ?", (zone,))
        connection.commit()


def reminders(workspace: Workspace) -> list[tuple[str, str, int]]:
    found = rows(workspace, "SELECT nominal, state, due_at FROM reminder WHERE kind <> 'task'"
                 " AND kind <> 'forecast' ORDER BY nominal")  # fmt: skip
    return [(name, state, due // 3_600_000_000) for name, state, due in found]


def test_a_meeting_in_a_zone_that_is_not_known_rings_by_the_business_zone(
    workspace: Workspace, clock: Clock
) -> None:
    workspace.do(set_preference, "business_zone", "Europe/Madrid")
    meeting(workspace)
    workspace.tend(bring_up_to_date, "Europe/Madrid", "Europe/Madrid")
    before = reminders(workspace)
    rename(workspace, NOWHERE)
    workspace.tend(bring_up_to_date, "Europe/Madrid", "Europe/Madrid")
    there = reminders(workspace)
    assert [one[:2] for one in there] == [one[:2] for one in before]
    # Eight hours later: Tokyo was the zone.
    assert [one[2] for one in there] == [one[2] + 8 for one in before]
    window = Period(date(2026, 3, 11), date(2026, 3, 14))
    plan = [one for one in day_plan(workspace, window, MADRID) if one.meeting is not None]
    assert [f"{one.at:%d %H:%M}" for one in plan] == ["12 10:00"]
    rename(workspace, "Asia/Tokyo")
    workspace.tend(bring_up_to_date, "Europe/Madrid", "Europe/Madrid")
    assert reminders(workspace) == before
    clock.advance(days=4)
    assert len(workspace.tend(claim_due, "here")) >= len(before)


def test_a_business_zone_that_is_not_known_is_the_laptops(workspace: Workspace) -> None:
    workspace.do(set_preference, "business_zone", "Europe/Madrid")
    with closing(connect(workspace.path)) as connection:
        connection.execute(
            "UPDATE setting SET value = ? WHERE key = 'business_zone'", (f'"{NOWHERE}"',)
        )
        connection.commit()
    opened = Workspace(workspace.path, workspace.now, who="tester", local_zone="Asia/Tokyo")
    assert opened.zone().key == "Asia/Tokyo"
    opened.tend(bring_up_to_date, "Nowhere", NOWHERE)
    opened.close()


def test_without_any_tables_what_is_written_rings(workspace: Workspace) -> None:
    from cockpit.actions.tasks import add_task

    workspace.do(set_preference, "business_zone", "Europe/Madrid")
    workspace.do(set_preference, "forecast_weekday", "")
    workspace.do(add_task, "Call Acme", due_on=date(2026, 3, 10), due_time="18:00")
    workspace.tend(bring_up_to_date, "Europe/Madrid", "Europe/Madrid")
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_TABLES, str(workspace.path)],
        env={**os.environ, "PYTHONTZPATH": ""},
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    first, second = ran.stdout.splitlines()
    assert first == "UTC 2026-03-10"
    assert "Call Acme" in second


def test_utc_needs_no_tables() -> None:
    bare = utc_without_tables()
    at = datetime(2026, 7, 1, 12, tzinfo=bare)
    assert (bare.key, at.utcoffset(), at.astimezone(UTC).hour) == ("UTC", timedelta(), 12)
    assert zone_or("", MADRID) is MADRID
    assert zone_or(NOWHERE).key == "UTC"
    for odd in (NOWHERE, "../../etc/passwd", "a\0b", "", "Europe"):
        assert zone_named(odd) is None


def test_it_is_said_on_screen_while_it_matters(office: Office) -> None:
    word = office.window.status._alarm
    cadence = meeting(office.workspace)
    office.settle()
    assert word.isHidden()
    rename(office.workspace, NOWHERE)
    office.workspace.turn_day()
    office.settle()
    assert not word.isHidden()
    assert word.text() == "● Time zone Atlantis/City is not known here"
    from cockpit.actions.cadences import change_cadence

    office.workspace.do(change_cadence, cadence, date(2026, 3, 1), zone="Asia/Tokyo")
    office.settle()
    assert word.isHidden()
