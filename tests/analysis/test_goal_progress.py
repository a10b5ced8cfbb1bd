"""A goal asks for the days that are gone and on which one was there."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.analysis.goal_progress import adds_up, counted_in, progress
from cockpit.analysis.references import References
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, Unit
from cockpit.domain.plan import COMPANY, Subject
from tests.analysis.sheet import Sheet, person

WEDNESDAY = date(2026, 3, 11)
ANA, BO = Subject(person_id=1), Subject(person_id=2)
OPEN_ENDED = (date(2026, 1, 1), None)


@pytest.fixture
def references() -> References:
    sheet = Sheet()
    sheet.refer(people=[person(1, "Ana"), person(2, "Bo", quota_from=date(2026, 3, 12))])
    return sheet.facts().references


def test_a_week_is_due_by_the_days_gone(references: References) -> None:
    part = counted_in(references, Unit.WEEK, OPEN_ENDED, ANA, WEDNESDAY)
    assert part == Period(date(2026, 3, 9), date(2026, 3, 16))
    found = progress(references, Unit.WEEK, part, WEDNESDAY, 40, 25, sums=True)
    assert (found.target, found.due, found.share, found.on_pace) == (40, 24, 25 / 40, True)


def test_who_comes_in_the_middle_is_asked_for_less(references: References) -> None:
    friday = date(2026, 3, 13)
    part = counted_in(references, Unit.WEEK, OPEN_ENDED, BO, friday)
    found = progress(references, Unit.WEEK, part, friday, 40, 10, sums=True)
    assert (found.target, found.due, found.on_pace) == (16, 16, False)


def test_a_goal_that_begins_or_ends_within_counts_from_then(references: References) -> None:
    span = (date(2026, 3, 10), date(2026, 3, 12))
    part = counted_in(references, Unit.WEEK, span, COMPANY, WEDNESDAY)
    assert part == Period(*span)
    found = progress(references, Unit.WEEK, part, WEDNESDAY, 50, None, sums=True)
    assert (found.target, found.due, found.share, found.on_pace) == (20, 20, None, None)
    over = counted_in(references, Unit.WEEK, (date(2025, 1, 1), span[0]), COMPANY, WEDNESDAY)
    assert over.end == span[0]
    later = counted_in(references, Unit.WEEK, (date(2026, 4, 1), None), COMPANY, WEDNESDAY)
    assert later.days == 0


def test_what_is_no_sum_is_due_in_full(references: References) -> None:
    part = counted_in(references, Unit.QUARTER, OPEN_ENDED, COMPANY, WEDNESDAY)
    rate = progress(references, Unit.QUARTER, part, WEDNESDAY, 0.4, 0.5, sums=False)
    assert (rate.due, rate.on_pace) == (0.4, True)
    days = progress(
        references, Unit.QUARTER, part, WEDNESDAY, 30, 40, sums=False, higher_is_better=False
    )
    assert (days.share, days.on_pace) == (0.75, False)


def test_which_metrics_add_up() -> None:
    sums = {key for key, metric in METRICS.items() if adds_up(metric)}
    assert {"revenue", "deals_won", "deals_opened"} <= sums
    assert not sums & {"win_rate", "average_deal", "open_value", "quota_attainment", "pace"}
