"""Scopes and filters over people who change teams."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cockpit.analysis.measure import measure
from cockpit.analysis.selection import chosen_deals
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter, Scope
from cockpit.domain.period import parse
from tests.analysis.sheet import NEW, TALKS, TODAY, Sheet, member, person, uid

APRIL = date(2026, 4, 1)
FEBRUARY = date(2026, 2, 1)


@pytest.fixture
def sheet() -> Sheet:
    """E leads D, D leads A and B; A moved from North to South in February; C has nobody. Deals
    1 to 5 are open and belong to A, B, C, D, nobody; deal 6 A won in January."""
    sheet = Sheet()
    sheet.refer(
        people=[person(number, name) for number, name in enumerate("ABCDE", 1)],
        teams=[
            (1, uid(1), "All", 0, "World"),
            (2, uid(2), "North", 1, ""),
            (3, uid(3), "South", 1, "S"),
        ],
        memberships=[
            member(1, 2, 4, ends=FEBRUARY), member(1, 3, 4, begins=FEBRUARY),
            member(2, 2, 4), member(4, 1, 5),
        ],
    )  # fmt: skip
    for owner in (1, 2, 3, 4, 0):
        deal = sheet.deal(date(2026, 1, 5))
        sheet.version(
            deal,
            date(2026, 1, 5),
            TALKS if owner in (1, 2) else NEW,
            owner=owner,
            product=owner,
            expected=date(2026, 3, owner + 1),
        )
    sheet.won(date(2026, 1, 5), date(2026, 1, 20), 100)
    return sheet


@pytest.mark.parametrize(
    ("parts", "deals"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"scope": Scope.REPORTS, "me": 4}, [1, 2, 6]),
        ({"scope": Scope.REPORTS, "me": 5}, [4]),
        ({"scope": Scope.TREE, "me": 5}, [1, 2, 4, 6]),
        ({"scope": Scope.TREE}, []),
        ({"scope": Scope.REPORTS}, []),
        ({"managers": frozenset({4})}, [1, 2, 4, 6]),
        ({"teams": frozenset({2})}, [2]),
        ({"teams": frozenset({1})}, [1, 2, 4, 6]),
        ({"regions": frozenset({"World"})}, [2, 4]),
        ({"regions": frozenset({"S"})}, [1, 6]),
        ({"regions": frozenset({"Mars"})}, []),
        ({"owners": frozenset({1, 3})}, [1, 3, 6]),
        ({"products": frozenset({2})}, [2]),
        ({"stages": frozenset({TALKS})}, [1, 2]),
        ({"pipelines": frozenset({2})}, []),
        ({"open_only": True}, [1, 2, 3, 4, 5]),
        ({"closing": parse("2026-03-03..2026-03-04")}, [2, 3]),
        ({"deals": frozenset({2, 6, 77})}, [2, 6]),
        ({"deals": frozenset()}, []),
        ({"teams": frozenset({1}), "stages": frozenset({NEW})}, [4]),
    ],
)
def test_which_deals(sheet: Sheet, parts: dict[str, Any], deals: list[int]) -> None:
    state = sheet.facts().at(TODAY)
    assert chosen_deals(state, DealFilter(**parts)).tolist() == deals


def test_a_reorganisation_does_not_rewrite_last_quarter(sheet: Sheet) -> None:
    facts = sheet.facts()
    won = METRICS["deals_won"]
    north, south = (DealFilter(teams=frozenset({one})) for one in (2, 3))
    assert measure(facts, won, parse("2026-Q1"), TODAY, filter=north).value == 1
    assert measure(facts, won, parse("2026-Q1"), TODAY, filter=south).value == 0
    groups = measure(facts, won, parse("2026-Q1"), TODAY, by=("team", "region")).groups
    assert [(one.label, one.value) for one in groups] == [("North", 1), ("World", 1)]


def test_the_first_membership_holds_before_it_and_none_after_the_last() -> None:
    sheet = Sheet()
    sheet.refer(
        teams=[(1, uid(1), "North", 0, ""), (2, uid(2), "South", 0, "")],
        memberships=[member(1, 1, begins=FEBRUARY, ends=date(2026, 3, 1))],
    )
    for day in (date(2025, 5, 5), date(2026, 2, 28), date(2026, 3, 1)):
        sheet.won(date(2025, 1, 1), day, 100)
    groups = measure(sheet.facts(), METRICS["deals_won"], parse("2025..2026"), APRIL, by=("team",))
    assert [(one.label, one.value) for one in groups.groups] == [("North", 2), ("none", 1)]


def test_managers_in_a_circle_end() -> None:
    sheet = Sheet()
    sheet.refer(memberships=[member(1, manager=2), member(2, manager=1)])
    sheet.open(date(2026, 1, 1))
    wanted = DealFilter(managers=frozenset({2}))
    assert chosen_deals(sheet.facts().at(TODAY), wanted).tolist() == [1]


def test_a_closed_deal_is_never_expected_to_close(sheet: Sheet) -> None:
    deal = sheet.deal(date(2026, 1, 5))
    sheet.version(deal, date(2026, 1, 5), expected=date(2026, 3, 20))
    sheet.version(deal, date(2026, 3, 1), outcome=1, amount=1, expected=date(2026, 3, 20))
    wanted = DealFilter(closing=parse("2026-03-20"))
    assert chosen_deals(sheet.facts().at(TODAY), wanted).tolist() == []
    assert chosen_deals(sheet.facts().at(date(2026, 2, 28)), wanted).tolist() == [deal]
