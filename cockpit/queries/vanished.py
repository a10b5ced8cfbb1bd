"""Deals that were not in the last whole export of their source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.analysis.raw import day_number, day_of
from cockpit.storage.database import Reader

# Of a mark ``v``: no other source has given the deal since.
STILL_MISSING = """NOT EXISTS (SELECT 1 FROM source_record r WHERE r.kind = 'deals'
 AND r.entity_id = v.deal_id AND r.source_id <> v.source_id
 AND r.exported_on >= v.missing_since)"""


@dataclass(frozen=True, slots=True)
class Gone:
    """A deal's mark: ``missing_since`` counts days from 1970-01-01; ``twin`` is the name of the
    deal it seems to have been merged into there, "" for none."""

    deal_id: int
    missing_since: int
    source: str
    twin_id: int | None
    twin: str


def vanished_deals(db: Reader, deal_id: int | None = None) -> list[Gone]:
    """Marked deals, the latest first; of one deal when it is named. One that another source has
    given since is no concern any more."""
    rows = db.all(
        "SELECT v.deal_id, v.missing_since, s.name, v.twin_id, coalesce(t.name, '')"
        " FROM vanished v JOIN source s ON s.id = v.source_id"
        " LEFT JOIN deal t ON t.id = v.twin_id WHERE (?1 IS NULL OR v.deal_id = ?1)"
        f" AND {STILL_MISSING} ORDER BY v.missing_since DESC, v.deal_id",
        deal_id,
    )
    return [Gone(*row) for row in rows]


def missing_deals(db: Reader, today: date, *, open_only: bool = False) -> dict[int, date]:
    """Deals that are marked on that day, with the day since when they are missing."""
    rows = db.all(
        "SELECT v.deal_id, min(v.missing_since) FROM vanished v JOIN deal d ON d.id = v.deal_id"
        f" WHERE v.missing_since <= ?1 AND (NOT ?2 OR d.outcome = 'open') AND {STILL_MISSING}"
        " GROUP BY v.deal_id",
        day_number(today),
        open_only,
    )
    return {deal_id: day_of(since) for deal_id, since in rows}
