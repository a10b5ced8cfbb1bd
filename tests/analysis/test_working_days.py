"""Working days and comparing to date by them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.working_days import WorkingDays
from cockpit.domain.period import DAY, Period, Unit, parse, previous, this

HOLIDAY = date(2017, 7, 4)
DAYS = WorkingDays([HOLIDAY])


def test_weekends_and_holidays_are_no_working_days() -> None:
    assert DAYS.count(parse("2017-W27")) == 4
    assert DAYS.count(parse("2017-10-07..2017-10-08")) == 0
    assert not DAYS.is_working(HOLIDAY)
    assert DAYS.is_working(date(2017, 7, 5))
    assert DAYS.between(date(2017, 7, 5), date(2017, 7, 1)) == 0


@pytest.mark.parametrize(
    ("as_of", "end"),
    [
        (date(2017, 10, 2), date(2017, 7, 4)),  # the first working day with the first
        (date(2017, 10, 3), date(2017, 7, 6)),  # the second with 5 July: the 4th is a holiday
        (date(2017, 10, 1), date(2017, 7, 3)),  # before the first, with what came before
        (date(2017, 10, 7), date(2017, 7, 11)),  # a Saturday after five with all before the sixth
        (date(2017, 12, 31), date(2017, 10, 1)),  # over: the whole quarter
        (date(2018, 2, 1), date(2017, 10, 1)),
        (date(2017, 9, 1), date(2017, 10, 1)),  # not begun: the whole quarter
    ],
)
def test_to_date_is_up_to_the_same_working_day(as_of: date, end: date) -> None:
    quarter, before = parse("2017-Q4"), parse("2017-Q3")
    assert DAYS.to_date(quarter, as_of, before) == Period(before.start, end)


def test_a_shorter_period_before_is_compared_whole() -> None:
    assert DAYS.to_date(parse("2017-03"), date(2017, 3, 30), parse("2017-02")) == parse("2017-02")


def test_a_share_is_by_working_days() -> None:
    assert DAYS.share(parse("2017-W27"), parse("2017-07-03..2017-07-16")) == 4 / 9
    assert DAYS.share(parse("2017-10-07"), parse("2017-10-07..2017-10-08")) == 1 / 2
    assert DAYS.share(parse("2016"), parse("2017-10")) == 0
    assert DAYS.share(parse("2017"), parse("2017-10")) == 1


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.sampled_from(Unit))
def test_to_date_has_as_many_working_days(as_of: date, unit: Unit) -> None:
    period = this(unit, as_of)
    before = previous(period)
    cut = DAYS.to_date(period, as_of, before)
    assert cut.start == before.start
    assert cut.end <= before.end
    if as_of != period.last_day:
        done = DAYS.between(period.start, as_of + DAY)
        assert DAYS.count(cut) == min(done, DAYS.count(before))


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 60), st.data())
def test_shares_of_the_parts_add_up(start: date, days: int, data: st.DataObject) -> None:
    whole = Period(start, start + timedelta(days=days))
    cut = start + timedelta(days=data.draw(st.integers(0, days)))
    parts = DAYS.share(Period(start, cut), whole) + DAYS.share(Period(cut, whole.end), whole)
    assert parts == pytest.approx(1)
