"""Lead response by the owner's own working hours and clock, recounted day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from cockpit.actions.working_hours import set_working_hours
from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.measure import measure
from cockpit.analysis.records import RecordKind
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import parse
from cockpit.workspace import Workspace
from tests.demo_files import TODAY, open_copy

LEAD_RESPONSE, YEAR = METRICS["lead_response"], parse("2026")
HEARD = """coalesce(l.first_contact_at, (SELECT min(c.at) FROM call c
    WHERE c.direction = 'outbound' AND c.at >= l.created_at AND (c.deal_id = l.deal_id
    OR (l.deal_id IS NULL AND c.account_id = l.account_id))))"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_copy(tmp_path_factory.mktemp("hours"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def owner(demo: Workspace) -> int:
    """Who answers most leads."""
    sql = "SELECT owner_id FROM lead WHERE owner_id GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    found = demo.ask(lambda db: db.value(sql))
    assert isinstance(found, int)
    return found


def _clock(micros: int, zone: ZoneInfo) -> datetime:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)).astimezone(zone)


def _worked(start: datetime, end: datetime, begins: time, length: timedelta) -> float:
    """Hours of the windows of each working day, by the clock on the wall."""
    first, last = start.replace(tzinfo=None), end.replace(tzinfo=None)
    day, total = first.date() - timedelta(days=1), timedelta()
    while day <= last.date():
        opens = datetime.combine(day, begins)
        if day.weekday() < 5:
            total += max(timedelta(), min(last, opens + length) - max(first, opens))
        day += timedelta(days=1)
    return total / timedelta(hours=1)


def _wanted(demo: Workspace, owner: int, zone: str, begins: time, hours: float) -> dict[int, float]:
    sql = (
        f"SELECT l.id, l.created_at, {HEARD} AS heard FROM lead l WHERE l.owner_id = ?"
        " AND l.created_on >= ? AND heard IS NOT NULL"
    )
    since = (YEAR.start - date(1970, 1, 1)).days
    clock, length = ZoneInfo(zone), timedelta(hours=hours)
    return {
        id: _worked(_clock(came, clock), _clock(max(came, heard), clock), begins, length)
        for id, came, heard in demo.ask(lambda db: db.all(sql, owner, since))
    }


@pytest.mark.parametrize(
    ("zone", "begins", "ends", "hours"),
    [
        ("America/Los_Angeles", "08:00", "16:30", 8.5),
        ("Asia/Kolkata", "10:15", "14:15", 4),
        ("Europe/Madrid", "22:00", "06:00", 8),
    ],
)
def test_the_owners_hours_count_by_the_owners_clock(
    demo: Workspace, owner: int, zone: str, begins: str, ends: str, hours: float
) -> None:
    demo.do(set_working_hours, owner, zone, begins, ends)
    mine = DealFilter(owners=frozenset({owner}))
    reading = measure(demo.facts(), LEAD_RESPONSE, YEAR, TODAY, filter=mine)
    rows = figure_rows(demo.facts(), LEAD_RESPONSE, YEAR, TODAY, mine)
    wanted = _wanted(demo, owner, zone, time.fromisoformat(begins), hours)
    assert len(wanted) > 10
    assert {row.deal_id: row.adds for row in rows} == pytest.approx(wanted)
    assert reading.value == pytest.approx(median(wanted.values()))


def test_others_keep_the_usual_hours_of_the_business(demo: Workspace, owner: int) -> None:
    demo.do(set_working_hours, owner, "America/Los_Angeles", "08:00", "16:30")
    table = demo.facts().records.table(RecordKind.LEAD)
    others = table.columns["owner"] != owner
    assert others.any()
    assert set(table.columns["opens"][others].tolist()) == {9 * 60}
    assert set(table.columns["length"][others].tolist()) == {8 * 60}
    told, there = table.columns["created_at"], table.columns["created_there"]
    assert (told[others] == there[others]).all()
    assert (told[~others] != there[~others]).any()


def test_hours_taken_away_again_are_the_usual_ones(demo: Workspace, owner: int) -> None:
    demo.do(set_working_hours, owner, "America/Los_Angeles", "08:00", "16:30")
    own = measure(demo.facts(), LEAD_RESPONSE, YEAR, TODAY).figure
    demo.do(set_working_hours, owner, "", "", "")
    usual = measure(demo.facts(), LEAD_RESPONSE, YEAR, TODAY).figure
    assert usual.numerator != own.numerator
    assert usual.n == own.n
