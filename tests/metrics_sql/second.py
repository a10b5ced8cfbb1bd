"""The contract's SQL on a connection of its own, for one file, period and day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from cockpit.analysis.raw import day_number
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period
from tests.analysis.textbook import Life, won_by
from tests.metrics_sql import contract, contract_deals

ROWS = {**contract.ROWS, **contract_deals.ROWS}
# A group's (numerator, denominator, rows, median).
Sums = tuple[Any, Any, int, Any]
NOTHING: Sums = (0, None, 0, None)


class Second:
    """Makes the contract's tables once, then answers for every metric and grouping."""

    def __init__(
        self,
        path: Path,
        period: Period,
        as_of: date,
        today: date,
        known_at: datetime | None = None,
    ) -> None:
        self._connection = driver.connect(str(path))
        days = {"start": period.start, "end": period.end, "day": as_of, "today": today}
        self._days = {name: day_number(day) for name, day in days.items()}
        if known_at is not None:
            self._forget(known_at)
        for table, select in {**contract.TABLES, **contract_deals.TABLES}.items():
            self._connection.execute(f"CREATE TEMP TABLE {table} AS {select}", self._days)
            if table == "happened":
                self._connection.execute(contract.INDEX)
                self._days |= self._quarters(as_of)

    def _forget(self, known_at: datetime) -> None:
        """Tables of what had been learnt by then hide the file's own."""
        learnt = {"instant": int(known_at.timestamp() * 1_000_000)}
        for table, select in contract_deals.KNOWN.items():
            self._connection.execute(f"CREATE TEMP TABLE {table} AS {select}", learnt)
        for index in contract_deals.KNOWN_INDEXES:
            self._connection.execute(index)

    def _quarters(self, as_of: date) -> dict[str, int]:
        """The last four whole calendar quarters, or all since the first closing if two or more."""
        sql = "SELECT min(closed_on) FROM happened WHERE outcome <> 'open'"
        first = self._connection.execute(sql).fetchone()[0]
        following = as_of + timedelta(days=1)
        month = (following.month - 1) // 3 * 3 + 1
        end = date(following.year, month, 1)
        starts = [end]
        while len(starts) < 5 and first is not None and first < day_number(starts[-1]):
            before = starts[-1] - timedelta(days=1)
            starts.append(date(before.year, before.month - 2, 1))
        start = starts[-1] if len(starts) > 2 else end
        return {"wstart": day_number(start), "wend": day_number(end)}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def deals(self, key: str) -> set[int]:
        """The deals behind a metric."""
        return {row[0] for row in self._all(ROWS[key])}

    def sums(self, key: str, by: str = "") -> dict[str | None, Sums]:
        """Group → its sums; '' is one group without a name."""
        sql = contract.grouped(ROWS[key], by, distinct=key == "average_check")
        return {_name(row[0]): row[1:] for row in self._all(sql)}

    def values(self, key: str, by: str = "") -> dict[str | None, float | None]:
        """Group → what the metric says of it; None is n/a."""
        if key == "sales_velocity":
            rows = self._all(contract_deals.velocity(contract.GROUPS[by]))
            return {_name(row[0]): row[1] for row in rows}
        if key == "win_curve":
            return {group: _won_by_90(lives) for group, lives in self._lives(by).items()}
        quotas = self.quotas(by) if key == "quota_attainment" else {}
        sums = self.sums(key, by)
        whole = sum(one[0] for one in sums.values())
        return {
            group: value(key, sums.get(group, NOTHING), quotas.get(group), whole)
            for group in sums.keys() | quotas.keys()
        }

    def _lives(self, by: str) -> dict[str | None, list[Life]]:
        """Group → how long each deal of the cohort was watched, and how that ended."""
        found: dict[str | None, list[Life]] = {}
        sql = f"SELECT {contract.GROUPS[by]}, r.leaves, r.outcome"
        for key, leaves, outcome in self._all(f"{sql} FROM ({ROWS['win_curve']}) r"):
            end = {"open": "", "won": "won"}.get(outcome, "lost")
            found.setdefault(_name(key), []).append(Life(0, leaves, end))
        return found

    def quotas(self, by: str = "") -> dict[str | None, float]:
        """Group → quota of the whole period; quotas are not set for products."""
        if by == "product":
            return {}
        return {_name(row[0]): row[1] for row in self._all(contract.quotas(by)) if row[1]}

    def _all(self, sql: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(sql, self._days).fetchall()
        return found


def _won_by_90(lives: list[Life]) -> float | None:
    found = won_by(lives, 90)
    return None if found is None else float(found[0])


def value(key: str, sums: Sums, quota: float | None, whole: float = 0) -> float | None:
    """What the metric says of a group; None is n/a. ``whole`` is the numerator of all groups."""
    num, den, _many, _median = sums
    if key == "portfolio_mix":
        return num / whole if whole else None
    if key == "quota_attainment":
        return num / quota if quota else None
    if METRICS[key].denominator is None:
        return float(num)
    return num / den if den else None


def _name(key: bytes | str | None) -> str | None:
    """A group as the product names it."""
    return str(UUID(bytes=key)) if isinstance(key, bytes) else key
