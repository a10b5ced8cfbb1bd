"""Facts patched with changes answer as facts built anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.analysis import layers, norms
from cockpit.analysis.facts import Facts, build
from cockpit.analysis.raw import RawDeals
from cockpit.domain.filters import EVERYTHING, DealFilter, Scope
from cockpit.domain.period import Period, parse
from tests.analysis.answers import readings, sparklines, states
from tests.analysis.worlds import (
    TODAY,
    Deals,
    World,
    asked,
    change,
    raw_deals,
    seeds,
    worlds,
)

PERIODS = st.sampled_from([parse("2025-12"), parse("2026-Q1"), parse("2025-12-10..2026-01-20")])
FILTERS = st.sampled_from([
    EVERYTHING,
    DealFilter(owners=frozenset({1, 2})),
    DealFilter(teams=frozenset({1})),
    DealFilter(scope=Scope.TREE, me=1),
    DealFilter(scope=Scope.REPORTS, me=2),
    DealFilter(managers=frozenset({1, 3}), stalled=True),
    DealFilter(regions=frozenset({"North"}), open_only=True),
    DealFilter(products=frozenset({1}), pipelines=frozenset({1})),
    DealFilter(stages=frozenset({1, 4}), closing=parse("2026-01")),
    DealFilter(deals=frozenset(range(1, 9)), accounts=frozenset({1})),
])  # fmt: skip


def assert_same(one: Facts, other: Facts, period: Period, wanted: DealFilter) -> None:
    days = [TODAY - timedelta(days=k) for k in (0, 1, 7, 20, 33)]
    for day in days:
        assert states(one, day) == states(other, day)
    for day in (TODAY, TODAY - timedelta(days=25)):
        assert readings(one, period, day, wanted) == readings(other, period, day, wanted)
    assert sparklines(one, days) == sparklines(other, days)


@pytest.fixture(autouse=True, scope="module")
def norms_of_two() -> Iterator[None]:
    """Small worlds have norms too."""
    with mock.patch.object(norms, "FEWEST_DEALS", 2):
        yield


def rows_of(deals: Deals, touched: set[int]) -> RawDeals:
    return raw_deals({number: deals[number] for number in sorted(touched) if number in deals})


@settings(max_examples=8)
@given(worlds, PERIODS, FILTERS, seeds)
def test_patched_facts_answer_as_fresh_ones(
    world: World, period: Period, wanted: DealFilter, chance: Random
) -> None:
    deals, given_references = world.deals, world.references
    patched = build(raw_deals(deals), given_references, 1, TODAY)
    sparklines(patched, [TODAY - timedelta(days=k) for k in (0, 1, 7, 20, 33)])
    with mock.patch.object(layers, "LARGE", chance.choice([3, 5_000])):
        for position in range(2, 6):
            deals, touched = change(chance, deals)
            patched = patched.patched(position, touched, rows_of(deals, touched))
            if chance.random() < 0.5:
                states(patched, TODAY)
                sparklines(patched, [TODAY - timedelta(days=20)])
    assert patched.position == 5
    fresh = build(raw_deals(deals), given_references, 1, TODAY)
    assert_same(patched, fresh, period, wanted)


@settings(max_examples=4)
@given(worlds, worlds, seeds)
def test_other_references_answer_as_facts_built_with_them(
    world: World, other: World, chance: Random
) -> None:
    deals, before, after = world.deals, world.references, other.references
    facts = build(raw_deals(deals), before, 1, TODAY)
    readings(facts, parse("2026-Q1"), TODAY)
    sparklines(facts, [TODAY - timedelta(days=7)])
    deals, touched = change(chance, deals)
    changed = facts.with_references(2, after).patched(2, touched, rows_of(deals, touched))
    fresh = build(raw_deals(deals), after, 1, TODAY)
    assert_same(changed, fresh, parse("2026-Q1"), EVERYTHING)


@settings(max_examples=4)
@given(worlds, seeds)
def test_a_later_day_of_reading_answers_as_facts_read_that_day(
    world: World, chance: Random
) -> None:
    deals, given_references = world.deals, world.references
    yesterday = TODAY - timedelta(days=1)
    facts = build(raw_deals(deals), given_references, 1, yesterday)
    sparklines(facts, [yesterday, TODAY])
    deals, touched = change(chance, deals)
    later = facts.read_again_on(TODAY).patched(2, touched, rows_of(deals, touched))
    fresh = build(raw_deals(deals), given_references, 2, TODAY)
    assert_same(later, fresh, parse("2026-Q1"), EVERYTHING)


@settings(max_examples=4)
@given(worlds, asked, seeds)
def test_what_was_known_is_the_same_after_a_patch(
    world: World, known_at: datetime, chance: Random
) -> None:
    deals, given_references = world.deals, world.references
    facts = build(raw_deals(deals), given_references, 1, TODAY)
    deals, touched = change(chance, deals)
    patched = facts.patched(2, touched, rows_of(deals, touched))
    fresh = build(raw_deals(deals), given_references, 2, TODAY)
    assert states(patched, TODAY, known_at) == states(fresh, TODAY, known_at)
    period = parse("2026-Q1")
    assert readings(patched, period, TODAY, known_at=known_at) == readings(
        fresh, period, TODAY, known_at=known_at
    )
