"""The contract's SQL on a connection of its own, for one file, period and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from cockpit.analysis.raw import day_number
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period
from tests.metrics_sql import contract

# A group's (numerator, denominator, rows, median).
Sums = tuple[Any, Any, int, Any]
NOTHING: Sums = (0, None, 0, None)


class Second:
    """Makes the contract's tables once, then answers for every metric and grouping."""

    def __init__(self, path: Path, period: Period, as_of: date, today: date) -> None:
        self._connection = driver.connect(str(path))
        days = {"start": period.start, "end": period.end, "day": as_of, "today": today}
        self._days = {name: day_number(day) for name, day in days.items()}
        for table, select in contract.TABLES.items():
            self._connection.execute(f"CREATE TEMP TABLE {table} AS {select}", self._days)
            if table == "happened":
                self._connection.execute(contract.INDEX)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def deals(self, key: str) -> set[int]:
        """The deals behind a metric."""
        return {row[0] for row in self._all(contract.ROWS[key])}

    def sums(self, key: str, by: str = "") -> dict[str | None, Sums]:
        """Group → its sums; '' is one group without a name."""
        return {_name(row[0]): row[1:] for row in self._all(contract.grouped(key, by))}

    def quotas(self, by: str = "") -> dict[str | None, float]:
        """Group → quota of the whole period; quotas are not set for products."""
        if by == "product":
            return {}
        return {_name(row[0]): row[1] for row in self._all(contract.quotas(by)) if row[1]}

    def _all(self, sql: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(sql, self._days).fetchall()
        return found


def value(key: str, sums: Sums, quota: float | None) -> float | None:
    """What the metric says of a group; None is n/a."""
    num, den, _many, _median = sums
    if key == "quota_attainment":
        return num / quota if quota else None
    if METRICS[key].denominator is None:
        return float(num)
    return num / den if den else None


def _name(key: bytes | str | None) -> str | None:
    """A group as the product names it."""
    return str(UUID(bytes=key)) if isinstance(key, bytes) else key
