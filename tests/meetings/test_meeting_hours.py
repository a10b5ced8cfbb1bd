"""Meetings outside somebody's working hours are found, over changes of clocks too."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.actions.people import add_person
from cockpit.actions.working_hours import set_working_hours
from cockpit.analysis.meeting_hours import Hours, first_outside, is_outside
from cockpit.domain.recurrence import Recurrence
from cockpit.domain.refusal import Refused
from cockpit.queries.working_hours import Whereabouts, whereabouts
from cockpit.workspace import Workspace

MADRID, LOS_ANGELES = ZoneInfo("Europe/Madrid"), ZoneInfo("America/Los_Angeles")
CLOCKS = st.integers(0, 1439).map(lambda at: f"{at // 60:02}:{at % 60:02}")


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.integers(1, 240),
    CLOCKS,
    CLOCKS,
)
def test_it_is_outside_when_any_minute_is(
    on: date, at_time: time, minutes: int, begins: str, ends: str
) -> None:
    local = datetime.combine(on, at_time)
    hours = Hours(ZoneInfo("UTC"), begins, ends)
    working = set()
    for back in (1, 0, -1):
        day = (local - timedelta(days=back)).date()
        if day.weekday() > 4:
            continue
        opens = datetime.combine(day, time.fromisoformat(begins))
        closes = datetime.combine(day, time.fromisoformat(ends))
        closes += timedelta(days=closes <= opens)
        length = int((closes - opens).total_seconds()) // 60
        working |= {(day, opens + timedelta(minutes=at)) for at in range(length)}
    wanted = [local + timedelta(minutes=at) for at in range(minutes)]
    shifts = {day for day, at in working if at == local}
    inside = any(all((day, at) in working for at in wanted) for day in shifts)
    assert is_outside(local.replace(tzinfo=UTC), minutes, hours) is not inside


def test_the_weeks_between_two_clock_changes_are_told() -> None:
    """Madrid 17:30 is 08:30 in California, but 09:30 where its clocks have changed already."""
    weekly = Recurrence(date(2026, 1, 6), "17:30", "FREQ=WEEKLY;BYDAY=TU", zone="Europe/Madrid")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    found = first_outside(weekly, 30, Hours(LOS_ANGELES), now, (MADRID, MADRID))
    assert found is not None
    count, of, first = found
    # Between 8 and 29 March and between 25 October and 1 November it is one hour later there.
    assert of - count == 4
    assert first == datetime(2026, 1, 6, 16, 30, tzinfo=UTC)


def test_only_the_week_of_a_change_is_outside() -> None:
    weekly = Recurrence(date(2026, 1, 6), "18:00", "FREQ=WEEKLY;BYDAY=TU", zone="Europe/Madrid")
    hours = Hours(LOS_ANGELES, "09:00", "10:00")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    found = first_outside(weekly, 60, hours, now, (MADRID, MADRID))
    assert found is not None
    assert found[0] == 4
    assert found[2].date() == date(2026, 3, 10)


def test_hours_are_kept_changed_and_forgotten(workspace: Workspace) -> None:
    ana = workspace.do(add_person, "Ana")
    assert workspace.ask(whereabouts)[ana] == Whereabouts()
    workspace.do(set_working_hours, ana, "America/Los_Angeles", "08:00", "16:30")
    kept = Whereabouts("America/Los_Angeles", "08:00", "16:30")
    assert workspace.ask(whereabouts)[ana] == kept
    workspace.do(set_working_hours, ana, "", "", "")
    assert workspace.ask(whereabouts)[ana] == Whereabouts()
    workspace.undo()
    assert workspace.ask(whereabouts)[ana] == kept


@pytest.mark.parametrize("fields", [
    ("Europe/Nowhere", "", ""), ("../etc/passwd", "", ""), ("", "09:00", "09:00"),
    ("", "9", "17:00"), ("", "25:00", "26:00"),
])  # fmt: skip
def test_what_is_no_zone_and_no_time_is_refused(
    workspace: Workspace, fields: tuple[str, str, str]
) -> None:
    ana = workspace.do(add_person, "Ana")
    with pytest.raises(Refused):
        workspace.do(set_working_hours, ana, *fields)
    assert workspace.ask(whereabouts)[ana] == Whereabouts()
