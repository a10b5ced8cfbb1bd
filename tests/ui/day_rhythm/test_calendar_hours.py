"""The axis of hours is right on days of 23 and 25 hours, and things that overlap have lanes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.ui.calendar.hours import Axis
from cockpit.ui.calendar.lanes import Span, lanes

MADRID = ZoneInfo("Europe/Madrid")
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)
ZONES = (
    "Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll",
    "America/Havana", "Africa/Casablanca", "Pacific/Chatham", "Asia/Kathmandu", "UTC",
)  # fmt: skip


def week_of(day: date) -> list[date]:
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(7)]


def test_a_day_that_lacks_an_hour_shows_the_gap() -> None:
    axis = Axis(week_of(FORWARD), MADRID)
    assert (len(axis), axis.hours(FORWARD)) == (48, 23)
    assert axis.lacking(FORWARD) == [(4, 6)]
    assert axis.lacking(FORWARD - timedelta(days=1)) == []
    before, after = (datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert (axis.place(FORWARD, before), axis.place(FORWARD, after)) == (3.0, 7.0)


def test_an_hour_that_comes_twice_has_two_places() -> None:
    axis = Axis(week_of(BACK), MADRID)
    assert (len(axis), axis.hours(BACK)) == (50, 25)
    first, again, after = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1, 2))
    places = [axis.place(BACK, at) for at in (first, again, after)]
    assert places == [5.0, 7.0, 9.0]
    assert [axis.at(BACK, place).astimezone(UTC) for place in places] == [first, again, after]
    other = BACK - timedelta(days=1)
    assert axis.lacking(other) == [(6, 8)]
    at_three = datetime(2026, 10, 24, 3, 0, tzinfo=MADRID)
    assert axis.place(other, at_three) == 8.0


@given(
    st.sampled_from(ZONES),
    st.dates(date(2011, 1, 1), date(2030, 12, 31)),
    st.integers(0, 24 * 4 - 1),
)
def test_places_and_instants_answer_each_other(zone: str, day: date, quarter: int) -> None:
    here = ZoneInfo(zone)
    axis = Axis(week_of(day), here)
    begin = datetime(day.year, day.month, day.day, tzinfo=here).astimezone(UTC)
    at = begin + timedelta(minutes=15 * quarter)
    if at.astimezone(here).date() != day:
        return
    place = axis.place(day, at)
    assert axis.at(day, place).astimezone(UTC) == at
    later = axis.place(day, at + timedelta(minutes=15))
    assert later > place


@pytest.mark.parametrize("zone", ZONES)
def test_every_half_hour_of_a_year_has_a_place_of_its_own(zone: str) -> None:
    here = ZoneInfo(zone)
    for n in range(0, 365, 7):
        days = week_of(date(2026, 1, 5) + timedelta(days=n))
        axis = Axis(days, here)
        for day in days:
            own = len(axis) - sum(end - first for first, end in axis.lacking(day))
            assert own / 2 == axis.hours(day)


spans = st.lists(
    st.builds(
        lambda begin, long, over: Span(begin, begin + long, over),
        st.integers(0, 40),
        st.integers(1, 8),
        st.booleans(),
    ),
    max_size=12,
).map(sorted)


@given(spans)
def test_what_overlaps_never_shares_a_lane(found: list[Span]) -> None:
    given_lanes = lanes(found)
    hair = 1e-9
    for i, (one, lane) in enumerate(zip(found, given_lanes, strict=True)):
        assert lane.left >= 0
        assert lane.left + lane.width <= 1 + hair
        assert lane.width >= 0.6 / len(found) - hair
        for other, there in zip(found[:i], given_lanes, strict=False):
            if other.end > one.begin and other.begin < one.end:
                left, right = sorted((lane, there))
                assert left.left + left.width <= right.left + hair


def test_what_is_over_gives_way_and_what_is_alone_has_the_width() -> None:
    held, coming, alone = Span(0, 2, quiet=True), Span(1, 2), Span(2, 3)
    first, second, third = lanes([held, coming, alone])
    assert first.width < second.width
    assert (third.left, third.width) == (0, 1)
    # Beside the first of three, nothing stands in the third column any more.
    wide = lanes([Span(0, 4), Span(0, 1), Span(0, 1), Span(2, 3)])
    assert wide[3].width == 2 * wide[1].width
