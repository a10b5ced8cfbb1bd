"""Fields that a source and the manager see differently, with both values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from cockpit.domain.identity import uid_text
from cockpit.queries.meaning import meaning
from cockpit.storage.database import Reader

_OPEN = (
    "SELECT c.id, c.kind, c.entity_id, c.field, c.base, c.theirs, c.exported_on, s.name"
    " FROM kept_conflict c JOIN source s ON s.id = c.source_id WHERE c.state = 'open'"
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One undecided field: ``name`` is the row's, ``mine`` and ``theirs`` are as people read them
    (names, ISO days, whole currency units); ``exported_on`` counts days from 1970-01-01."""

    id: int
    kind: str
    entity_id: int
    uid: str
    name: str
    field: str
    mine: Any
    theirs: Any
    currency: str
    exported_on: int
    source: str


def open_conflicts(db: Reader, deal_id: int | None = None) -> list[Conflict]:
    """Undecided ones, the newest export first; those of one deal when it is named. What both
    sides agree on again by now is left out."""
    one = "" if deal_id is None else " AND c.kind = 'deal' AND c.entity_id = ?"
    only = () if deal_id is None else (deal_id,)
    order = " ORDER BY c.exported_on DESC, c.kind, c.entity_id, c.id"
    rows = db.all(_OPEN + one + order, *only)
    found = (_conflict(db, *row) for row in rows)
    return [conflict for conflict in found if conflict is not None]


def _conflict(
    db: Reader,
    id: int,
    kind: str,
    entity: int,
    field: str,
    base: str,
    told: str,
    day: int,
    source: str,
) -> Conflict | None:
    theirs, compared = json.loads(told), list(json.loads(base))
    mine = _mine(db, kind, entity, field, compared)
    if mine is None or all(mine[key] == theirs[key] for key in compared):
        return None
    key = compared[0]
    money = kind in ("deal", "product", "quota")
    currency = db.value(f"SELECT currency FROM {kind} WHERE id = ?", entity) if money else ""
    uid, name = _named(db, kind, entity)
    ours, other = (meaning(db, kind, entity, key, side[key]) for side in (mine, theirs))
    return Conflict(id, kind, entity, uid, name, field, ours, other, currency, day, source)


def _mine(
    db: Reader, kind: str, entity: int, field: str, columns: list[str]
) -> dict[str, Any] | None:
    """The columns as they are now; None when the row is gone."""
    table, where = kind, "id = ?"
    if (kind, field) == ("person", "manager"):
        table, where = "membership", "person_id = ? AND to_on IS NULL ORDER BY id DESC"
    row = db.one(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", entity)
    return None if row is None else dict(zip(columns, row, strict=True))


def _named(db: Reader, kind: str, entity: int) -> tuple[str, str]:
    columns = {row[1] for row in db.all(f"PRAGMA table_info({kind})")}
    title = next((one for one in ("name", "subject", "text") if one in columns), "''")
    uid, name = db.all(f"SELECT uid, {title} FROM {kind} WHERE id = ?", entity)[0]
    return uid_text(uid), str(name)
