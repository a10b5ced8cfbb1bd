"""The full-text index over deals, accounts, people, notes and contacts (FTS5, kept here alone)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cockpit.storage.journal import RowChange

CREATE = """
CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(
    title, body, content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 2")
"""
# A row of the index carries its kind in the low three bits of its number.
CODES = {"deal": 1, "account": 2, "person": 3, "note": 4, "contact": 5}
_TEXTS = {
    "deal": ("name", "next_step || ' ' || competitor"),
    "account": ("name", "industry || ' ' || territory"),
    "person": ("name", "email"),
    "note": ("''", "text"),
    "contact": ("name", "title || ' ' || email"),
}
# The columns that those are made of.
_WORDS = {
    "deal": {"name", "next_step", "competitor"},
    "account": {"name", "industry", "territory"},
    "person": {"name", "email"},
    "note": {"text"},
    "contact": {"name", "title", "email"},
}
_AT_ONCE = 500


def follow(connection: Any, rows: Iterable[RowChange]) -> None:
    """Bring the index up to date after these changes; what is not searched for costs nothing."""
    ids: dict[str, set[int]] = {}
    for row in rows:
        words = _WORDS.get(row.kind)
        if words and (not row.before or not row.after or words & row.after.keys()):
            ids.setdefault(row.kind, set()).add(row.id)
    for kind, touched in ids.items():
        refresh(connection, kind, touched)


def refresh(connection: Any, kind: str, ids: Iterable[int]) -> None:
    """Bring the index of these rows up to date, rows that are gone included."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        part = ",".join(str(int(id)) for id in wanted[start : start + _AT_ONCE])
        _replace(connection, kind, f"id IN ({part})", wanted[start : start + _AT_ONCE])


def refresh_range(connection: Any, kind: str, first: int, last: int) -> None:
    """The same for a whole run of ids that was inserted or removed at once."""
    code = CODES[kind]
    connection.exec_driver_sql(
        f"DELETE FROM search WHERE rowid BETWEEN {first * 8} AND {last * 8 + 7}"
        f" AND rowid % 8 = {code}"
    )
    connection.exec_driver_sql(_insert(kind, f"id BETWEEN {first} AND {last}"))


def _replace(connection: Any, kind: str, condition: str, ids: list[int]) -> None:
    rows = ",".join(str(id * 8 + CODES[kind]) for id in ids)
    connection.exec_driver_sql(f"DELETE FROM search WHERE rowid IN ({rows})")
    connection.exec_driver_sql(_insert(kind, condition))


def _insert(kind: str, condition: str) -> str:
    title, body = _TEXTS[kind]
    return (
        f"INSERT INTO search(rowid, title, body)"
        f" SELECT id * 8 + {CODES[kind]}, {title}, {body} FROM {kind} WHERE {condition}"
    )
