"""The parts of a deviation add up to the gap, whatever happened."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.deviation import FACTORS, Course, deviation, explained
from cockpit.analysis.workings import Asked
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import parse
from tests.analysis.sheet import Sheet

MONEY = st.integers(-(10**13), 10**13)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    in_play = draw(st.integers(0, 10_000))
    decided = draw(st.integers(0, in_play))
    won = draw(st.integers(0, decided))
    return Course(in_play, decided, won, draw(MONEY) if won else 0)


@given(st.integers(0, 10**13), courses(), courses())
def test_parts_add_up_to_the_gap(plan: int, fact: Course, usual: Course) -> None:
    found = explained(plan, fact, usual)
    assert sum(part.amount for part in found.parts) == found.gap == fact.amount - plan
    explainable = plan > 0 and usual.won and usual.amount > 0
    assert [part.factor for part in found.parts] == (
        list(FACTORS) if explainable else ["unexplained"]
    )


@given(st.integers(1, 10**6), st.integers(1, 50))
def test_a_factor_that_is_as_planned_adds_nothing(size: int, many: int) -> None:
    usual = Course(many * 8, many * 4, many * 2, many * 2 * size)
    fact = Course(many * 4, many * 2, many, many * size)  # half of everything in play
    found = {one.factor: one.amount for one in explained(usual.amount, fact, usual).parts}
    assert found == {"volume": -many * size, "timing": 0, "win_rate": 0, "deal_size": 0}


def test_two_changes_share_what_they_did_together() -> None:
    usual, fact = Course(100, 50, 25, 2_500), Course(100, 50, 50, 10_000)
    found = {one.factor: one.amount for one in explained(2_500, fact, usual).parts}
    # 25 × 100 → 50 × 200: rate alone 2,500 or 5,000, size alone the same: the mean of each.
    assert found == {"volume": 0, "timing": 0, "win_rate": 3_750, "deal_size": 3_750}


def test_nothing_decided_is_all_timing_and_no_deals_are_all_volume() -> None:
    usual = Course(100, 50, 25, 2_500)
    idle = {one.factor: one.amount for one in explained(1_000, Course(40, 0, 0, 0), usual).parts}
    assert idle == {"volume": 0, "timing": -1_000, "win_rate": 0, "deal_size": 0}
    empty = {one.factor: one.amount for one in explained(1_000, Course(0, 0, 0, 0), usual).parts}
    assert empty == {"volume": -1_000, "timing": 0, "win_rate": 0, "deal_size": 0}


def asked(sheet: Sheet, wanted: DealFilter = EVERYTHING) -> Asked:
    return Asked(sheet.facts(), parse("2026-Q1"), date(2026, 3, 31), wanted)


def two_quarters() -> Sheet:
    """Four of eight won for 1,000 each before, one of two for 4,000 now, one still open."""
    sheet = Sheet()
    for number in range(8):
        opened, closed = date(2025, 10, 1 + number), date(2025, 11, 3 + number)
        if number < 4:
            sheet.won(opened, closed, 1_000)
        else:
            sheet.lost(opened, closed, 500)
    sheet.won(date(2026, 1, 5), date(2026, 2, 10), 4_000)
    sheet.lost(date(2026, 1, 5), date(2026, 2, 11), 100)
    sheet.open(date(2026, 1, 6))
    return sheet


def test_rates_are_those_of_the_periods_before() -> None:
    found = deviation(asked(two_quarters()), 6_000)
    parts = {one.factor: one for one in found.parts}
    assert (found.won, found.gap) == (4_000, -2_000)
    assert (parts["volume"].planned, parts["volume"].actual) == (12, 3)
    assert (parts["timing"].planned, parts["timing"].actual) == (1, 2 / 3)
    assert (parts["win_rate"].planned, parts["win_rate"].actual) == (0.5, 0.5)
    assert (parts["deal_size"].planned, parts["deal_size"].actual) == (1_000, 4_000)
    assert parts["win_rate"].amount == 0
    assert sum(one.amount for one in found.parts) == -2_000


def test_without_a_past_the_gap_is_not_explained() -> None:
    sheet = Sheet()
    sheet.won(date(2026, 1, 5), date(2026, 2, 10), 4_000)
    found = deviation(asked(sheet), 1_000)
    assert [(one.factor, one.amount) for one in found.parts] == [("unexplained", 3_000)]


def test_people_are_asked_for_alone() -> None:
    mine = deviation(asked(two_quarters(), DealFilter(owners=frozenset({1}))), 6_000)
    others = deviation(asked(two_quarters(), DealFilter(owners=frozenset({2}))), 6_000)
    assert mine == deviation(asked(two_quarters()), 6_000)
    assert (others.won, len(others.parts)) == (0, 1)
