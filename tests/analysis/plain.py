"""The metrics once more, in plain loops over rows, written from the docstrings alone."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from cockpit.analysis import raw
from cockpit.analysis.raw import EVER, NEVER, NO_DAY, NO_MONEY, RawReferences, Row
from cockpit.domain.period import Period
from tests.analysis.sheet import USD
from tests.analysis.worlds import DealRows


@dataclass(frozen=True)
class Version:
    """A version by the names of its columns."""

    deal: int
    day: int
    learnt: int
    until: int
    owner: int
    stage: int
    product: int
    amount: int
    currency: int
    expected: int
    category: int
    outcome: int
    closed_on: int


@dataclass(frozen=True)
class Counted:
    """A row of a population: the version it is about and who has the credit on which day."""

    version: Version
    owner: int
    day: int
    people_on: int


Sums = tuple[float, float | None, int]


@dataclass
class Plain:
    """Deals by id and what they refer to; ``today`` is when the rows were read."""

    deals: dict[int, DealRows]
    references: RawReferences
    today: date
    fewest: int = 10
    _prices: dict[int, tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self._prices = {row[0]: (row[3], row[4]) for row in self.references.products}

    def live(self, deal: int) -> list[Version]:
        """The deal's live versions by (happened_on, id)."""
        rows = [Version(*row) for row in self.deals[deal].versions if row[3] == NEVER]
        return sorted(rows, key=lambda row: row.day)

    def at(self, deal: int, day: int) -> Version | None:
        """The version that holds at the end of the day."""
        past = [row for row in self.live(deal) if row.day <= day]
        return past[-1] if past else None

    def open(self, day: int) -> Iterator[Counted]:
        """Deals open at the end of the day."""
        for deal in self.deals:
            version = self.at(deal, day)
            if version is not None and version.outcome == raw.OPEN:
                yield Counted(version, version.owner, version.expected, day)

    def closed(self, start: int, end: int, day: int) -> Iterator[Counted]:
        """Deals closed in [start, end) as of the day."""
        for deal in self.deals:
            found = list(self._closings(deal, start, min(end, day + 1), day))
            if found:
                yield found[-1]

    def _closings(self, deal: int, start: int, end: int, day: int) -> Iterator[Counted]:
        past = [row for row in self.live(deal) if row.day <= day]
        run: list[Version] = []
        for spot, row in enumerate(past):
            run = [*run, row] if row.outcome != raw.OPEN else []
            after = past[spot + 1] if spot + 1 < len(past) else None
            last = run and (after is None or after.outcome == raw.OPEN)
            on = row.day if row.closed_on == NO_DAY else row.closed_on
            if last and start <= on < end and (after is None or after.day >= end):
                credit = [one for one in run if one.day == run[0].day][-1]
                yield Counted(row, credit.owner, on, on)

    def opened(self, start: int, end: int, day: int) -> Iterator[Counted]:
        """Deals opened in [start, end), known by the day."""
        for deal, rows in self.deals.items():
            on, live = rows.deal[5], self.live(deal)
            if live and live[0].day <= day and start <= on < min(end, day + 1):
                first = [one for one in live if one.day == live[0].day][-1]
                yield Counted(first, first.owner, on, on)

    def place(self, person: int, day: int) -> tuple[int, int]:
        """(team, manager) of a person on a day."""
        mine = [row for row in self.references.memberships if row[0] == person]
        mine.sort(key=lambda row: row[3])
        covering = [row for row in mine if row[3] <= day < row[4]]
        if not covering and mine and day < mine[0][3]:
            covering = [mine[0]]
        return (covering[-1][1], covering[-1][2]) if covering else (0, 0)

    def value(self, row: Counted) -> int | None:
        """Amount, else list price, when it is in US dollars."""
        version = row.version
        if version.amount != NO_MONEY:
            return version.amount if version.currency == USD else None
        return self.list_price(version)

    def list_price(self, version: Version) -> int | None:
        """The product's list price in US dollars."""
        price, currency = self._prices.get(version.product, (NO_MONEY, 0))
        return price if price != NO_MONEY and currency == USD else None

    def at_stake(self, row: Counted) -> int | None:
        """What a lost deal was worth."""
        positive = self.last_positive(row.version)
        if positive is not None:
            return positive.amount if positive.currency == USD else None
        return self.list_price(row.version)

    def last_positive(self, version: Version) -> Version | None:
        """The deal's last version up to this one with an amount above 0."""
        live = self.live(version.deal)
        before = live[: live.index(version) + 1]
        positive = [one for one in before if one.amount > 0]
        return positive[-1] if positive else None

    def chance(self, row: Counted, day: int) -> float:
        """The probability of an open deal."""
        own: float = self.deals[row.version.deal].deal[8]
        if own >= 0 and day >= raw.day_number(self.today):
            return own
        return next((one[6] for one in self.references.stages if one[0] == row.version.stage), 0.0)

    def entered(self, deal: int, day: int) -> int:
        """When its last visit by the day began."""
        visits = [row for row in self.deals[deal].visits if row[2] <= day]
        return max(visits, key=lambda row: row[2])[2] if visits else self.deals[deal].deal[6]

    def held(self, deal: int, begin: int, end: int, day: int) -> int:
        """Days of [begin, end) on hold."""
        paused = {row[0] for row in self.references.stages if row[5] == raw.KIND_ON_HOLD}
        visits = [row for row in self.deals[deal].visits if row[1] in paused and row[2] <= day]
        return sum(max(0, min(row[3], day, end) - max(row[2], begin)) for row in visits)

    def norm(self, stage: Row, day: int) -> float:
        """The stage's norm in days."""
        if stage[5] != raw.KIND_OPEN:
            return float("inf")
        if stage[7] != NO_DAY:
            return float(stage[7])
        days = sorted(self._stays(stage[0], day))
        if len(days) < self.fewest:
            return float("inf")
        rank = 0.75 * (len(days) - 1)
        low = int(rank)
        return days[low] + (rank - low) * (days[min(low + 1, len(days) - 1)] - days[low])

    def _stays(self, stage: int, day: int) -> Iterator[int]:
        for deal, rows in self.deals.items():
            version = self.at(deal, day)
            if version is None or version.outcome != raw.WON:
                continue
            visits = [row for row in rows.visits if row[1] == stage and row[3] <= day]
            if visits:
                yield sum(row[3] - row[2] for row in visits)

    def stalled(self, row: Counted, day: int) -> bool:
        """The one rule."""
        deal = row.version.deal
        stage = next((one for one in self.references.stages if one[0] == row.version.stage), None)
        if stage is None or stage[5] != raw.KIND_OPEN:
            return False
        if max(0, day - self.entered(deal, day)) > self.norm(stage, day):
            return True
        touched = [one[1] for one in self.deals[deal].activities if one[2] and one[1] <= day]
        if not touched:
            return False
        begin = max(touched)
        idle = max(0, day - begin - self.held(deal, begin, day, day))
        step = self.deals[deal].deal[7]
        waits = day >= raw.day_number(self.today) and day <= step < NO_DAY
        return stage[8] != NO_DAY and not waits and idle > stage[8]

    def quota(self, period: Period, people: Callable[[int, int], bool]) -> float:
        """Day by day what was to be won, for people that ``people(person, day)`` keeps."""
        total, day = 0.0, period.start
        while day < period.end:
            number = raw.day_number(day)
            asked = [
                row for row in self.references.quotas if row[2] <= number < row[3] and row[5] == USD
            ]
            for row in self._in_force(asked):
                if self._counts(row, asked, number, people):
                    total += row[4] * self._day_share(row, day) * self._ramp(row[0], number)
            day += timedelta(days=1)
        return total

    def _in_force(self, asked: list[Row]) -> list[Row]:
        """Of quotas of one and the same the shortest, of equally long ones the last."""
        held: dict[tuple[int, int], Row] = {}
        for row in sorted(asked, key=lambda one: one[2] - one[3]):
            held[row[0], row[1]] = row
        return [row for row in asked if held[row[0], row[1]] is row]

    def _ramp(self, person: int, day: int) -> float:
        """The share of the month that the person is in since quotas began."""
        row = next((one for one in self.references.people if one[0] == person), None)
        begin = EVER if row is None else row[5] if row[5] != EVER else row[4]
        if begin == EVER:
            return 1.0
        first, today = raw.day_of(begin), raw.day_of(day)
        months = (today.year - first.year) * 12 + today.month - first.month
        if today.day < min(first.day, monthrange(today.year, today.month)[1]):
            months -= 1
        ramp = self.references.ramp
        return ramp[months] if months < len(ramp) else 1.0

    def _counts(
        self, row: Row, asked: list[Row], day: int, people: Callable[[int, int], bool]
    ) -> bool:
        if row[0]:
            return self._present(row[0], day) and people(row[0], day)
        if not row[1]:
            others = [one for one in asked if one[1] or (one[0] and self._present(one[0], day))]
            company = all(people(one[0], day) for one in self.references.people)
            return (people(0, day) or company) and not others
        below = set(self._tree(row[1]))
        everybody = [one[0] for one in self.references.people]
        members = [one for one in everybody if self.place(one, day)[0] in below]
        for one in asked:
            if one[1] in below - {row[1]}:
                return False
            if one[0] in members and self._present(one[0], day):
                return False
        chosen = [one for one in members if people(one, day)]
        return people(0, day) or (bool(members) and len(chosen) == len(members))

    def _present(self, person: int, day: int) -> bool:
        row = next((one for one in self.references.people if one[0] == person), None)
        if row is None:
            return True
        begin = row[5] if row[5] != EVER else row[4]
        return bool(begin <= day < row[6])

    def _tree(self, team: int) -> Iterable[int]:
        found = {team}
        for _ in self.references.teams:
            found |= {row[0] for row in self.references.teams if row[3] in found}
        return found

    def _day_share(self, row: Row, day: date) -> float:
        whole = [raw.day_of(number) for number in range(row[2], row[3])]
        working = [one for one in whole if self._works(one)]
        if working:
            return self._works(day) / len(working)
        return 1 / len(whole)

    def _works(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.references.holidays


def middle(values: list[int]) -> float | None:
    """The median."""
    return float(median(values)) if values else None
