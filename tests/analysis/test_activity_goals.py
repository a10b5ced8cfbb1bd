"""Goals for activities: prorated to the days somebody is there, capped type by type."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from cockpit.analysis.drilldown import figure_rows
from cockpit.analysis.facts import Facts, build
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import EVER, NO_DAY, RawDeals, RawReferences, day_number
from cockpit.analysis.records import COLUMNS, COMMON, RecordKind, Records, RecordTable
from cockpit.catalog.metrics.activity_attainment import ACTIVITY_ATTAINMENT
from cockpit.catalog.metrics.activity_volume import ACTIVITY_VOLUME
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period

MONDAY = date(2026, 3, 2)
FORTNIGHT = Period(MONDAY, MONDAY + timedelta(14))
FIRST = day_number(MONDAY)
TYPES = ("", "call", "meeting", "note")


def facts(
    done: list[tuple[int, str, int]], goals: list[tuple[object, ...]], left_on: int = NO_DAY
) -> Facts:
    """``done``: person, type, day of the fortnight; Ann in North, Bob, who may leave, in South, a
    team of North's."""
    people = [
        (1, b"a" * 16, "Ann", 0, EVER, EVER, NO_DAY),
        (2, b"b" * 16, "Bob", 0, EVER, EVER, left_on),
    ]
    teams = [(7, b"n" * 16, "North", 0, ""), (8, b"s" * 16, "South", 7, "")]
    members = [(1, 7, 0, EVER, NO_DAY), (2, 8, 0, EVER, NO_DAY)]
    references = RawReferences(people=people, teams=teams, memberships=members, goals=goals)
    made = build(RawDeals([], []), references, 1, MONDAY + timedelta(30))
    zeros = np.zeros(len(done), np.int64)
    columns = dict.fromkeys((*COMMON, *COLUMNS[RecordKind.ACTIVITY]), zeros)
    columns["id"] = np.arange(1, len(done) + 1)
    columns["owner"] = np.array([one[0] for one in done], np.int64)
    columns["day"] = np.array([FIRST + one[2] for one in done], np.int64)
    codes = np.array([TYPES.index(one[1]) for one in done], np.int64)
    uids = np.frombuffer(b"".join(bytes([at]) * 16 for at in range(1, len(done) + 1)), "V16")
    table = RecordTable(columns, uids, {"type": (TYPES, codes)})
    return made.with_records(1, Records(lambda _kind, _ids: table))


def goal(
    person: int, type: str, target: float, start: int = 0, end: int = NO_DAY, team: int = 0
) -> tuple[object, ...]:
    last = NO_DAY if end == NO_DAY else FIRST + end
    return (person, team, type, "week", target, FIRST + start, last)


def attained(found: Facts, wanted: DealFilter = EVERYTHING) -> tuple[object, ...]:
    reading = measure(found, ACTIVITY_ATTAINMENT, FORTNIGHT, FORTNIGHT.last_day, filter=wanted)
    return reading.value, reading.numerator, reading.denominator, reading.n


def test_many_calls_do_not_stand_in_for_meetings() -> None:
    calls = [(1, "call", day) for day in (0, 1, 2, 3, 4) for _ in range(10)]
    found = facts(calls, [goal(1, "call", 10), goal(1, "meeting", 5)])
    assert attained(found) == (pytest.approx(24 / 30), 24, 30, 50)


def test_a_goal_asks_for_the_working_days_somebody_is_there() -> None:
    found = facts([(2, "call", 1)], [goal(2, "call", 10)], left_on=FIRST + 3)
    assert attained(found) == (pytest.approx(1 / 6), 1, pytest.approx(6), 1)


def test_a_later_goal_takes_over_and_days_without_one_do_not_count() -> None:
    done = [(1, "call", 0), (1, "call", 8), (1, "call", 11)]
    found = facts(done, [goal(1, "call", 5), goal(1, "call", 10, 7, 10)])
    assert attained(found) == (pytest.approx(2 / 11), 2, pytest.approx(5 + 6), 2)


def test_a_goal_of_no_type_counts_everything_but_notes() -> None:
    done = [(1, "call", 0), (1, "meeting", 1), (1, "note", 2), (1, "", 3)]
    assert attained(facts(done, [goal(1, "", 5)]))[3] == 3


CALLS = [(1, "call", 0), (1, "call", 8), (2, "call", 1), (2, "meeting", 2), (2, "call", 9)]


def test_a_teams_goal_asks_for_what_its_people_and_those_below_it_do() -> None:
    found = facts(CALLS, [goal(0, "call", 5, team=7)])
    assert attained(found) == (pytest.approx(4 / 10), 4, pytest.approx(10), 4)
    reading = measure(found, ACTIVITY_ATTAINMENT, FORTNIGHT, FORTNIGHT.last_day, by=("team",))
    assert [(one.label, one.n) for one in reading.groups] == [("North", 4)]
    rows = figure_rows(found, ACTIVITY_ATTAINMENT, FORTNIGHT, FORTNIGHT.last_day)
    assert sorted(row.deal_id for row in rows) == [1, 2, 3, 5], "the meeting is none of it"


def test_a_teams_goal_does_not_add_to_its_peoples_but_to_other_types() -> None:
    goals = [goal(0, "call", 50, team=7), goal(2, "call", 5), goal(0, "meeting", 1, team=8)]
    found = attained(facts(CALLS, goals))
    assert found == (pytest.approx(3 / 12), 3, pytest.approx(12), 3)


def test_a_teams_goal_counts_on_the_days_on_which_nobody_in_it_has_one() -> None:
    goals = [goal(0, "call", 5, team=8), goal(2, "call", 5, 7)]
    found = attained(facts(CALLS, goals))
    assert found == (pytest.approx(2 / 10), 2, pytest.approx(10), 2)
    assert found == attained(facts(CALLS, goals[::-1]))


def test_the_companys_goal_counts_where_nobody_else_has_one() -> None:
    company = goal(0, "call", 10)
    assert attained(facts(CALLS, [company])) == (pytest.approx(4 / 20), 4, pytest.approx(20), 4)
    other = attained(facts(CALLS, [company, goal(1, "call", 5)]))
    assert other == (pytest.approx(2 / 10), 2, pytest.approx(10), 2)


def test_under_a_filter_a_teams_goal_counts_when_everybody_in_it_is_kept() -> None:
    found = facts(CALLS, [goal(0, "call", 5, team=7), goal(0, "demo", 5, team=8)])
    bob = DealFilter(owners=frozenset({2}))
    assert attained(found, bob)[2] == pytest.approx(10), "the demos of South, all of whom is Bob"
    assert attained(found, DealFilter(owners=frozenset({1})))[2] is None
    assert attained(found, DealFilter(teams=frozenset({7})))[2] == pytest.approx(20)


def test_without_a_goal_there_is_nothing_to_attain() -> None:
    found = facts([(1, "call", 0)], [])
    reading = measure(found, ACTIVITY_ATTAINMENT, FORTNIGHT, FORTNIGHT.last_day)
    assert (reading.value, reading.reason) == (None, "no goal is set")


def test_rows_are_records_with_their_own_kind_and_ids() -> None:
    found = facts([(1, "call", 0), (2, "note", 20)], [])
    reading = measure(found, ACTIVITY_VOLUME, FORTNIGHT, FORTNIGHT.last_day, by=["type"], rows=True)
    assert (reading.metric.row_kind, reading.rows, reading.value) == ("activity", (1,), 1)
    assert [(group.id, group.value) for group in reading.groups] == [("call", 1)]
    later = found.known(datetime(2026, 3, 9, tzinfo=UTC))
    assert later.records.version == found.records.version
