"""The routine of a day rests on days off, on screen and in its reminders; a rule of its own does
not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.actions.preferences import set_preference
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.actions.tasks import edit_task
from cockpit.analysis.occurrences import Panel
from cockpit.analysis.recurrence import Rhythm, due_days
from cockpit.domain.period import Period
from cockpit.domain.work_items import Cadence
from cockpit.queries.agenda import agenda, plan
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.demo_files import open_new
from tests.sql import rows


@given(
    st.dates(date(2024, 1, 1), date(2028, 1, 1)), st.integers(1, 60), st.sampled_from(("", "ES"))
)
def test_a_step_of_every_day_comes_on_working_days(start: date, days: int, region: str) -> None:
    window = Period(start, start + timedelta(days=days))
    off = holidays.country_holidays("ES", years=range(2024, 2029)) if region else {}
    wanted = [
        day
        for day in (start + timedelta(days=n) for n in range(days))
        if day.weekday() < 5 and day not in off
    ]
    step = Rhythm(Cadence.DAILY, due_on=start, starts_on=start, standing=True, region=region)
    assert due_days(step, window) == wanted
    for own in (
        Rhythm(Cadence.DAILY, due_on=start, starts_on=start, region=region),
        Rhythm(Cadence.DAILY, "FREQ=DAILY", start, start, standing=True, region=region),
    ):
        assert len(due_days(own, window)) == days


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Workspace:
    opened = open_new(tmp_path, clock)
    opened.do(set_preference, "holiday_country", "ES")
    return opened


def rings(workspace: Workspace, title: str) -> set[date]:
    """The days ahead on which a step will ring."""
    workspace.tend(bring_up_to_date, "UTC", "UTC")
    sql = f"SELECT nominal FROM reminder WHERE title = '{title}' AND state = 'waiting'"
    return {date.fromisoformat(nominal[:10]) for (nominal,) in rows(workspace, sql)}


def test_it_rings_on_working_days_alone(office: Workspace) -> None:
    off = holidays.country_holidays("ES", years=[2026])
    known = [
        day for day in off if date(2026, 3, 11) <= day < date(2026, 5, 8) and day.weekday() < 5
    ]
    assert known
    days = rings(office, "Pipeline review")
    assert len(days) > 30
    assert not [day for day in days if day.weekday() > 4 or day in off]
    step = next(one for one in office.ask(plan) if one.title == "Pipeline review")
    office.do(edit_task, step.id, rule="FREQ=DAILY")
    assert set(known) < rings(office, "Pipeline review")


def test_nothing_of_friday_is_late_on_saturday_and_monday_brings_its_own(
    office: Workspace, clock: Clock
) -> None:
    for day, count in ((date(2026, 3, 13), 5), (date(2026, 3, 14), 0), (date(2026, 3, 16), 5)):
        clock.advance(days=(day - office.today()).days)
        lines = office.ask(agenda, day, region="ES").panels[Panel.TODAY]
        assert [one.seen.late_days for one in lines] == [0] * count
