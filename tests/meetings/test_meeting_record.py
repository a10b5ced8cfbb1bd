"""The record of a rhythm agrees with counting by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.meeting_times import Slot
from cockpit.domain.meetings import MeetingKind, MeetingState
from cockpit.domain.period import Period
from cockpit.queries.meeting_record import coaching_minutes, record_of
from cockpit.queries.meetings import MeetingRow

BEGIN = date(2026, 1, 5)
TODAY = BEGIN + timedelta(days=200)
UTC_ZONE = ZoneInfo("UTC")
HELD, SKIPPED = MeetingState.HELD, MeetingState.SKIPPED


def row(
    day: int,
    state: MeetingState = HELD,
    *,
    excused: bool = False,
    planned: bool = True,
    kind: MeetingKind = MeetingKind.COACHING,
    person: int = 1,
    minutes: int = 30,
) -> MeetingRow:
    local = datetime.combine(BEGIN + timedelta(days=day), datetime.min.time()).replace(hour=10)
    slot = Slot(1, person, local.isoformat()) if planned else None
    return MeetingRow(
        day + 1, str(day), slot, kind, "Talk", local.replace(tzinfo=UTC), local, UTC_ZONE,
        minutes, state, person, "Ana", None, "", "", "", excused, "",
    )  # fmt: skip


@st.composite
def series(draw: st.DrawFn) -> list[MeetingRow]:
    found, day = [], 0
    for _turn in range(draw(st.integers(0, 25))):
        day += draw(st.integers(0, 9))
        state = draw(st.sampled_from(MeetingState))
        excused = state is SKIPPED and draw(st.booleans())
        found.append(row(day, state, excused=excused, planned=draw(st.booleans())))
    return found


@given(series())
def test_the_record_is_what_a_plain_loop_counts(rows: list[MeetingRow]) -> None:
    planned = held = excused = spot = streak = 0
    last: date | None = None
    gap = 0
    for one in rows:
        if one.state is HELD:
            gap = max(gap, (one.local.date() - last).days if last else 0)
            last = one.local.date()
        if one.state is SKIPPED and one.excused:
            excused += 1
        elif one.slot is None:
            spot += one.state is HELD
        elif one.state is HELD:
            planned, held, streak = planned + 1, held + 1, streak + 1
        elif one.state in (SKIPPED, MeetingState.UNRESOLVED):
            planned, streak = planned + 1, 0
    if last is not None:
        gap = max(gap, (TODAY - last).days)
    record = record_of(rows, TODAY)
    counted = (record.planned, record.held, record.excused, record.on_the_spot, record.streak)
    assert counted == (planned, held, excused, spot, streak)
    assert (record.last_held, record.gap or 0) == (last, gap)


def test_an_excused_one_neither_breaks_a_streak_nor_counts_as_missed() -> None:
    record = record_of([row(0), row(7, SKIPPED, excused=True), row(14)], BEGIN + timedelta(days=14))
    assert (record.planned, record.held, record.streak, record.gap) == (2, 2, 2, 14)
    assert record.share == 1.0


def test_a_miss_breaks_it_and_what_was_called_off_does_not() -> None:
    assert record_of([row(0), row(7, SKIPPED), row(14)], TODAY).streak == 1
    assert record_of([row(0), row(7, MeetingState.CANCELLED), row(14)], TODAY).streak == 2


def test_nothing_yet_has_no_share_and_no_gap() -> None:
    record = record_of([row(250, MeetingState.PLANNED)], TODAY)
    assert (record.share, record.gap, record.last_held) == (None, None, None)


def test_coaching_counts_what_was_held_in_the_period_with_each_person() -> None:
    rows = [
        row(0, minutes=20),
        row(5, minutes=25),
        row(6, SKIPPED),
        row(7, person=2, minutes=50),
        row(8, kind=MeetingKind.ONE_ON_ONE),
        row(40, minutes=99),
    ]
    period = Period(BEGIN, BEGIN + timedelta(days=30))
    assert coaching_minutes(rows, period) == {1: 45, 2: 50}


@pytest.mark.parametrize("days", [1, 13, 60])
def test_the_time_since_the_last_one_is_a_gap(days: int) -> None:
    assert record_of([row(0)], BEGIN + timedelta(days=days)).gap == days
