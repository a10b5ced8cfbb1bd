"""Reminders in memory, as the file keeps them, with crashes wherever a test wants one."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cockpit.analysis.reminding import (
    DAYS_AHEAD,
    FEWEST_DAYS_AHEAD,
    Difference,
    Kept,
    difference,
    expected,
    is_late,
    is_rare,
    window_of,
)
from cockpit.domain.recurrence import Recurrence
from cockpit.domain.reminders import ReminderState, Ring

Key = tuple[int, str]


class Crash(Exception):
    """The program dies here."""


@dataclass(slots=True)
class Row:
    due: datetime
    state: ReminderState = ReminderState.WAITING
    token: str = ""


class Memory:
    """Reminders as the file keeps them; every method is a transaction that a crash undoes."""

    def __init__(self, rules: Sequence[Recurrence], home: str, since: datetime) -> None:
        self.rules, self.home, self.since = rules, ZoneInfo(home), since
        self.rows: list[dict[str, Row]] = [{} for _ in rules]
        # The names of each rule's rows in their order, which need not be that of writing.
        self.names: list[list[str]] = [[] for _ in rules]
        self.keys: list[Key] = []
        self.ids: dict[Key, int] = {}
        self.waiting: list[tuple[datetime, Key]] = []
        self.claimed: set[Key] = set()
        self.horizon: date | None = None
        self.now = since
        self.crash_at = ""

    def crash(self, step: str) -> None:
        if self.crash_at == step:
            self.crash_at = ""
            raise Crash(step)

    def return_claims(self, token: str) -> None:
        for key in list(self.claimed):
            row = self.rows[key[0]][key[1]]
            if row.token != token:
                self.claimed.discard(key)
                self._wait(key, row)

    def _wait(self, key: Key, row: Row) -> None:
        row.state, row.token = ReminderState.WAITING, ""
        heapq.heappush(self.waiting, (row.due, key))

    def bring_up_to_date(self, zone: str) -> None:
        here, today = ZoneInfo(zone), self.now.astimezone(self.home).date()
        oldest = self._oldest_waiting()
        for number, rule in enumerate(self.rules):
            rows = self.rows[number]
            rare = is_rare(rule.rule)
            window = window_of(today, self.horizon, oldest.get(number), rare=rare)
            first, last = window.start.isoformat(), window.end.isoformat()
            names = self.names[number]
            between = names[bisect_left(names, first) : bisect_left(names, last)]
            kept = {name: Kept(name, rows[name].due, rows[name].state) for name in between}
            wanted = expected(rule, 0, window, here, self.home)
            self._apply(number, difference(kept, wanted, self.since, self.now))
        self.horizon = today + timedelta(days=DAYS_AHEAD)

    def _oldest_waiting(self) -> dict[int, date]:
        """The first day on which a reminder of each rule still waits."""
        still: dict[int, str] = {}
        for _due, (number, name) in self.waiting:
            still[number] = min(name, still.get(number, name))
        return {number: date.fromisoformat(name[:10]) for number, name in still.items()}

    def _apply(self, number: int, found: Difference) -> None:
        rows = self.rows[number]
        for one in found.add:
            key = (number, one.nominal)
            self.ids[key] = len(self.keys)
            self.keys.append(key)
            rows[one.nominal] = Row(one.due)
            insort(self.names[number], one.nominal)
            heapq.heappush(self.waiting, (one.due, key))
        for one in found.move:
            rows[one.nominal].due = one.due
            heapq.heappush(self.waiting, (one.due, (number, one.nominal)))
        assert not found.revive
        # A rule that nobody edits never takes anything back.
        assert not found.end, found.end

    def claim_due(self, token: str) -> list[Ring]:
        self.crash("before claim")
        rings = []
        while self.waiting and self.waiting[0][0] <= self.now:
            due, key = heapq.heappop(self.waiting)
            row = self.rows[key[0]][key[1]]
            if row.state != ReminderState.WAITING or row.due != due:
                continue  # moved since, or there twice
            row.state, row.token = ReminderState.CLAIMED, token
            self.claimed.add(key)
            late = is_late(due, self.now)
            rings.append(Ring(self.ids[key], "", "", key[1], due, late, False, ("", None)))
        if rings:
            self.crash("claimed")
        return rings

    def mark_shown(self, ids: list[int], token: str) -> None:
        self.crash("being marked")
        for id in ids:
            key = self.keys[id]
            row = self.rows[key[0]][key[1]]
            if row.state == ReminderState.CLAIMED and row.token == token:
                row.state = ReminderState.SHOWN
                self.claimed.discard(key)

    def next_look(self) -> datetime | None:
        while self.waiting:
            due, key = self.waiting[0]
            row = self.rows[key[0]][key[1]]
            if row.state == ReminderState.WAITING and row.due == due:
                return due
            heapq.heappop(self.waiting)
        return None

    def look_back(self) -> None:
        """All of it is at hand already."""

    def is_short(self) -> bool:
        return self.horizon is None or (self.horizon - self.now.date()).days < FEWEST_DAYS_AHEAD
