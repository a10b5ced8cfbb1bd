"""What the lines under the day's tasks are made of: the few numbers that say where things stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.measure import measure
from cockpit.analysis.raw import LOST, NO_DAY, WON, day_number
from cockpit.analysis.recurrence_words import named_day, weekday
from cockpit.analysis.selection import chosen_deals
from cockpit.analysis.tables import Longs, Mask
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period, Unit, this

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.metric import Metric
    from cockpit.analysis.reading import Reading

QUIET_DAYS = 7


@dataclass(frozen=True, slots=True)
class Quiet:
    """A seller with open deals and no customer activity on them for so many days."""

    person_id: int
    name: str
    days: int


class Situation:
    """Numbers as of the end of ``today`` over the deals that ``wanted`` keeps, each worked out
    when it is asked for. ``money`` writes minor units of the reporting currency; ``is_past``: the
    day is not called today, nor the one before yesterday."""

    def __init__(
        self,
        facts: Facts,
        today: date,
        metrics: Mapping[str, Metric],
        money: Callable[[float | None], str],
        wanted: DealFilter = EVERYTHING,
        tomorrow: int = 0,
        *,
        is_past: bool = False,
    ) -> None:
        self.is_past = is_past
        self.facts, self.today, self.money, self.tomorrow = facts, today, money, tomorrow
        self._metrics, self._wanted = metrics, wanted
        self._state = facts.at(today)

    @cached_property
    def yesterday(self) -> date:
        """The working day before today."""
        day = self.today - timedelta(days=1)
        while not self.facts.references.working_days.is_working(day):
            day -= timedelta(days=1)
        return day

    @property
    def since(self) -> str:
        """The working day before in words: yesterday, Friday."""
        return weekday(self.yesterday) if self.is_past else named_day(self.yesterday, self.today)

    @cached_property
    def moved(self) -> int:
        """Deals that entered another stage since yesterday, new ones aside."""
        since = day_number(self.yesterday)
        entered = self._state.stage_entered
        mask = self._kept & (entered >= since) & (entered > self._state.known_from)
        return int(np.count_nonzero(mask & (entered != NO_DAY)))

    @cached_property
    def won(self) -> int:
        """Deals won since yesterday."""
        return self._closed_lately(WON)

    @cached_property
    def lost(self) -> int:
        """Deals lost since yesterday."""
        return self._closed_lately(LOST)

    @cached_property
    def overdue(self) -> int:
        """Open deals whose expected close is past."""
        return int(np.count_nonzero(self._open & (self._state.expected_close < self._now)))

    @cached_property
    def closing_this_week(self) -> int:
        """Open deals expected to close from today to the end of the week."""
        end = day_number(this(Unit.WEEK, self.today).end)
        expected = self._state.expected_close
        return int(np.count_nonzero(self._open & (expected >= self._now) & (expected < end)))

    @cached_property
    def stalled(self) -> int:
        """Stalled deals, by the one rule."""
        return int(np.count_nonzero(self._open & self._state.stalled))

    @cached_property
    def stalled_value(self) -> str:
        """The money in them."""
        return self.money(self._reading("stalled_value").value)

    @cached_property
    def won_value(self) -> str:
        """Won in this quarter so far."""
        return self.money(self._reading("revenue").value)

    @cached_property
    def weighted_value(self) -> str:
        """Open amount by the stages' probabilities."""
        return self.money(self._reading("weighted_value").value)

    @cached_property
    def quiet(self) -> list[Quiet]:
        """Sellers without customer activity for a week, the quietest first; nobody where no
        activities are kept at all."""
        touched = self._state.last_customer_activity
        mask = self._open & (touched != NO_DAY)
        latest: dict[int, int] = {}
        for owner in np.unique(self._state.owner[mask]).tolist():
            latest[owner] = int(touched[mask & (self._state.owner == owner)].max())
        found = [
            Quiet(owner, self._names[owner], self._now - day)
            for owner, day in latest.items()
            if owner in self._names and self._now - day >= QUIET_DAYS
        ]
        return sorted(found, key=lambda one: -one.days)

    @cached_property
    def reports(self) -> int:
        """People with open deals in view."""
        owners = np.unique(self._state.owner[self._open])
        return int(np.count_nonzero(owners))

    @cached_property
    def needs_coaching(self) -> tuple[str, int] | None:
        """Who holds the most stalled deals, and how many."""
        owners = self._state.owner[self._open & self._state.stalled]
        ids, counts = np.unique(owners[owners != 0], return_counts=True)
        if not len(ids):
            return None
        most = int(counts.argmax())
        return self._names.get(int(ids[most]), ""), int(counts[most])

    @cached_property
    def below_quota(self) -> tuple[int, int]:
        """(people below 70 % of the quarter's target, people with one)."""
        groups = self._grouped("quota_attainment")
        return sum(value < 0.7 for value in groups), len(groups)

    @cached_property
    def average_change(self) -> float | None:
        """The change of the average won deal on the previous quarter to date, as a fraction."""
        return self._reading("average_deal").previous.growth

    @cached_property
    def without_target(self) -> int:
        """Sellers with open deals and no target for the coming month's quarter."""
        coming = this(Unit.MONTH, this(Unit.MONTH, self.today).end)
        kept = {q.person for q in self.facts.references.quotas if coming.start in q.period}
        owners = set(np.unique(self._state.owner[self._open]).tolist()) - {0}
        return len(owners - kept)

    def idle(self, deal_id: int) -> int | None:
        """Days without customer activity on a deal."""
        spot = self.facts.position_of(deal_id)
        days = int(self._state.idle_days[spot]) if spot >= 0 else NO_DAY
        return None if days == NO_DAY else days

    def seller(self, person_id: int) -> tuple[int, int, int | None]:
        """(open deals, stalled ones, days since the last customer activity) of a person."""
        theirs = (self._state.owner == person_id) & self._state.is_open
        touched = self._state.last_customer_activity[theirs]
        touched = touched[touched != NO_DAY]
        days = self._now - int(touched.max()) if len(touched) else None
        stalled = int(np.count_nonzero(theirs & self._state.stalled))
        return int(np.count_nonzero(theirs)), stalled, days

    @property
    def _now(self) -> int:
        return day_number(self.today)

    @cached_property
    def _names(self) -> dict[int, str]:
        people = self.facts.references.people
        return dict(zip(people.ids, people.names, strict=True))

    @cached_property
    def _kept(self) -> Mask:
        if self._wanted == EVERYTHING:
            return self._state.exists
        ids: Longs = chosen_deals(self._state, self._wanted)
        mask: Mask = np.isin(self.facts.deal_ids, ids) & self._state.exists
        return mask

    @cached_property
    def _open(self) -> Mask:
        mask: Mask = self._kept & self._state.is_open
        return mask

    def _closed_lately(self, outcome: int) -> int:
        state, since = self._state, day_number(self.yesterday)
        mask = self._kept & (state.outcome == outcome) & (state.closed_on >= since)
        return int(np.count_nonzero(mask & (state.closed_on <= self._now)))

    @property
    def _quarter(self) -> Period:
        return this(Unit.QUARTER, self.today, self.facts.references.fiscal_start)

    def _reading(self, key: str) -> Reading:
        return measure(
            self.facts, self._metrics[key], self._quarter, self.today, filter=self._wanted
        )

    def _grouped(self, key: str) -> list[float]:
        reading = measure(
            self.facts, self._metrics[key], self._quarter, self.today,
            filter=self._wanted, by=("owner",),
        )  # fmt: skip
        values = [group.value for group in reading.groups or ()]
        return [value for value in values if value is not None]
