"""Exchange rates as they were noted, and currencies that have none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of

_SHOWN = 500


@dataclass(frozen=True, slots=True)
class RateRow:
    """One unit of ``currency`` was worth ``rate`` of ``into`` on the day."""

    id: int
    currency: str
    into: str
    on_day: date
    rate: float


def latest_rates(db: Reader) -> list[RateRow]:
    """The last 500 rates, the newest first."""
    rows = db.all(
        "SELECT id, currency, into_currency, on_day, rate FROM rate"
        " ORDER BY on_day DESC, currency, id DESC LIMIT ?",
        _SHOWN,
    )
    return [RateRow(id, code, into, day_of(day), rate) for id, code, into, day, rate in rows]


def currencies_without_rate(db: Reader, reporting: str) -> list[str]:
    """Currencies that deals are in and for which nobody ever noted a rate."""
    rows = db.all(
        "SELECT DISTINCT d.currency FROM deal d WHERE d.currency <> ? AND NOT EXISTS"
        " (SELECT 1 FROM rate r WHERE d.currency IN (r.currency, r.into_currency)) ORDER BY 1",
        reporting,
    )
    return [code for (code,) in rows]
