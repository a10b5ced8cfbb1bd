"""Every metric equals the same in plain loops, on random worlds."""

from __future__ import annotations

from datetime import date, timedelta
from unittest import mock
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.analysis import norms, raw
from cockpit.analysis.facts import build
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import NO_DAY, NO_MONEY
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period, parse
from tests.analysis.plain import Counted, Plain, middle
from tests.analysis.sheet import USD
from tests.analysis.worlds import TODAY, World, raw_deals, worlds

PERIODS = st.sampled_from([parse("2025-12"), parse("2026-01"), parse("2025-12-10..2026-01-20")])
DAYS = st.sampled_from([0, 0, 1, 4, 9, 15, 23, 37]).map(lambda k: TODAY - timedelta(days=k))


class Pair:
    """The engine and the loops side by side, for one period and day, for one owner or all."""

    def __init__(self, world: World, period: Period, day: date, owner: int | None) -> None:
        self.facts = build(raw_deals(world.deals), world.references, 1, TODAY)
        self.plain = Plain(world.deals, world.references, TODAY)
        self.period, self.as_of, self.owner = period, day, owner
        self.day = raw.day_number(day)
        self.start, self.end = raw.day_number(period.start), raw.day_number(period.end)

    def read(self, key: str) -> Reading:
        owners = frozenset() if self.owner is None else frozenset({self.owner})
        wanted = DealFilter(owners=owners)
        return measure(self.facts, METRICS[key], self.period, self.as_of, filter=wanted, rows=True)

    def closed(self, outcome: int) -> list[Counted]:
        rows = self.plain.closed(self.start, self.end, self.day)
        return [row for row in self.mine(rows) if row.version.outcome == outcome]

    def open(self) -> list[Counted]:
        return self.mine(self.plain.open(self.day))

    def mine(self, rows: object) -> list[Counted]:
        every: list[Counted] = list(rows)  # type: ignore[call-overload]
        return [row for row in every if self.owner is None or row.owner == self.owner]

    def people(self, person: int, day: int) -> bool:
        return self.owner is None or person == self.owner


def pairs() -> st.SearchStrategy[Pair]:
    owners = st.sampled_from([None, None, 1, 2])
    return st.builds(Pair, worlds, PERIODS, DAYS, owners)


def close(value: float | None, wanted: float | None) -> bool:
    if value is None or wanted is None:
        return value is wanted
    return value == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def ids(rows: list[Counted]) -> tuple[int, ...]:
    return tuple(sorted(row.version.deal for row in rows))


@settings(max_examples=100)
@given(pairs())
def test_closings(pair: Pair) -> None:
    won, lost = pair.closed(raw.WON), pair.closed(raw.LOST)
    assert pair.read("deals_won").value == len(won)
    assert pair.read("deals_lost").value == len(lost)
    rate = pair.read("win_rate")
    assert rate.rows == ids(won + lost)
    assert close(rate.value, len(won) / len(won + lost) if won + lost else None)
    amounts = [
        row.version.amount
        for row in won
        if row.version.amount != NO_MONEY and row.version.currency == USD
    ]
    revenue = pair.read("revenue")
    assert (revenue.value, revenue.not_priced) == (sum(amounts), len(won) - len(amounts))
    assert revenue.rows == ids(won)
    positive = [amount for amount in amounts if amount > 0]
    average = pair.read("average_deal")
    assert close(average.value, sum(positive) / len(positive) if positive else None)
    assert (average.n, average.median) == (len(positive), middle(positive))


@settings(max_examples=60)
@given(pairs())
def test_win_rate_by_value(pair: Pair) -> None:
    won, lost = pair.closed(raw.WON), pair.closed(raw.LOST)
    gains = [
        row.version.amount
        for row in won
        if row.version.amount != NO_MONEY and row.version.currency == USD
    ]
    losses = [value for row in lost if (value := pair.plain.at_stake(row)) is not None]
    blind = [
        row
        for row in lost
        if pair.plain.last_positive(row.version) is None
        and pair.plain._prices.get(row.version.product, (NO_MONEY, 0))[0] == NO_MONEY
    ]
    whole = sum(gains) + sum(losses)
    found = pair.read("win_rate_value")
    void = 2 * len(blind) > len(lost)
    assert close(found.value, None if void or not whole else sum(gains) / whole)
    assert found.not_priced == len(won) + len(lost) - len(gains) - len(losses)


@settings(max_examples=60)
@given(pairs())
def test_cycles_and_openings(pair: Pair) -> None:
    cycles = []
    for row in pair.closed(raw.WON):
        opened = pair.plain.deals[row.version.deal].deal[5]
        if opened <= row.day and opened != NO_DAY:
            cycles.append(row.day - opened)
    found = pair.read("sales_cycle")
    assert close(found.value, sum(cycles) / len(cycles) if cycles else None)
    assert found.median == middle(cycles)
    assert found.figure.left_out == len(found.left_out) == len(pair.closed(raw.WON)) - len(cycles)
    opened = pair.mine(pair.plain.opened(pair.start, pair.end, pair.day))
    assert pair.read("deals_opened").rows == ids(opened)


@settings(max_examples=60)
@given(pairs())
def test_open_deals(pair: Pair) -> None:
    rows = pair.open()
    assert pair.read("open_deals").rows == ids(rows)
    values = [(row, pair.plain.value(row)) for row in rows]
    priced = [(row, value) for row, value in values if value is not None]
    found = pair.read("open_value")
    assert found.value == sum(value for _, value in priced)
    assert (found.n, found.not_priced) == (len(rows), len(rows) - len(priced))
    assert found.estimated == sum(row.version.amount == NO_MONEY for row, _ in priced)
    weighted = sum(value * pair.plain.chance(row, pair.day) for row, value in priced)
    assert close(pair.read("weighted_value").value, weighted)


@settings(max_examples=60)
@given(pairs())
def test_stalled_deals(pair: Pair) -> None:
    pair.plain.fewest = 2  # so that a small world has norms
    stalled = [row for row in pair.open() if pair.plain.stalled(row, pair.day)]
    values = [pair.plain.value(row) or 0 for row in stalled]
    with mock.patch.object(norms, "FEWEST_DEALS", 2):
        stages = pair.facts.references.stages
        found = norms.norms(pair.facts.layers, stages, pair.day)
        assert found[:-1].tolist() == [
            pair.plain.norm(stage, pair.day) for stage in pair.plain.references.stages
        ]
        assert pair.read("stalled_deals").rows == ids(stalled)
        assert pair.read("stalled_value").value == sum(values)


@settings(max_examples=60)
@given(pairs())
def test_quotas(pair: Pair) -> None:
    quota = pair.plain.quota(pair.period, pair.people)
    found = pair.read("quota_attainment")
    revenue = pair.read("revenue")
    assert close(found.denominator or 0, quota)
    assert close(found.value, revenue.numerator / quota if quota else None)
    assert close(revenue.target or 0, quota)


@settings(max_examples=60)
@given(pairs())
def test_teams_and_managers_are_those_of_the_day(pair: Pair) -> None:
    won = pair.closed(raw.WON)
    for by, spot in (("team", 0), ("manager", 1)):
        names = {None: 0} | {str(UUID(int=number)): number for number in range(1, 5)}
        reading = measure(
            pair.facts,
            METRICS["deals_won"],
            pair.period,
            pair.as_of,
            by=(by,),
            filter=DealFilter(owners=frozenset({pair.owner}) if pair.owner else frozenset()),
        )
        found = {names[group.id]: group.value for group in reading.groups if group.value}
        wanted: dict[int, int] = {}
        for row in won:
            key = pair.plain.place(row.owner, row.people_on)[spot]
            wanted[key] = wanted.get(key, 0) + 1
        assert found == wanted
