"""Finding deals, accounts, people, notes and contacts as somebody types."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cockpit.storage.database import Reader

_KINDS = {1: "deal", 2: "account", 3: "person", 4: "note", 5: "contact"}
_CODES = {kind: code for code, kind in _KINDS.items()}
# Newest first is quick at any size; ranking by words costs 30 ms at 100,000.
_HITS = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind and id, what it is called and what it belongs to. ``deal_id``
    is the deal a note hangs on."""

    kind: str
    id: int
    title: str
    subtitle: str
    deal_id: int | None = None


def match_expression(text: str) -> str:
    """The words typed as an FTS5 expression: all of them, the last one as a beginning."""
    words = re.findall(r"\w+", text)
    return " ".join(f'"{word}"*' for word in words)


def search(db: Reader, text: str, limit: int = 20) -> list[Hit]:
    """What fits every word typed, newest first, accounts and people before deals."""
    expression = match_expression(text)
    if not expression:
        return []
    rows = db.all(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?",
        expression,
        _HITS,
    )
    found: dict[str, list[int]] = {}
    for (number,) in rows:
        found.setdefault(_KINDS[number % 8], []).append(number // 8)
    for kind in ("account", "person", "contact"):
        # Few and wanted first: a flood of newer deals must not hide them.
        found[kind] = [n // 8 for n in _of_kind(db, expression, kind, limit)]
    hits: list[Hit] = []
    for kind in ("account", "person", "deal", "contact", "note"):
        hits += _hits(db, kind, found.get(kind, [])[:limit])
    return hits


def _of_kind(db: Reader, expression: str, kind: str, limit: int) -> list[int]:
    top = (db.value(f"SELECT max(id) FROM {kind}") or 0) * 8 + 7
    rows = db.all(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid <= ? AND rowid % 8 = ?"
        " ORDER BY rowid DESC LIMIT ?",
        expression,
        top,
        _CODES[kind],
        limit,
    )
    return [row[0] for row in rows]


_SELECTS = {
    "deal": "SELECT d.id, d.name, coalesce(a.name, '') || ' · ' || s.name, d.id FROM deal d"
    " JOIN stage s ON s.id = d.stage_id LEFT JOIN account a ON a.id = d.account_id WHERE d.id",
    "account": "SELECT id, name, industry, NULL FROM account WHERE id",
    "person": "SELECT p.id, p.name, p.role, NULL FROM person p WHERE p.id",
    "contact": "SELECT c.id, c.name, coalesce(a.name, ''), (SELECT max(deal_id) FROM deal_contact"
    " x WHERE x.contact_id = c.id) FROM contact c LEFT JOIN account a ON a.id = c.account_id"
    " WHERE c.id",
    "note": "SELECT n.id, substr(n.text, 1, 120), coalesce(d.name, ''), n.deal_id FROM note n"
    " LEFT JOIN deal d ON d.id = n.deal_id WHERE n.id",
}


def _hits(db: Reader, kind: str, ids: list[int]) -> list[Hit]:
    if not ids:
        return []
    rows = db.all(f"{_SELECTS[kind]} IN ({','.join(map(str, ids))})")
    by_id = {row[0]: Hit(kind, row[0], row[1], row[2].strip(" ·"), row[3]) for row in rows}
    return [by_id[id] for id in ids if id in by_id]


def deals_with_text(db: Reader, text: str) -> frozenset[int]:
    """Deals whose name, next step, notes, account, owner, product or own id fits every word."""
    expression = match_expression(text)
    if not expression:
        return frozenset()
    found: set[int] = set()
    accounts: list[int] = []
    people: list[int] = []
    notes: list[int] = []
    for (number,) in db.all("SELECT rowid FROM search WHERE search MATCH ?", expression):
        kind, id = _KINDS[number % 8], number // 8
        if kind == "deal":
            found.add(id)
        elif kind == "account":
            accounts.append(id)
        elif kind == "person":
            people.append(id)
        elif kind == "note":
            notes.append(id)
    found |= _deals_of(db, "account_id", accounts) | _deals_of(db, "owner_id", people)
    found |= _deals_of(db, "product_id", _products_with(db, text))
    found |= _deals_with_notes(db, notes)
    found |= {
        row[0]
        for row in db.all(
            "SELECT entity_id FROM source_record WHERE kind = 'deals' AND external_id = ?",
            text.strip(),
        )
    }
    return frozenset(found)


def _deals_of(db: Reader, column: str, ids: list[int]) -> set[int]:
    if not ids:
        return set()
    rows = db.all(f"SELECT id FROM deal WHERE {column} IN ({','.join(map(str, ids))})")
    return {row[0] for row in rows}


def _products_with(db: Reader, text: str) -> list[int]:
    """Products are few: their names are not in the index of words."""
    typed = re.findall(r"\w+", text.casefold())
    return [
        id
        for id, name in db.all("SELECT id, name FROM product")
        if _all_begin(typed, re.findall(r"\w+", name.casefold()))
    ]


def _all_begin(typed: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in typed)


def _deals_with_notes(db: Reader, ids: list[int]) -> set[int]:
    part = ",".join(map(str, ids))
    rows = db.all(f"SELECT deal_id FROM note WHERE deal_id IS NOT NULL AND id IN ({part})")
    return {row[0] for row in rows}


def known_names(db: Reader) -> list[Hit]:
    """Every account's and person's name, for matching what was typed wrongly."""
    rows = db.all("SELECT 'account', id, name, industry FROM account")
    rows += db.all("SELECT 'person', id, name, role FROM person")
    return [Hit(*row) for row in rows]
