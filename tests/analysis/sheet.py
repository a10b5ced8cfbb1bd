"""A small world put down row by row, in plain words, and the facts made of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from cockpit.analysis import raw
from cockpit.analysis.facts import Facts, build
from cockpit.analysis.raw import NO_DAY, NO_ID, NO_MONEY, RawDeals, RawReferences, Row, day_number

USD, EUR = raw.currency_code("USD"), raw.currency_code("EUR")
NEW, TALKS, PAUSED, WON, LOST = range(1, 6)
TODAY = date(2026, 3, 31)
LEARNT = datetime(2026, 1, 1, 12, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def uid(number: int) -> bytes:
    """Sixteen bytes."""
    return number.to_bytes(16, "big")


def stage(
    number: int,
    name: str,
    kind: int = raw.KIND_OPEN,
    chance: float = 0.0,
    rot: int = NO_DAY,
    idle: int = NO_DAY,
) -> Row:
    """A row of ``STAGE_COLUMNS``."""
    return (number, uid(number), name, 1, number, kind, chance, rot, idle, 0)


STAGES: tuple[Row, ...] = (
    stage(NEW, "New", chance=0.1),
    stage(TALKS, "Talks", chance=0.5),
    stage(PAUSED, "Paused", raw.KIND_ON_HOLD, chance=0.2),
    stage(WON, "Won", raw.KIND_WON, 1.0),
    stage(LOST, "Lost", raw.KIND_LOST),
)


@dataclass
class Sheet:
    """Rows that grow; ``facts`` builds. Amounts are minor units, days are dates."""

    references: RawReferences = field(
        default_factory=lambda: RawReferences(
            people=[person(number, name) for number, name in enumerate("ABC", 1)],
            stages=list(STAGES),
            products=[
                (1, uid(1), "Listed", 10_000, USD),
                (2, uid(2), "Unlisted", NO_MONEY, USD),
                (3, uid(3), "Foreign", 20_000, EUR),
            ],
        )
    )
    deals: list[Row] = field(default_factory=list)
    versions: list[Row] = field(default_factory=list)
    visits: list[Row] = field(default_factory=list)
    activities: list[Row] = field(default_factory=list)

    def deal(
        self,
        opened: date | None = None,
        known_from: date | None = None,
        next_step: date | None = None,
        chance: float = raw.NO_PROBABILITY,
        source: str = "",
        account: int = NO_ID,
        reason: str = "",
        lines: tuple[int, int] = (NO_MONEY, NO_MONEY),
        lead: date | None = None,
        listed: tuple[int, int] = (NO_MONEY, NO_MONEY),
    ) -> int:
        """A deal; its id."""
        number = len(self.deals) + 1
        known = known_from or opened or TODAY
        self.deals.append(
            (
                number,
                uid(number),
                account,
                1,
                source,
                _day(opened),
                day_number(known),
                _day(next_step),
                chance,
                reason,
                *lines,
                *listed,
                _day(lead),
            )
        )
        return number

    def version(
        self,
        deal: int,
        on: date,
        at: int = NEW,
        amount: int = NO_MONEY,
        outcome: int = raw.OPEN,
        closed: date | None = None,
        owner: int = 1,
        product: int = 1,
        currency: int = USD,
        expected: date | None = None,
        learnt: datetime = LEARNT,
        superseded: datetime | None = None,
    ) -> None:
        """A version of the deal; closed ones close ``on`` the day unless told otherwise."""
        if outcome != raw.OPEN:
            at = WON if outcome == raw.WON else LOST
            closed = closed or on
        until = raw.NEVER if superseded is None else instant(superseded)
        self.versions.append(
            (
                deal,
                day_number(on),
                instant(learnt),
                until,
                owner,
                at,
                product,
                amount,
                currency,
                _day(expected),
                1,
                outcome,
                _day(closed),
            )
        )

    def visit(
        self,
        deal: int,
        at: int,
        entered: date,
        left: date | None = None,
        learnt: datetime = LEARNT,
    ) -> None:
        """A stay in a stage."""
        self.visits.append((deal, at, day_number(entered), _day(left), instant(learnt)))

    def activity(self, deal: int, on: date, facing: bool = True) -> None:
        """Something done for the deal."""
        self.activities.append((deal, day_number(on), int(facing), instant(LEARNT)))

    def won(self, opened: date, closed: date, amount: int, owner: int = 1, product: int = 1) -> int:
        """A deal that went from talks to won; its amount came with the closing."""
        number = self.deal(opened)
        self.version(number, opened, TALKS, owner=owner, product=product)
        self.version(number, closed, outcome=raw.WON, amount=amount, owner=owner, product=product)
        self.visit(number, TALKS, opened, closed)
        self.visit(number, WON, closed)
        return number

    def lost(self, opened: date, closed: date, amount: int, product: int = 1) -> int:
        """A deal that was lost."""
        number = self.deal(opened)
        self.version(number, opened, TALKS, product=product)
        self.version(number, closed, outcome=raw.LOST, amount=amount, product=product)
        return number

    def open(self, opened: date, at: int = TALKS, amount: int = NO_MONEY, product: int = 1) -> int:
        """A deal that is still open."""
        number = self.deal(opened)
        self.version(number, opened, at, amount, product=product)
        self.visit(number, at, opened)
        return number

    def facts(self, read_on: date = TODAY) -> Facts:
        """The facts of everything put down so far."""
        rows = RawDeals(
            list(self.deals), list(self.versions), list(self.visits), list(self.activities)
        )
        return build(rows, self.references, 1, read_on)

    def rows_of(self, deal: int) -> RawDeals:
        """All rows of one deal."""
        return RawDeals(
            [row for row in self.deals if row[0] == deal],
            [row for row in self.versions if row[0] == deal],
            [row for row in self.visits if row[0] == deal],
            [row for row in self.activities if row[0] == deal],
        )

    def refer(self, **tables: object) -> None:
        """Other references."""
        self.references = replace(self.references, **tables)  # type: ignore[arg-type]


def person(number: int, name: str, quota_from: date | None = None, left: date | None = None) -> Row:
    """A row of ``PERSON_COLUMNS``."""
    begin = raw.EVER if quota_from is None else day_number(quota_from)
    return (number, uid(number), name, 0, raw.EVER, begin, _day(left))


def member(
    person: int,
    team: int = NO_ID,
    manager: int = NO_ID,
    begins: date | None = None,
    ends: date | None = None,
) -> Row:
    """A row of ``MEMBERSHIP_COLUMNS``."""
    begin = raw.EVER if begins is None else day_number(begins)
    return (person, team, manager, begin, _day(ends))


def quota(start: date, end: date, amount: int, person: int = NO_ID, team: int = NO_ID) -> Row:
    """A row of ``QUOTA_COLUMNS``."""
    return (person, team, day_number(start), day_number(end), amount, USD)


def instant(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def _day(day: date | None) -> int:
    return NO_DAY if day is None else day_number(day)
