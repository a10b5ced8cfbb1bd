"""What a file holds, as one hash a table: the same content, the same hashes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

_TABLES = """
SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
    AND name NOT LIKE 'search%' AND name NOT LIKE 'journal%' ORDER BY name"""


def content(path: Path) -> dict[str, str]:
    """Table → hash of its rows; the search index by all its words; the journal left out."""
    connection = driver.connect(str(path))
    try:
        tables = [row[0] for row in connection.execute(_TABLES)]
        found = {name: _hash(connection, f"SELECT * FROM {name} ORDER BY id") for name in tables}
        connection.execute(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)"
        )
        found["search"] = _hash(connection, "SELECT * FROM temp.words ORDER BY doc, col, offset")
        return found
    finally:
        connection.close()


def journal(path: Path) -> str:
    """A hash of the whole journal."""
    connection = driver.connect(str(path))
    try:
        return _hash(connection, "SELECT * FROM journal ORDER BY step")
    finally:
        connection.close()


def _hash(connection: Any, sql: str) -> str:
    made = hashlib.blake2b(digest_size=12)
    for row in connection.execute(sql):
        made.update(repr(row).encode())
    return made.hexdigest()


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The tables that are not alike."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
