"""Goals for activities: prorated to the days somebody is there, capped type by type."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from cockpit.analysis.facts import Facts, build
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import EVER, NO_DAY, RawDeals, RawReferences, day_number
from cockpit.analysis.records import COLUMNS, COMMON, RecordKind, Records, RecordTable
from cockpit.catalog.metrics.activity_attainment import ACTIVITY_ATTAINMENT
from cockpit.catalog.metrics.activity_volume import ACTIVITY_VOLUME
from cockpit.domain.period import Period

MONDAY = date(2026, 3, 2)
FORTNIGHT = Period(MONDAY, MONDAY + timedelta(14))
FIRST = day_number(MONDAY)
TYPES = ("", "call", "meeting", "note")


def facts(
    done: list[tuple[int, str, int]], goals: list[tuple[object, ...]], left_on: int = NO_DAY
) -> Facts:
    """``done``: person, type, day of the fortnight; two people, the second may leave."""
    people = [
        (1, b"a" * 16, "Ann", 0, EVER, EVER, NO_DAY),
        (2, b"b" * 16, "Bob", 0, EVER, EVER, left_on),
    ]
    made = build(
        RawDeals([], []), RawReferences(people=people, goals=goals), 1, MONDAY + timedelta(30)
    )
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
    person: int, type: str, target: float, start: int = 0, end: int = NO_DAY
) -> tuple[object, ...]:
    last = NO_DAY if end == NO_DAY else FIRST + end
    return (person, type, "week", target, FIRST + start, last)


def attained(found: Facts) -> tuple[object, ...]:
    reading = measure(found, ACTIVITY_ATTAINMENT, FORTNIGHT, FORTNIGHT.last_day)
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
