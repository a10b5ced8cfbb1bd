"""The demo: the same each time, in agreement with itself, and like a real team."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cockpit.analysis.measure import measure
from cockpit.catalog.calendars.ics import calendar_text, read_calendar
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Unit, this
from cockpit.domain.refusal import Refused
from cockpit.jobs.brief import morning_brief
from cockpit.jobs.demo import make_demo
from cockpit.queries.calendar import calendar_source, usual_window
from cockpit.queries.consistency import inconsistencies
from cockpit.queries.signals import signals
from cockpit.storage.numbers import day_number, instant_number
from cockpit.workspace import Workspace
from tests.demo_files import MORNING, TODAY, demo_file, open_demo
from tests.sql import rows, scalar

SMALL = 400
# Days on which a quarter, a year or a week has just begun, and a leap day.
DAYS = [date(2026, 1, 1), date(2026, 3, 2), date(2026, 6, 30), date(2028, 2, 29)]


def content(path: Path) -> str:
    """A fingerprint of the file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def demo():
    with_demo = open_demo()
    yield with_demo
    with_demo.close()


def test_the_same_seed_and_day_make_the_same_file(tmp_path: Path) -> None:
    for name in ("one", "two"):
        make_demo(tmp_path / name / "cockpit.db", 7, TODAY, deals=SMALL, zone="Europe/Madrid")
    assert content(tmp_path / "one/cockpit.db") == content(tmp_path / "two/cockpit.db")


def test_another_seed_or_day_makes_another_file(tmp_path: Path) -> None:
    make_demo(tmp_path / "seed.db", 2, TODAY, deals=SMALL)
    make_demo(tmp_path / "day.db", 1, TODAY + timedelta(days=1), deals=SMALL)
    made = {content(tmp_path / "seed.db"), content(tmp_path / "day.db")}
    assert len(made | {content(demo_file(SMALL))}) == 3


def test_it_agrees_with_itself(demo: Workspace) -> None:
    assert demo.ask(inconsistencies) == []
    assert scalar(demo, "PRAGMA integrity_check") == "ok"
    assert rows(demo, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_any_day_will_do(tmp_path: Path, today: date) -> None:
    make_demo(tmp_path / "cockpit.db", 3, today, deals=SMALL)
    made = Workspace(tmp_path / "cockpit.db", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    assert made.ask(inconsistencies) == []
    made.close()


def test_it_has_what_the_issue_asks_for(demo: Workspace) -> None:
    counts = {
        kind: scalar(demo, f"SELECT count(*) FROM {kind}")
        for kind in ("person", "team", "deal", "product", "activity", "note", "quota", "deal_line")
    }
    assert (counts["person"], counts["team"], counts["deal"], counts["product"]) == (30, 6, 9000, 8)
    assert min(counts.values()) > 0
    regions = rows(demo, "SELECT DISTINCT region FROM team")
    assert len(regions) == 3
    assert demo.preferences().demo
    me = demo.preferences().me
    reports = scalar(demo, "SELECT count(*) FROM membership WHERE manager_id = ?", me)
    assert reports == 6


def test_nothing_happens_after_the_day(demo: Workspace) -> None:
    today, now = day_number(TODAY), instant_number(MORNING)
    for kind, column, end in (
        ("deal_version", "happened_on", today),
        ("deal_version", "learnt_at", now),
        ("stage_visit", "entered_on", today),
        ("activity", "happened_on", today),
        ("activity", "at", now),
        ("note", "at", now),
        ("task_occurrence", "at", now),
    ):
        latest = scalar(demo, f"SELECT max({column}) FROM {kind}")
        assert latest < end, (kind, column)


def test_the_past_is_as_lively_as_the_present(demo: Workspace) -> None:
    pushed = """
        SELECT count(*) FROM deal_version a JOIN deal_version b ON b.id = a.id + 1
        WHERE a.deal_id = b.deal_id AND b.expected_close > a.expected_close"""
    amounts = pushed.replace("b.expected_close > a.expected_close", "b.amount <> a.amount")
    owners = pushed.replace("b.expected_close > a.expected_close", "b.owner_id <> a.owner_id")
    for sql, least in ((pushed, 2000), (amounts, 1000), (owners, 10)):
        assert scalar(demo, sql) > least


def test_there_are_untidy_deals(demo: Workspace) -> None:
    open_deals = scalar(demo, "SELECT count(*) FROM deal WHERE outcome = 'open'")
    for untidy in (
        "next_step = ''",
        "amount IS NULL",
        f"expected_close < {day_number(TODAY)}",
        "NOT EXISTS (SELECT 1 FROM deal_contact c WHERE c.deal_id = deal.id)",
    ):
        sql = f"SELECT count(*) FROM deal WHERE outcome = 'open' AND {untidy}"
        found = scalar(demo, sql)
        assert 0.01 < found / open_deals < 0.5, untidy


def test_the_tiles_look_like_a_real_team(demo: Workspace) -> None:
    quarter = this(Unit.QUARTER, TODAY)

    def value(key: str) -> float:
        found = measure(demo.facts(), METRICS[key], quarter, TODAY).value
        assert found is not None, key
        return found

    assert 0.5 < value("quota_attainment") < 0.95
    assert 0.2 < value("win_rate") < 0.4
    assert 500 < value("open_deals") < 900
    assert 0.08 < value("stalled_deals") / value("open_deals") < 0.3
    assert 25 < value("sales_cycle") < 90


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cockpit.db"
    make_demo(path, 1, TODAY, deals=SMALL)
    before = content(path)
    with pytest.raises(Refused):
        make_demo(path, 2, TODAY, deals=SMALL)
    assert content(path) == before


def test_a_making_that_is_called_off_leaves_nothing(tmp_path: Path) -> None:
    def enough(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path / "cockpit.db", 1, TODAY, deals=SMALL, progress=enough)
    assert list(tmp_path.iterdir()) == []


def test_the_calendar_says_what_its_own_events_say(demo: Workspace) -> None:
    """The kept occurrences are those a calendar reader expands from the kept events."""
    ((calendar_id,),) = rows(demo, "SELECT id FROM calendar")
    start, end = usual_window(TODAY)
    read = read_calendar(calendar_text(*demo.ask(calendar_source, calendar_id)), start, end)
    assert read.left_out == ()
    kept = rows(
        demo, "SELECT event_uid, recurrence, title, location, starts, ends, all_day"
        " FROM calendar_instance ORDER BY event_uid, starts",
    )  # fmt: skip
    expanded = sorted(
        (one.uid, one.recurrence, one.title, one.location, one.start.isoformat(),
         one.end.isoformat(), int(one.all_day))
        for one in read.happenings
    )  # fmt: skip
    assert [tuple(row) for row in kept] == sorted(expanded, key=lambda row: (row[0], row[4]))
    assert len(kept) > 200


def test_the_managers_last_days_are_there(demo: Workspace) -> None:
    brief = morning_brief(demo)
    assert any(one.kind == "event" for one in brief.meetings)
    assert any(one.kind == "pipeline_review" or one.meeting is not None for one in brief.meetings)
    assert {one.why for one in brief.to_see} == {"blocker", "mood", "quiet"}
    assert len(brief.news) == 1
    notes = "SELECT count(*) FROM meeting WHERE state = 'held' AND notes <> ''"
    assert scalar(demo, notes) > 40
    kinds = rows(
        demo, "SELECT DISTINCT m.kind FROM decision d JOIN meeting m ON m.id = d.meeting_id"
    )
    assert {kind for (kind,) in kinds} == {"one_on_one", "pipeline_review"}


def test_one_signal_is_the_systems_not_a_persons(demo: Workspace) -> None:
    spread = {row.title: row.spread for row in demo.ask(signals)}
    assert spread["Activity a fifth down, rep by rep"] == "systemic"
    assert spread["Win rate ten points down"] == "isolated"
