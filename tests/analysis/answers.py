"""Everything that facts can be asked, as plain values that can be compared."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cockpit.analysis.facts import Facts
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure, trends
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period

COLUMNS = (
    "owner", "team", "manager", "region", "stage", "stage_kind", "product", "amount", "estimate",
    "currency", "expected_close", "category", "outcome", "closed_on", "opened_on", "known_from",
    "account", "pipeline", "probability", "next_step_on", "stage_entered",
    "last_customer_activity", "deal_age", "stage_age", "idle_days", "waiting", "stalled",
)  # fmt: skip


def states(facts: Facts, day: date, known_at: datetime | None = None) -> dict[int, list[Any]]:
    """What each existing deal is that day, by id."""
    state = facts.at(day, known_at)
    columns = [state.column(name).tolist() for name in COLUMNS]
    ids = state.facts.deal_ids.tolist()
    return {
        ids[spot]: [column[spot] for column in columns]
        for spot in range(len(ids))
        if state.exists[spot]
    }


def readings(
    facts: Facts,
    period: Period,
    day: date,
    wanted: DealFilter = EVERYTHING,
    known_at: datetime | None = None,
) -> list[Any]:
    """Every metric with all its groups and rows."""
    found = []
    for metric in METRICS.values():
        reading = measure(facts, metric, period, day, known_at, wanted, tuple(By), rows=True)
        found.append((_rounded(reading.as_json()), reading.left_out))
    return found


def sparklines(facts: Facts, days: list[date]) -> dict[str, list[Any]]:
    """Every metric day by day."""
    found: dict[str, list[Any]] = trends(facts, list(METRICS.values()), days)
    return {key: _rounded(values) for key, values in found.items()}


def _rounded(value: Any) -> Any:
    """Sums of fractions may differ in the last bits when added in another order."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items() if key != "rows"} | (
            {"rows": sorted(value["rows"])} if "rows" in value else {}
        )
    return [_rounded(one) for one in value] if isinstance(value, list) else value
