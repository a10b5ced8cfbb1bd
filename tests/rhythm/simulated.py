"""A year in the life of a laptop: sleeps, crashes, flights and set clocks, by a virtual clock.

The program's own ``Ringing`` runs over a shelf in memory; what ought to have rung is counted
apart from it, day by day and without its engine.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import available_timezones

from cockpit.domain.recurrence import Recurrence
from cockpit.domain.reminders import ReminderState, Ring
from cockpit.scheduling.clock_watch import Reading
from cockpit.scheduling.ringing import Ringing
from tests.rhythm.known_rules import DAILY, FIRST, MANY, START, is_due
from tests.rhythm.memory_shelf import Crash, Key, Memory

BEAT = 15.0
# Where a crash may come: between every two steps of showing a reminder.
STEPS = ("before claim", "claimed", "handed over", "displayed", "being marked", "marked")


def zones() -> list[str]:
    """Every zone there is a table for, in order."""
    return sorted(name for name in available_timezones() if name not in ("localtime", "Factory"))


@dataclass
class Tally:
    """What came of a year; ``faults`` are sentences."""

    due: int = 0
    shown: int = 0
    displays: int = 0
    events: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.due += other.due
        self.shown += other.shown
        self.displays += other.displays
        self.events += other.events
        self.faults += other.faults


class Year:
    """One laptop in one zone. Without ``scheduler`` only the beat wakes it."""

    def __init__(
        self, zone: str, seed: int, *, rules: Sequence[Recurrence] = DAILY, days: int = 365,
        trips: int = 3, sleeps: int = 20, crashes: int = 6, settings: int = 3,
        scheduler: bool = True, shelf: Memory | None = None,
    ) -> None:  # fmt: skip
        self.chance = random.Random(f"{zone} {seed}")
        self.shelf = shelf or Memory(rules, zone, START)
        self.zone, self.home, self.scheduler = zone, zone, scheduler
        self.wall, self.steady, self.end = START, 0.0, START + timedelta(days=days)
        self.days = days
        self.tally = Tally()
        self.shown: Counter[Key] = Counter()
        self.displays: Counter[Key] = Counter()
        self.doubted: Counter[Key] = Counter()
        self.sessions = self.looks = 0
        # Nothing may come more than a beat after its time, or after the last upset.
        self.upset = START
        self.plan = self._plan(trips, sleeps, crashes, settings)
        self.ringing = self._begin()

    def _plan(
        self, trips: int, sleeps: int, crashes: int, settings: int
    ) -> list[tuple[float, str, object]]:
        chance = self.chance
        events: list[tuple[float, str, object]] = []
        everywhere = TRAVEL
        for _ in range(trips):
            away = chance.uniform(0, self.days - 12)
            events.append((away, "flight", chance.choice(everywhere)))
            events.append((away + chance.uniform(0.5, 9), "flight", self.home))
        for _ in range(sleeps):
            length = math.exp(chance.uniform(math.log(5), math.log(14 * 86_400)))
            events.append((chance.uniform(0, self.days), "sleep", length))
        events += [
            (chance.uniform(0, self.days), "crash", chance.choice(STEPS)) for _ in range(crashes)
        ]
        for _ in range(settings):
            by = chance.choice((-1, 1)) * math.exp(chance.uniform(0, math.log(3 * 86_400)))
            at = chance.uniform(0, self.days - 1)
            events += [(at, "set", by), (at + chance.uniform(0.001, 0.9), "set", -by)]
        ordered = sorted(events, key=lambda event: event[0])
        return ordered[::-1]

    def _begin(self) -> Ringing:
        self.sessions += 1
        token = f"session {self.sessions}"
        return Ringing(self.shelf, self._display, token, self._reading())

    def _reading(self) -> Reading:
        return Reading(self.wall, self.steady, self.zone)

    def _display(self, rings: Sequence[Ring]) -> None:
        shelf = self.shelf
        shelf.crash("handed over")
        ids = [ring.id for ring in rings]
        for ring in rings:
            key = shelf.keys[ring.id]
            self.displays[key] += 1
            lag = (self.wall - max(ring.due_at, self.upset)).total_seconds()
            if not 0 <= lag <= BEAT and self.wall >= ring.due_at:
                self.tally.faults.append(f"{self.home}: {key} came {lag} s late")
            if self.wall < ring.due_at:
                self.tally.faults.append(f"{self.home}: {key} came early")
        try:
            shelf.crash("displayed")
            self.ringing.shown(ids)
        except Crash:
            self.doubted.update(shelf.keys[id] for id in ids)
            raise
        self.shown.update(shelf.keys[id] for id in ids)
        shelf.crash("marked")

    def run(self) -> Tally:
        self._look()
        while self.wall < self.end and not self._storms():
            event = START + timedelta(days=self.plan[-1][0]) if self.plan else self.end
            due = self.ringing.next_look
            if due is not None and due <= event:
                self._pass(due if self.scheduler else due + self._until_beat())
            elif self.plan:
                self._pass(event)
                _at, what, about = self.plan.pop()
                self._upset(what, about)
            else:
                self._pass(self.end)
            self._look()
        self._count()
        return self.tally

    def _storms(self) -> bool:
        """More looks than there can be reasons for."""
        self.looks += 1
        if self.looks > 50 * self.days + 1_000:
            self.tally.faults.append(f"{self.home}: a storm")
            return True
        return False

    def _until_beat(self) -> timedelta:
        return timedelta(seconds=self.chance.uniform(0, BEAT))

    def _pass(self, to: datetime) -> None:
        if to > self.wall:
            self.steady += (to - self.wall).total_seconds()
            self.wall = to
        self.shelf.now = self.wall

    def _upset(self, what: str, about: object) -> None:
        self.tally.events[what] += 1
        if what == "flight":
            self.zone = str(about)
        elif what == "crash":
            self.shelf.crash_at = str(about)
            return
        else:
            self.wall += timedelta(seconds=float(str(about)))
        self.upset = self.shelf.now = self.wall
        self._pass(self.wall + self._until_beat())

    def _look(self) -> None:
        try:
            if self.ringing.beat(self._reading()):
                self.ringing.look()
        except Crash:
            self.tally.events["died"] += 1
            self.ringing = self._begin()
            self.upset = self.wall
            self._pass(self.wall + timedelta(seconds=5))
            self._look()

    def _count(self) -> None:
        """Each day's reminder of each rule, written down without the engine."""
        self.shelf.look_back()
        margin = timedelta(days=3)
        tally = self.tally
        for number, rule in enumerate(self.shelf.rules):
            day, last = FIRST + margin, self.end.date() - margin
            while day < last:
                key = (number, f"{day.isoformat()}T{rule.wall_time}")
                if is_due(rule, day):
                    tally.due += 1
                    if self.shown[key] != 1:
                        tally.faults.append(f"{self.home}: {key} shown {self.shown[key]} times")
                elif self.shown[key]:
                    tally.faults.append(f"{self.home}: {key} was never due")
                day += timedelta(days=1)
        for key, times in self.shown.items():
            if times > 1:
                tally.faults.append(f"{self.home}: {key} shown {times} times")
        for key, times in self.displays.items():
            # Only a crash between the screen and the file may bring a card twice.
            if times > 1 + self.doubted[key]:
                tally.faults.append(f"{self.home}: {key} displayed {times} times")
        left = [key for rows in self.shelf.rows for key, row in rows.items()
                if row.state == ReminderState.WAITING and row.due <= self.wall]  # fmt: skip
        tally.faults += [f"{self.home}: {key} still waits" for key in left]
        tally.shown += sum(self.shown.values())
        tally.displays += sum(self.displays.values())


TRAVEL = (
    "Europe/Madrid", "America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kolkata",
    "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Auckland",
    "America/St_Johns", "Africa/Casablanca", "Asia/Kathmandu", "Antarctica/Troll",
)  # fmt: skip


def year_of(zone: str) -> Tally:
    """A simulated year of one zone; every second zone has no scheduler, only the beat."""
    odd = sum(zone.encode()) % 2 == 1
    return Year(zone, 1, scheduler=odd).run()


def decade_of(zone: str) -> Tally:
    """Ten years of fifteen rules in one zone, for the long run before a release."""
    odd = sum(zone.encode()) % 2 == 1
    return Year(
        zone, 10, rules=MANY, days=3_650, trips=50, sleeps=250, crashes=100, settings=30,
        scheduler=odd,
    ).run()  # fmt: skip
