"""Whose quota counts, and how much of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cockpit.analysis.measure import measure
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter, Scope
from cockpit.domain.period import parse
from tests.analysis.sheet import TODAY, Sheet, member, person, quota, uid

JANUARY, APRIL, JULY = date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)
WHOLE = parse("2026-Q1")


def team(number: int, name: str, parent: int = 0, region: str = "") -> tuple[object, ...]:
    return (number, uid(number), name, parent, region)


def sheet_with(**tables: Any) -> Sheet:
    """A won 1,000 by A and 500 by B in the first quarter."""
    sheet = Sheet()
    sheet.refer(**tables)
    sheet.won(date(2026, 1, 5), date(2026, 2, 3), 1_000, owner=1)
    sheet.won(date(2026, 1, 5), date(2026, 2, 3), 500, owner=2)
    return sheet


def attained(sheet: Sheet, period: str = "2026-Q1", **more: Any) -> Reading:
    return measure(sheet.facts(), METRICS["quota_attainment"], parse(period), TODAY, **more)


def by(sheet: Sheet, what: str, period: str = "2026-Q1") -> dict[str, tuple[float, float | None]]:
    groups = attained(sheet, period, by=(what,)).groups
    return {one.label: (one.figure.numerator, one.figure.denominator) for one in groups}


def test_without_a_quota_the_target_is_not_set() -> None:
    found = attained(sheet_with())
    assert (found.value, found.numerator, found.denominator) == (None, 1_500, None)
    assert found.reason == "target not set"


def test_a_team_is_the_sum_over_the_sum() -> None:
    sheet = sheet_with(quotas=[quota(JANUARY, APRIL, 800, 1), quota(JANUARY, APRIL, 1_200, 2)])
    assert attained(sheet).value == 1_500 / 2_000
    assert by(sheet, "owner") == {"A": (1_000, 800), "B": (500, 1_200)}
    assert measure(sheet.facts(), METRICS["revenue"], WHOLE, TODAY).target == 2_000


def test_people_with_a_quota_and_nothing_won_are_a_group() -> None:
    sheet = sheet_with(quotas=[quota(JANUARY, APRIL, 800, 3)])
    assert by(sheet, "owner") == {"A": (1_000, None), "B": (500, None), "C": (0, 800)}


def test_a_filter_asks_the_quota_of_those_it_keeps() -> None:
    sheet = sheet_with(
        quotas=[quota(JANUARY, APRIL, 800, 1), quota(JANUARY, APRIL, 1_200, 2)],
        memberships=[member(1, manager=3), member(2, manager=1)],
    )
    assert attained(sheet, filter=DealFilter(owners=frozenset({2}))).denominator == 1_200
    reports = DealFilter(scope=Scope.REPORTS, me=3)
    tree = DealFilter(scope=Scope.TREE, me=3)
    assert attained(sheet, filter=reports).denominator == 800
    assert attained(sheet, filter=tree).denominator == 2_000
    narrow = attained(sheet, filter=DealFilter(products=frozenset({1})))
    assert (narrow.value, narrow.denominator) == (None, None)
    assert narrow.reason == "quotas are set for people, not for this filter"


def test_a_quota_counts_by_the_working_days_of_the_overlap() -> None:
    sheet = sheet_with(quotas=[quota(JANUARY, APRIL, 6_400, 1)])  # 64 working days
    assert attained(sheet, "2026-01").denominator == 2_200
    assert attained(sheet, "2026-02-02..2026-02-06").denominator == 500
    assert attained(sheet, "2026-Q2").denominator is None
    months = by(sheet, "month")
    assert months == {"2026-01": (0, 2_200), "2026-02": (1_500, 2_000), "2026-03": (0, 2_200)}


def test_joiners_and_leavers_count_by_working_days() -> None:
    quotas = [quota(JANUARY, APRIL, 6_400, 1), quota(JANUARY, APRIL, 6_400, 2)]
    people = [
        person(1, "A", quota_from=date(2026, 2, 1)),
        person(2, "B", left=date(2026, 2, 1)),
        person(3, "C"),
    ]
    assert by(sheet_with(quotas=quotas, people=people), "owner") == {
        "A": (1_000, 4_200), "B": (500, 2_200),
    }  # fmt: skip


def test_a_quota_belongs_to_the_team_of_each_day() -> None:
    sheet = sheet_with(
        quotas=[quota(JANUARY, APRIL, 6_400, 1)],
        teams=[team(1, "North", region="N"), team(2, "South", region="S")],
        memberships=[
            member(1, 1, 2, ends=date(2026, 2, 1)),
            member(1, 2, 3, begins=date(2026, 2, 1)),
        ],
    )
    assert by(sheet, "team") == {"North": (0, 2_200), "South": (1_000, 4_200), "none": (500, None)}
    assert by(sheet, "manager") == {"B": (0, 2_200), "C": (1_000, 4_200), "none": (500, None)}
    assert by(sheet, "region") == {"N": (0, 2_200), "S": (1_000, 4_200), "none": (500, None)}


def test_a_teams_own_quota_counts_where_its_people_have_none() -> None:
    teams = [team(1, "All"), team(2, "North", 1), team(3, "South", 1)]
    members = [member(1, 2), member(2, 3)]
    quotas = [
        quota(JANUARY, APRIL, 9_000, team=1),
        quota(JANUARY, APRIL, 3_000, team=2),
        quota(JANUARY, APRIL, 2_000, team=3),
        quota(JANUARY, APRIL, 1_000, person=1),
    ]
    sheet = sheet_with(teams=teams, memberships=members, quotas=quotas)
    assert attained(sheet).denominator == 3_000  # A's own and South's
    assert by(sheet, "team") == {"North": (1_000, 1_000), "South": (500, 2_000)}
    alone = sheet_with(teams=teams, memberships=members, quotas=quotas[:1])
    assert attained(alone).denominator == 9_000
    assert attained(alone, filter=DealFilter(teams=frozenset({1}))).denominator == 9_000
    assert attained(alone, filter=DealFilter(owners=frozenset({1}))).denominator is None


def test_a_quota_in_another_currency_is_not_added() -> None:
    row = (*quota(JANUARY, APRIL, 800, 1)[:5], 0x455552)
    assert attained(sheet_with(quotas=[row])).reason == "target not set"


def test_the_period_before_has_its_own_whole_quota() -> None:
    sheet = sheet_with(quotas=[quota(JANUARY, APRIL, 3_000, 1), quota(APRIL, JULY, 6_000, 1)])
    facts = sheet.facts()
    found = measure(facts, METRICS["quota_attainment"], parse("2026-Q2"), date(2026, 5, 5))
    assert found.denominator == 6_000
    assert found.previous.value == pytest.approx(1_500 / 3_000)
