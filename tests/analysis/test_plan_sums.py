"""Cascades, seasons and realism, worked out by hand on a small sheet."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cockpit.analysis.plan_grid import Place, company_place, grid, split_down, without_mismatch
from cockpit.analysis.plan_history import Season, seasonal_weights
from cockpit.analysis.realism import realism
from cockpit.analysis.workings import Asked
from cockpit.domain.filters import EVERYTHING
from cockpit.domain.period import Period, parse
from cockpit.domain.plan import COMPANY, Subject
from tests.analysis.sheet import Sheet, member, person, quota, uid

Q1 = parse("2026-Q1")
MONTHS = [parse(f"2026-0{number}") for number in (1, 2, 3)]
YEAR_MONTHS = [parse(f"2026-{number:02}") for number in range(1, 13)]
NORTH, SOUTH = Subject(team_id=1), Subject(team_id=2)
A, B, C = (Subject(person_id=number) for number in (1, 2, 3))
PLACES = [
    company_place("Company"),
    Place(NORTH, "North", COMPANY, 1), Place(A, "A", NORTH, 2), Place(B, "B", NORTH, 2),
    Place(SOUTH, "South", COMPANY, 1), Place(C, "C", SOUTH, 2),
]  # fmt: skip
TEAMS = [(1, uid(11), "North", 0, ""), (2, uid(12), "South", 0, "")]
MEMBERS = [member(1, 1), member(2, 1), member(3, 2)]


def sheet_with(*quotas: tuple[object, ...]) -> Sheet:
    sheet = Sheet()
    sheet.refer(teams=TEAMS, memberships=MEMBERS, quotas=list(quotas))
    return sheet


def of(period: Period, amount: int, who: Subject = COMPANY) -> tuple[object, ...]:
    return quota(period.start, period.end, amount, who.person_id or 0, who.team_id or 0)


def test_a_whole_cascade_has_no_mismatch_in_quarters_nor_in_months() -> None:
    sheet = sheet_with(
        of(Q1, 1_000_003), of(Q1, 600_001, NORTH), of(Q1, 400_002, SOUTH),
        of(Q1, 300_000, A), of(Q1, 300_001, B), of(Q1, 400_002, C),
    )  # fmt: skip
    for columns in ([Q1], MONTHS):
        found = grid(sheet.facts().references, PLACES, columns)
        assert not found.mismatches
        assert abs((found.total(COMPANY) or 0) - 1_000_003) <= 1


def test_a_mismatch_is_marked_where_it_is() -> None:
    sheet = sheet_with(of(Q1, 900), of(Q1, 500, NORTH), of(Q1, 300, SOUTH), of(Q1, 300, C))
    found = grid(sheet.facts().references, PLACES, [Q1])
    assert found.mismatches == {(COMPANY, Q1): 100}
    fixed = without_mismatch(found, COMPANY, Q1)
    assert fixed == {(NORTH, Q1): 563, (SOUTH, Q1): 337}
    assert without_mismatch(found, NORTH, Q1) == {(A, Q1): 250, (B, Q1): 250}


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(0, 10**9), min_size=2, max_size=2),
    st.lists(st.floats(0, 10), min_size=3, max_size=3),
)
def test_shared_out_by_whatever_weights_the_cascade_is_whole(
    total: int, teams: list[int], people: list[float]
) -> None:
    found = grid(sheet_with(of(Q1, total)).facts().references, PLACES, [Q1])
    cells = split_down(found, COMPANY, [Q1], dict(zip((NORTH, SOUTH), teams, strict=True)))
    rows = [of(Q1, total), *(of(Q1, cell, who) for (who, _), cell in cells.items())]
    found = grid(sheet_with(*rows).facts().references, PLACES, [Q1])
    weights = dict(zip((A, B, C), people, strict=True))
    for above in (NORTH, SOUTH):
        for (who, _), cell in split_down(found, above, [Q1], weights).items():
            rows.append(of(Q1, cell, who))
    whole = grid(sheet_with(*rows).facts().references, PLACES, [Q1])
    assert not whole.mismatches
    assert sum(whole.cells[who, Q1] for who in (A, B, C)) == total


def test_seasons_of_a_year_of_a_quarter_and_of_nothing() -> None:
    sheet = Sheet()
    for month in range(1, 13):
        sheet.won(date(2025, month, 1), date(2025, month, 15), 100 * month)
    whole = seasonal_weights(sheet.facts(), YEAR_MONTHS, date(2026, 1, 31))
    # The first month is not complete: it began with the first closing in its middle.
    assert whole.learnt_from is Season.YEAR
    assert whole.values[1:] == tuple(float(100 * month) for month in range(2, 13))
    some = seasonal_weights(sheet.facts(), YEAR_MONTHS, date(2025, 7, 31))
    assert some.learnt_from is Season.QUARTER
    assert some.values[:3] == ((400 + 700) / 2, (200 + 500) / 2, (300 + 600) / 2)
    assert some.values[9:] == some.values[:3]
    none = seasonal_weights(Sheet().facts(), YEAR_MONTHS, date(2026, 1, 31))
    assert (none.learnt_from, set(none.values)) == (Season.NOTHING, {1.0})


def test_a_target_is_held_against_what_was_before() -> None:
    sheet = Sheet()
    sheet.refer(
        people=[person(1, "A"), person(2, "B", quota_from=date(2026, 2, 1))],
        quotas=[
            of(parse("2025-Q4"), 2_000, A), of(Q1, 2_000, A), of(Q1, 6_400, B),
        ],
    )  # fmt: skip
    for quarter, month, amount in ((2, 4, 900), (3, 8, 3_000), (4, 11, 1_000)):
        sheet.won(date(2025, month, 1), date(2025, month, 1), amount)
        assert quarter == (month - 1) // 3 + 1
    deal = sheet.open(date(2026, 1, 2))
    sheet.version(deal, date(2026, 1, 3), amount=1_200, expected=date(2026, 3, 20))
    sheet.lost(date(2025, 12, 1), date(2025, 12, 2), 4_900)
    found = realism(Asked(sheet.facts(), Q1, date(2026, 1, 31), EVERYTHING), 2_500)
    assert (found.periods, found.beaten, found.best, found.usual) == (3, 1, 3_000, 1_000)
    assert found.asked == 2_000 + 4_200
    assert found.attained == 1_000 / 2_000
    assert found.capacity == 3_100
    assert found.expected_open == 1_200
    assert found.win_rate == 4_900 / 9_800
    assert found.pipeline == 600


def test_without_a_past_nothing_is_claimed() -> None:
    found = realism(Asked(Sheet().facts(), Q1, date(2026, 1, 31), EVERYTHING), 2_500)
    assert (found.best, found.usual, found.capacity, found.pipeline) == (None, None, None, None)


def test_who_has_no_target_is_asked_for_what_those_below_are() -> None:
    sheet = sheet_with(of(Q1, 300, A), of(Q1, 200, B), of(Q1, 900, SOUTH), of(Q1, 400, C))
    found = grid(sheet.facts().references, PLACES, [Q1])
    assert found.below(NORTH, Q1) == 500
    assert found.below(SOUTH, Q1) == 400
    assert found.below(COMPANY, Q1) == 500 + 900
    assert found.below(A, Q1) is None
