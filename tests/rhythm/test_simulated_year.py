"""A year of 597 zones with sleeps, flights, set clocks and crashes: nothing lost, nothing twice."""

from __future__ import annotations

from datetime import datetime
from unittest import mock

import pytest

from tests.rhythm.memory_shelf import Memory
from tests.rhythm.simulated import STEPS, Tally, Year, year_of, zones

PARTS = 12


@pytest.mark.parametrize("part", range(PARTS))
def test_a_year_in_every_zone(part: int) -> None:
    total = Tally()
    for zone in zones()[part::PARTS]:
        total.add(year_of(zone))
    assert total.faults == []
    assert total.due >= 3 * 350 * len(zones()[part::PARTS])
    assert total.events["died"] > 100


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_each_step_every_day(step: str) -> None:
    """However a session ends, the next one shows what it did not."""
    year = Year("Europe/Madrid", 2, days=60, crashes=0, sleeps=0, trips=0, settings=0)
    year.plan = []
    for day in reversed(range(59)):
        year.plan.append((day + 0.1, "crash", step))
    tally = year.run()
    assert tally.faults == []
    assert tally.events["died"] >= 55


def lose_claims(_shelf: Memory, _token: str) -> None:
    """What a session that died had claimed stays claimed."""


def show_twice(shelf: Memory, ids: list[int], _token: str) -> None:
    """What was shown goes on waiting."""
    for id in ids[:1]:
        number, name = shelf.keys[id]
        shelf._wait((number, name), shelf.rows[number][name])


def forget(shelf: Memory) -> datetime | None:
    """Nobody says when the next one is due."""
    return None


@pytest.mark.parametrize(
    ("method", "broken"),
    [("return_claims", lose_claims), ("mark_shown", show_twice), ("next_look", forget)],
)
def test_the_simulation_sees_what_is_broken(method: str, broken: object) -> None:
    """A count that never finds anything would prove nothing."""
    with mock.patch.object(Memory, method, broken):
        year = Year("America/New_York", 3, days=40, sleeps=0, trips=0, settings=0, crashes=30)
        try:
            tally = year.run()
        except RecursionError:
            return
    assert tally.faults
