"""What comes seldom comes all the same, and what ended long ago does not stay for ever."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from cockpit.actions.preferences import set_preference
from cockpit.actions.reminder_claims import claim_due, mark_shown
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.actions.reminders import dismiss_reminders
from cockpit.actions.tasks import add_task, archive_task
from cockpit.analysis.reminding import KEPT_DAYS
from cockpit.domain.work_items import Cadence
from cockpit.scheduling.file_shelf import FileShelf
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.sql import rows, scalar

MADRID = "Europe/Madrid"
QUARTERLY = ("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A folder in Madrid without the starting plan; it is 10 March 2026."""
    workspace.do(set_preference, "business_zone", MADRID)
    workspace.do(set_preference, "forecast_weekday", "")
    for task_id in range(1, 13):
        workspace.do(archive_task, task_id)
    workspace.tend(bring_up_to_date, MADRID, MADRID)
    return workspace


def plan(desk: Workspace) -> None:
    """One task a quarter, one a year, one every second year, one once in a far year."""
    quarter = date(2026, 3, 31)
    desk.do(add_task, "Quarter", cadence=Cadence.QUARTERLY, due_on=quarter, due_time="11:00")
    for title, rule in (
        ("Year", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
        ("Second year", "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYMONTHDAY=2"),
    ):
        desk.do(add_task, title, cadence=Cadence.DAILY, rule=rule, starts_on=date(2026, 3, 1),
                due_time="02:30")  # fmt: skip
    desk.do(add_task, "Far", due_on=date(2027, 12, 24), due_time="08:00")


def due_by_hand(until: date) -> set[tuple[str, str]]:
    """What rings up to a day, counted from the calendar alone."""
    years = range(2026, until.year + 1)
    wanted = {("Quarter", f"{year}{day[4:]}T11:00") for year in years for day in QUARTERLY}
    wanted |= {("Year", f"{year}-06-15T02:30") for year in years}
    wanted |= {("Second year", f"{year}-11-02T02:30") for year in years if year % 2 == 0}
    wanted.add(("Far", "2027-12-24T08:00"))
    return {one for one in wanted if one[1][:10] < until.isoformat()}


def live(desk: Workspace, clock: Clock, steps: list[int]) -> Counter[tuple[str, str]]:
    """Days go by, so many between two looks; what rings is answered."""
    shelf, rang = FileShelf(desk), Counter[tuple[str, str]]()
    for days in steps:
        clock.advance(days=days)
        shelf.bring_up_to_date(MADRID)
        rings = desk.tend(claim_due, "here")
        desk.tend(mark_shown, [one.id for one in rings], "here")
        rang.update((one.title, one.nominal) for one in rings)
        desk.do(dismiss_reminders, [one.id for one in rings])
    return rang


@pytest.mark.parametrize(
    "steps",
    [[1] * 120, [29] * 30, [61] * 15, [399, 401, 500, 400], [1_300, 1, 1_300], [3_000]],
    ids=["every day", "every month", "past the horizon", "a year away", "years away", "8 years"],
)
def test_it_rings_once_however_seldom_it_comes(
    desk: Workspace, clock: Clock, steps: list[int]
) -> None:
    plan(desk)
    rang = live(desk, clock, steps)
    today = clock().date()
    assert rang == Counter(due_by_hand(today))


def test_it_rings_once_whenever_one_looks(desk: Workspace, clock: Clock) -> None:
    chance = random.Random(5)
    plan(desk)
    rang = live(desk, clock, [chance.choice((1, 2, 7, 30, 59, 60, 90, 365)) for _ in range(60)])
    assert rang == Counter(due_by_hand(clock().date()))


def test_what_ended_goes_after_some_months_and_an_open_one_never(
    desk: Workspace, clock: Clock
) -> None:
    desk.do(add_task, "Brief", cadence=Cadence.DAILY, due_time="11:00")
    desk.do(add_task, "Open", due_on=date(2026, 3, 12), due_time="11:00")
    clock.advance(days=3)
    shelf = FileShelf(desk)
    shelf.bring_up_to_date(MADRID)
    rings = desk.tend(claim_due, "here")
    desk.tend(mark_shown, [one.id for one in rings], "here")
    mine = live(desk, clock, [20] * 75)
    assert max(mine.values()) == 1
    kept = rows(desk, "SELECT title, nominal, state FROM reminder ORDER BY nominal")
    assert kept[0][:3] == ("Open", "2026-03-12T11:00", "shown")
    oldest = clock().date() - timedelta(days=KEPT_DAYS)
    assert oldest.isoformat() <= kept[1][1] <= (oldest + timedelta(days=2)).isoformat()
    assert len(kept) <= KEPT_DAYS + 62
    # Nothing that went comes back, not even when its task is touched again.
    from cockpit.actions.tasks import edit_task

    desk.do(edit_task, 13, due_time="11:30")
    again = live(desk, clock, [1, 1])
    assert sum(again.values()) <= 3


def test_rules_that_are_over_and_empty_go(desk: Workspace, clock: Clock) -> None:
    for day in range(11, 21):
        desk.do(add_task, f"Once {day}", due_on=date(2026, 3, day), due_time="11:00")
    live(desk, clock, [1] * 15)
    for task_id in range(13, 23):
        desk.do(archive_task, task_id)
    live(desk, clock, [1, KEPT_DAYS + 2, 1])
    assert scalar(desk, "SELECT count(*) FROM reminder") == 0
    assert scalar(desk, "SELECT count(*) FROM reminder_rule") == 0


def test_a_clock_that_was_years_ahead_leaves_no_hole(desk: Workspace, clock: Clock) -> None:
    plan(desk)
    shelf = FileShelf(desk)
    clock.advance(days=3_650)
    desk.tend(bring_up_to_date, MADRID, MADRID)
    clock.advance(days=-3_650)
    assert shelf.is_short()
    shelf.bring_up_to_date(MADRID)
    assert not shelf.is_short()
    names = {name for (name,) in rows(desk, "SELECT nominal FROM reminder WHERE state = 'waiting'")}
    assert "2026-03-31T11:00" in names
