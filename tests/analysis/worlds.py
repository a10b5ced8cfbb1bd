"""Random worlds: deals with tangled pasts, people who change teams, quotas of all kinds.

They are drawn from a seed, not choice by choice: so they are large, and quickly made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from cockpit.analysis import raw
from cockpit.analysis.raw import NO_DAY, NO_ID, NO_MONEY, RawDeals, RawReferences, Row
from tests.analysis.sheet import EUR, STAGES, USD, instant, uid

FIRST = raw.day_number(date(2025, 12, 1))
LENGTH = 70
PEOPLE, TEAMS, PRODUCTS = 4, 3, 3
TODAY = date(2025, 12, 1) + timedelta(days=60)
HOUR = 3_600 * 10**6
IMPORTED = datetime(2026, 2, 10, tzinfo=UTC)
LAST_ID = 40

# Before the first import, between the steps, after the last.
asked = st.one_of(
    st.integers(0, 60).map(lambda k: datetime(2025, 12, 1, 18, tzinfo=UTC) + timedelta(days=k)),
    st.integers(0, 8).map(lambda k: IMPORTED + timedelta(hours=k)),
)
seeds = st.integers(0, 2**32).map(Random)


@dataclass(frozen=True)
class DealRows:
    """One deal with everything that hangs on it."""

    deal: Row
    versions: tuple[Row, ...]
    visits: tuple[Row, ...]
    activities: tuple[Row, ...]


Deals = dict[int, DealRows]


def deal_rows(chance: Random, number: int) -> DealRows:
    """A deal's rows; versions in any order of days, many on one day, some superseded."""
    days = sorted(_days(chance, 5))  # few days, so that much happens on the same
    opened, known = _perhaps(chance, days[0]), chance.choice(days)
    deal = (
        number,
        uid(number),
        chance.randint(0, 2),
        chance.randint(1, 2),
        chance.choice(["", "web", "fair"]),
        opened,
        min(opened, known),
        _perhaps(chance, _day(chance)),
        chance.choice([raw.NO_PROBABILITY, 0.25]),
        chance.choice(["", "price"]),
        *chance.choice([(NO_MONEY, NO_MONEY), (5_000, 2_000), (100, 300)]),
        *chance.choice([(NO_MONEY, NO_MONEY), (5_000, 6_000), (700, 300)]),
        _perhaps(chance, _day(chance)),
    )
    return DealRows(
        deal,
        tuple(_version(chance, number, days) for _ in range(chance.randint(0, 6))),
        tuple(_visit(chance, number, days) for _ in range(chance.randint(0, 5))),
        tuple(
            (number, chance.choice(days), chance.randint(0, 1), _learnt(chance))
            for _ in range(chance.randint(0, 3))
        ),
    )


def _version(chance: Random, number: int, days: list[int]) -> Row:
    day, closed, at = chance.choice(days), NO_DAY, _learnt(chance)
    outcome = chance.choice([raw.OPEN, raw.OPEN, raw.WON, raw.WON, raw.LOST, raw.LOST, 3, 4])
    stage = chance.randint(1, 3)
    if outcome != raw.OPEN:
        closed = chance.choice([day, day, day, day - 5, NO_DAY])
        stage = 4 if outcome == raw.WON else 5
    until = chance.choice([raw.NEVER] * 5 + [at + HOUR, at + 2 * HOUR])
    amount = chance.choice([NO_MONEY, NO_MONEY, 0, -500, 1_000, 20_000, 333_333])
    return (
        number,
        day,
        at,
        until,
        chance.randint(0, PEOPLE),
        stage,
        chance.randint(0, PRODUCTS + 1),
        amount,
        _currency(chance),
        _perhaps(chance, _day(chance)),
        chance.randint(0, 5),
        outcome,
        closed,
    )


def _visit(chance: Random, number: int, days: list[int]) -> Row:
    entered, left = chance.choice(days), _perhaps(chance, chance.choice(days))
    stage = chance.choice([1, 2, 2, 2, 3, 4, 5])
    return (number, stage, entered, max(entered, left), _learnt(chance))


def random_references(chance: Random) -> RawReferences:
    """People, teams in a tree, memberships that overlap or leave gaps, quotas."""
    new, talks, *rest = STAGES
    rot, idle = chance.choice([5, NO_DAY, NO_DAY]), chance.choice([3, 12, NO_DAY])
    stages = [(*new[:7], rot, NO_DAY, 0), (*talks[:7], NO_DAY, idle, 1), *rest]
    return RawReferences(
        people=[
            (
                n,
                uid(n),
                f"Person {n}",
                0,
                raw.EVER,
                chance.choice([raw.EVER, FIRST + 20]),
                chance.choice([NO_DAY, FIRST + 45]),
            )
            for n in range(1, PEOPLE + 1)
        ],
        teams=[
            (
                n,
                uid(n),
                f"Team {n}",
                chance.randint(0, n - 1),
                chance.choice(["", "North", "South"]),
            )
            for n in range(1, TEAMS + 1)
        ],
        memberships=[_member(chance) for _ in range(chance.randint(0, 12))],
        stages=stages,
        products=[
            (1, uid(1), "Listed", 10_000, USD),
            (2, uid(2), "Unlisted", NO_MONEY, USD),
            (3, uid(3), "Foreign", 20_000, EUR),
        ],
        quotas=[_quota(chance) for _ in range(chance.randint(0, 8))],
        fiscal_start_month=chance.choice([1, 1, 4]),
        holidays=chance.choice([frozenset(), frozenset({date(2026, 1, 1)})]),
        ramp=chance.choice([(), (0.25, 0.5), (0.0,)]),
    )


def _member(chance: Random) -> Row:
    begins = chance.choice([raw.EVER, _day(chance)])
    ends = chance.choice([NO_DAY, NO_DAY, max(begins, FIRST) + 20])
    return (
        chance.randint(1, PEOPLE),
        chance.randint(0, TEAMS),
        chance.randint(0, PEOPLE),
        begins,
        ends,
    )


def _quota(chance: Random) -> Row:
    whose, start = chance.choice("ppptttc"), FIRST + chance.randint(0, 45)
    return (
        chance.randint(1, PEOPLE) if whose == "p" else NO_ID,
        chance.randint(1, TEAMS) if whose == "t" else NO_ID,
        start,
        start + chance.randint(1, 40),
        chance.choice([100_000, 70_007]),
        _currency(chance),
    )


def raw_deals(deals: Deals) -> RawDeals:
    """Their rows, table by table, in the order of ids as a query would give them."""
    ordered = [deals[number] for number in sorted(deals)]
    return RawDeals(
        [one.deal for one in ordered],
        [row for one in ordered for row in one.versions],
        [row for one in ordered for row in one.visits],
        [row for one in ordered for row in one.activities],
    )


def random_deals(chance: Random) -> Deals:
    """Deals by id: none, few or many."""
    count = chance.choice([0, 1, 5, 20, 35])
    numbers = sorted(chance.sample(range(1, LAST_ID + 1), count))
    return {number: deal_rows(chance, number) for number in numbers}


def change(chance: Random, deals: Deals) -> tuple[Deals, set[int]]:
    """The deals after some were added, changed or deleted, and the ids of those."""
    touched = set(chance.sample(range(1, LAST_ID + 1), chance.randint(1, 4)))
    after = {number: rows for number, rows in deals.items() if number not in touched}
    for number in sorted(touched):
        if chance.random() < 0.8:
            after[number] = _changed(chance, number, deals.get(number))
    return dict(sorted(after.items())), touched


def _changed(chance: Random, number: int, rows: DealRows | None) -> DealRows:
    """A new deal, a deal made over, or one to which something was added today."""
    if rows is None or chance.random() < 0.5:
        return deal_rows(chance, number)
    today = raw.day_number(TODAY)
    return DealRows(
        rows.deal,
        (*rows.versions, _version(chance, number, [today])),
        (*rows.visits, _visit(chance, number, [today])),
        rows.activities,
    )


def _days(chance: Random, count: int) -> list[int]:
    return [_day(chance) for _ in range(count)]


def _day(chance: Random) -> int:
    return FIRST + chance.randint(0, LENGTH)


def _perhaps(chance: Random, day: int) -> int:
    return chance.choice([NO_DAY, day, day])


def _learnt(chance: Random) -> int:
    return instant(IMPORTED) + chance.randint(1, 6) * HOUR


def _currency(chance: Random) -> int:
    return chance.choice([USD, USD, USD, USD, EUR])


class World:
    """Deals and what they refer to. It is no dataclass: printed whole it would fill the screen,
    and its seed makes it again."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        chance = Random(seed)
        self.deals = random_deals(chance)
        self.references = random_references(chance)

    def __repr__(self) -> str:
        return f"World({self.seed})"


worlds = st.integers(0, 2**32).map(World)
