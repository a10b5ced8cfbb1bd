"""Rhythms give the days they say, and no rule keeps the window busy."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.recurrence import Rhythm, due_days, last_due, next_due, period_of
from cockpit.analysis.recurrence_words import rhythm_words
from cockpit.analysis.rules import RuleError, check_rule
from cockpit.domain.period import DAY, Period
from cockpit.domain.work_items import Cadence
from tests.pace import in_time

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
DAYS = st.dates(date(2015, 1, 1), date(2060, 1, 1))


def days(rhythm: Rhythm, window: Period = YEAR) -> list[str]:
    return [day.isoformat() for day in due_days(rhythm, window)]


def test_a_month_too_short_gives_its_last_day() -> None:
    found = days(Rhythm(Cadence.MONTHLY, due_on=date(2026, 1, 31)))
    assert found[:4] == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]


def test_a_quarterly_step_keeps_its_month_of_the_quarter() -> None:
    found = days(Rhythm(Cadence.QUARTERLY, due_on=date(2026, 2, 10)))
    assert found == ["2026-02-10", "2026-05-10", "2026-08-10", "2026-11-10"]


def test_every_second_tuesday_keeps_its_own_weeks() -> None:
    rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    rhythm = Rhythm(Cadence.WEEKLY, rule, due_on=date(2020, 1, 7))
    found = due_days(rhythm, YEAR)
    assert all(day.weekday() == 1 and (day - date(2020, 1, 7)).days % 14 == 0 for day in found)
    assert len(found) == 26


def test_it_begins_and_ends_when_told() -> None:
    rhythm = Rhythm(
        Cadence.DAILY, starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 4), due_on=date(2026, 1, 1)
    )
    assert days(rhythm) == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert next_due(rhythm, date(2026, 3, 5)) is None
    assert last_due(rhythm, date(2026, 6, 1)) is None or last_due(rhythm, date(2026, 6, 1)) == date(
        2026, 3, 4
    )


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;INTERVAL=-1", "INTERVAL=2", "", "FREQ=DAILY;BYHOUR=1", "nonsense",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYDAY=9MO", "FREQ=DAILY;" + "BYMONTH=1;" * 40,
    ],
)  # fmt: skip
def test_rules_that_ask_too_much_are_refused(rule: str) -> None:
    with pytest.raises(RuleError):
        check_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=DAILY;COUNT=1000;INTERVAL=1000", "FREQ=DAILY;INTERVAL=1000",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=1000",
    ],
)  # fmt: skip
def test_bombs_do_not_go_off(rule: str) -> None:
    began = time.process_time()
    due_days(Rhythm(Cadence.WEEKLY, rule, due_on=date(1970, 1, 1)), YEAR)
    assert in_time(time.process_time() - began, 2)


@given(st.sampled_from([c for c in Cadence if c != Cadence.ONCE]), DAYS, DAYS)
def test_every_period_has_just_one_due_day(cadence: Cadence, anchor: date, day: date) -> None:
    period = period_of(cadence, day)
    assert day in period
    (due,) = due_days(Rhythm(cadence, due_on=anchor), period)
    assert due in period


@given(
    st.integers(1, 40),
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1),
    DAYS,
    st.integers(0, 3000),
)
def test_a_rule_gives_the_same_days_from_wherever_it_is_looked_at(
    interval: int, codes: set[str], anchor: date, ahead: int
) -> None:
    rule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(sorted(codes))}"
    rhythm = Rhythm(Cadence.WEEKLY, rule, due_on=anchor)
    start = anchor + timedelta(days=ahead)
    window = Period(start, start + 60 * DAY)
    from dateutil.rrule import rrulestr

    plain = rrulestr(rule, dtstart=_at(anchor)).between(_at(start), _at(window.last_day), inc=True)
    assert due_days(rhythm, window) == [moment.date() for moment in plain]


def _at(day: date):
    from datetime import datetime

    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def test_rhythms_are_said_in_words() -> None:
    tuesday = date(2026, 11, 24)
    said = {
        rhythm_words(Cadence.DAILY, "", tuesday),
        rhythm_words(Cadence.DAILY, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", tuesday),
        rhythm_words(Cadence.WEEKLY, "", tuesday),
        rhythm_words(Cadence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", tuesday),
        rhythm_words(Cadence.MONTHLY, "FREQ=MONTHLY;BYDAY=-1FR", tuesday),
        rhythm_words(Cadence.MONTHLY, "FREQ=MONTHLY;BYMONTHDAY=15", tuesday),
    }
    assert said == {
        "every day", "every weekday", "every Tuesday", "every 2 weeks on Tuesday",
        "every last Friday of the month", "every month on day 15",
    }  # fmt: skip
