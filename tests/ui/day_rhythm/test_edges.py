"""The day at its edges: midnight, changed clocks, nobody, three hundred people, an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from cockpit.actions.day import check_in_with, praise, start_time
from cockpit.actions.people import add_person
from cockpit.actions.preferences import set_preference
from cockpit.actions.tasks import add_task
from cockpit.analysis.occurrences import Panel
from cockpit.analysis.wall_time import instant
from cockpit.domain.day import TimeCategory
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.people import Membership, Person, Team
from cockpit.domain.work_items import Activity, ActivityType
from cockpit.jobs.brief import morning_brief
from cockpit.jobs.wrap_up import wrap_up_of
from cockpit.queries.day import TimeRow, hours_by_category, words_with
from cockpit.storage.work import Work
from cockpit.ui.brief.page import BriefPage
from cockpit.ui.calendar.page import CalendarPage
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.cockpit_page.page import CockpitPage
from cockpit.ui.people.page import PeoplePage
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.page import TasksPage
from cockpit.ui.wrap_up.page import WrapUpPage
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.demo_files import open_new

PAGES = BriefPage, WrapUpPage, PeoplePage, TasksPage, CalendarPage, CockpitPage


@pytest.fixture
def bare(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A folder with the starting plan and nothing else."""
    opened = open_new(tmp_path, clock, local_zone="Europe/Madrid")
    yield opened
    opened.close()


def shown(qtbot: QtBot, workspace: Workspace, kind: type) -> object:
    page = kind(Context(workspace), ChangeRelay(workspace))
    qtbot.addWidget(page)
    page.resize(1280, 760)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.mark.parametrize("kind", PAGES)
def test_an_empty_folder_shows_every_page_of_the_day(
    bare: Workspace, qtbot: QtBot, kind: type
) -> None:
    page = shown(qtbot, bare, kind)
    assert not page.grab().isNull()  # type: ignore[attr-defined]


def test_a_brief_of_nobody_says_so(bare: Workspace, qtbot: QtBot) -> None:
    page = shown(qtbot, bare, BriefPage)
    assert isinstance(page, BriefPage)
    assert "No activity is recorded" in page.panels.people._empty.text()
    quarter = page.panels.numbers.lines()[-2].item
    assert (quarter.title, quarter.value) == ("This quarter", "target not set")
    assert wrap_up_of(bare).tomorrow


def three_hundred(work: Work) -> None:
    team = Team("All of them")
    work.add(team)
    for number in range(300):
        who = Person(f"Person {number:03}")
        work.add(who)
        work.add_with_the_rest(Membership(who.id, team.id))
    work.add(MeetingCadence(
        MeetingKind.ONE_ON_ONE, "One-on-one", work.today - timedelta(weeks=2),
        "FREQ=WEEKLY;BYDAY=TU", "09:00", 15, team_id=team.id, each=True,
    ))  # fmt: skip


def test_three_hundred_people_fit_the_day(bare: Workspace, qtbot: QtBot) -> None:
    bare.do(three_hundred)
    for number in range(1, 301, 7):
        bare.do(check_in_with, number, 1 + number % 2, f"stuck {number}")
        bare.do(praise, number, "well done", True)
    brief = morning_brief(bare)
    assert len(brief.to_see) == 8
    assert len(brief.meetings) == 300
    for kind in (BriefPage, WrapUpPage, PeoplePage, CalendarPage):
        page = shown(qtbot, bare, kind)
        assert not page.grab().isNull()  # type: ignore[attr-defined]


def test_a_page_left_open_over_midnight_shows_the_new_day(
    bare: Workspace, qtbot: QtBot, clock: Clock
) -> None:
    tomorrow = bare.today() + timedelta(days=1)
    bare.do(add_task, "Only tomorrow", due_on=tomorrow)
    tasks, cockpit = shown(qtbot, bare, TasksPage), shown(qtbot, bare, CockpitPage)
    assert isinstance(tasks, TasksPage)
    assert isinstance(cockpit, CockpitPage)
    clock.instant = datetime(2026, 3, 10, 23, 0, 30, tzinfo=UTC)
    assert bare.today() == tomorrow
    bare.turn_day()

    def titles(panels: object) -> list[str]:
        return [one.title for one in panels[Panel.TODAY].list.lines.lines()]  # type: ignore[index]

    qtbot.waitUntil(lambda: "Only tomorrow" in titles(tasks.panels))
    qtbot.waitUntil(lambda: "Only tomorrow" in titles(cockpit.tasks.panels))


def test_what_is_said_before_midnight_is_of_that_day_where_the_team_is(
    bare: Workspace, clock: Clock
) -> None:
    bare.do(set_preference, "business_zone", "Pacific/Auckland")
    person = bare.do(add_person, "Ana")
    clock.instant = datetime(2026, 3, 10, 10, 59, tzinfo=UTC)
    bare.do(check_in_with, person, 4)
    clock.advance(minutes=2)
    bare.do(check_in_with, person, 5)
    words = bare.ask(words_with, person)
    assert {(one.on_day.day, one.mood) for one in words} == {(11, 5), (10, 4)}


@given(
    st.sampled_from(("Europe/Madrid", "America/Santiago", "Australia/Lord_Howe", "UTC")),
    st.dates(date(2026, 1, 1), date(2026, 12, 30)),
    st.lists(st.tuples(st.integers(-600, 2400), st.integers(0, 900)), max_size=5),
)
def test_the_hours_of_days_add_up_over_changed_clocks(
    zone: str, day: date, stretches: list[tuple[int, int]]
) -> None:
    """What falls on a day, and on the next, is together what lies in both."""
    place = ZoneInfo(zone)
    edges = [
        instant(datetime.combine(day, datetime.min.time()) + timedelta(days=n), place)
        for n in range(3)
    ]
    rows = [
        TimeRow(n, TimeCategory.COACHING, edges[0] + timedelta(minutes=begin),
                edges[0] + timedelta(minutes=begin + length), "")
        for n, (begin, length) in enumerate(stretches)
    ]  # fmt: skip
    now = edges[2] + timedelta(days=3)

    def hours(start: datetime, end: datetime) -> float:
        return sum(hours_by_category(tuple(rows), start, end, now).values())

    minutes = sum(
        max(0.0, (min(row.ended_at, edges[2]) - max(row.started_at, edges[0])).total_seconds() / 60)
        for row in rows
        if row.ended_at is not None
    )
    both = hours(edges[0], edges[1]) + hours(edges[1], edges[2])
    assert both * 60 == pytest.approx(minutes)
    assert hours(edges[0], edges[2]) * 60 == pytest.approx(minutes)


def test_a_clock_set_back_makes_no_time(bare: Workspace, clock: Clock) -> None:
    bare.do(start_time, TimeCategory.SELLING)
    clock.advance(hours=-2)
    bare.do(start_time, TimeCategory.COACHING)
    clock.advance(minutes=30)
    assert {one: round(hours, 2) for one, hours in wrap_up_of(bare).hours.items() if hours} == {
        TimeCategory.COACHING: 0.5
    }


def test_the_day_is_closed_by_the_teams_clock(bare: Workspace, qtbot: QtBot) -> None:
    page = shown(qtbot, bare, WrapUpPage)
    assert isinstance(page, WrapUpPage)
    page.close_the_day()
    qtbot.waitUntil(page.panels.closed.isVisible)
    assert "at 10:00" in page.panels.closed.text()


def test_a_rep_who_was_active_is_not_quiet(bare: Workspace) -> None:
    bare.do(three_hundred)

    def called(work: Work) -> None:
        work.add(Activity(ActivityType.CALL, work.now, work.today, person_id=1))

    bare.do(called)
    brief = morning_brief(bare)
    assert brief.has_activities
    assert [one.person for one in brief.team] == ["Person 000"]
