"""Periods: what people write, what comes before, what they are called."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.domain.period import (
    DAY,
    Period,
    PeriodError,
    Unit,
    last,
    parse,
    previous,
    this,
    trailing,
    unit_of,
)
from cockpit.domain.period_words import label

DATES = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2017", date(2017, 1, 1), date(2018, 1, 1)),
        ("2017-Q4", date(2017, 10, 1), date(2018, 1, 1)),
        ("2017-q1", date(2017, 1, 1), date(2017, 4, 1)),
        ("2017-10", date(2017, 10, 1), date(2017, 11, 1)),
        ("2017-12", date(2017, 12, 1), date(2018, 1, 1)),
        ("2017-W42", date(2017, 10, 16), date(2017, 10, 23)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 4)),
        ("2018-W1", date(2018, 1, 1), date(2018, 1, 8)),
        ("2017-10-20", date(2017, 10, 20), date(2017, 10, 21)),
        (" 2017-10-01..2017-12-31 ", date(2017, 10, 1), date(2018, 1, 1)),
        ("2017-10-05..2017-10-05", date(2017, 10, 5), date(2017, 10, 6)),
        ("2017-Q1..2017-Q2", date(2017, 1, 1), date(2017, 7, 1)),
    ],
)
def test_what_people_write(text: str, start: date, end: date) -> None:
    assert parse(text) == Period(start, end)


@pytest.mark.parametrize(
    "text",
    ["", "17", "2017-Q5", "2017-13", "2017-W54", "2019-W53", "2017-02-29", "next year", "0001",
     "9999", "2017-1-1", "..", "2017..", "..2017", "2017-10-01...2017-10-02", "２０１７"],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(PeriodError, match=r"2017-Q4"):
        parse(text)


def test_a_range_may_not_run_backwards() -> None:
    with pytest.raises(PeriodError, match="ends before it starts"):
        parse("2018..2017")
    with pytest.raises(PeriodError):
        Period(date(2017, 1, 2), date(2017, 1, 1))


def test_a_fiscal_year_moves_quarters_and_years() -> None:
    assert parse("2018", 4) == Period(date(2017, 4, 1), date(2018, 4, 1))
    assert parse("2018-Q1", 4) == Period(date(2017, 4, 1), date(2017, 7, 1))
    assert parse("2018-Q4", 4) == Period(date(2018, 1, 1), date(2018, 4, 1))
    assert parse("2018-04", 4) == Period(date(2018, 4, 1), date(2018, 5, 1))
    assert this(Unit.YEAR, date(2018, 3, 31), 4) == parse("2018", 4)
    assert this(Unit.QUARTER, date(2017, 2, 1), 2) == Period(date(2017, 2, 1), date(2017, 5, 1))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2017", "2016"),
        ("2017-Q1", "2016-Q4"),
        ("2017-03", "2017-02"),
        ("2017-W01", "2016-W52"),
        ("2017-03-01", "2017-02-28"),
        ("2017-10-01..2017-12-31", "2017-Q3"),
        ("2017-02-01..2017-02-28", "2017-01"),
        ("2017-10-05..2017-10-07", "2017-10-02..2017-10-04"),
    ],
)
def test_the_one_before_is_the_calendars(text: str, before: str) -> None:
    assert previous(parse(text)) == parse(before)


def test_presets() -> None:
    day = date(2026, 3, 10)
    assert this(Unit.WEEK, day) == parse("2026-W11")
    assert last(Unit.MONTH, day) == parse("2026-02")
    assert last(Unit.YEAR, day) == parse("2025")
    assert last(Unit.DAY, date(2026, 3, 1)) == parse("2026-02-28")
    assert trailing(30, day) == parse("2026-02-09..2026-03-10")
    with pytest.raises(PeriodError):
        trailing(0, day)


@pytest.mark.parametrize(
    ("text", "fiscal_start", "words"),
    [
        ("2017", 1, "2017"),
        ("2017", 7, "FY2017"),
        ("2017-Q4", 1, "Q4 2017"),
        ("2018-Q2", 4, "Q2 FY2018"),
        ("2017-10", 1, "October 2017"),
        ("2017-W42", 1, "week 42, 2017"),
        ("2018-12-31..2019-01-06", 1, "week 1, 2019"),
        ("2017-10-20", 1, "20 October 2017"),
        ("2017-10-05..2017-10-07", 1, "5 October 2017 – 7 October 2017"),
    ],
)
def test_what_they_are_called(text: str, fiscal_start: int, words: str) -> None:
    assert label(parse(text, fiscal_start), fiscal_start) == words


@given(DATES, st.sampled_from(Unit), st.integers(1, 12))
def test_units_tile_the_calendar(day: date, unit: Unit, fiscal_start: int) -> None:
    period = this(unit, day, fiscal_start)
    assert day in period
    assert unit_of(period, fiscal_start) is unit
    assert previous(period, fiscal_start).end == period.start
    assert this(unit, period.end, fiscal_start).start == period.end


@given(DATES, st.integers(1, 400))
def test_text_reads_back(start: date, days: int) -> None:
    period = Period(start, start + days * DAY)
    assert parse(period.text()) == period
    assert period.days == days
    assert previous(period).end == period.start


@given(DATES, st.integers(0, 40), st.integers(-10, 60))
def test_a_cut_is_what_is_over(start: date, days: int, offset: int) -> None:
    period = Period(start, start + days * DAY)
    cut = period.cut_after(start + offset * DAY)
    over = [start + k * DAY for k in range(days) if k <= offset]
    assert [cut.start + k * DAY for k in range(cut.days)] == over
