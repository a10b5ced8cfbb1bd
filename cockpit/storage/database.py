"""Opening the file: every connection is made and tuned here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from cockpit.storage.trouble import in_plain_words

# The WAL-reset bug corrupts files before this version (https://sqlite.org/changes.html, 3.51.3).
SAFE_SQLITE = (3, 51, 3)
BUSY_MS = 5_000

_EVERY_CONNECTION = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    # Each thread that reads has a connection; the system's own cache serves them all.
    "PRAGMA cache_size = -8192",
    # Checkpoints run on idle (Workspace.rest), never in the middle of a drag.
    "PRAGMA wal_autocheckpoint = 0",
)


def connect(path: Path, *, read_only: bool = False) -> Any:
    """A tuned connection in autocommit mode; StoreTrouble when the file cannot be opened. A file
    that cannot be written is opened ``read_only``."""
    if driver.sqlite_version_info < SAFE_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is not safe; install sqlcipher3>=0.6.4")
    with in_plain_words(path):
        connection = driver.connect(
            f"{_uri(path)}?{_way(path) if read_only else 'mode=rwc'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_MS / 1000,
        )
        _tune(connection, read_only)
    return connection


def may_write(path: Path) -> bool:
    """Whether the file, which is there, and what lies beside it can be written, as far as the
    system says so without trying."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _way(path: Path) -> str:
    """How a file is opened for reading. Where nothing can be written beside it there is no place
    for the index of a write-ahead file; if nobody else has one there, nothing can change either."""
    ahead = path.with_name(path.name + "-wal")
    lasting = not os.access(path.parent, os.W_OK) and not ahead.exists()
    return "mode=ro&immutable=1" if lasting else "mode=ro"


def _uri(path: Path) -> str:
    """As https://sqlite.org/uri.html asks; the library's own way imports a network stack."""
    text = path.resolve().as_posix()
    for sign in "%?#":
        text = text.replace(sign, f"%{ord(sign):02x}")
    return f"file://{text}" if text.startswith("/") else f"file:///{text}"


def _tune(connection: Any, read_only: bool) -> None:
    try:
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        for pragma in _EVERY_CONNECTION:
            connection.execute(pragma)
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise


class Reader:
    """Plain reading: SQL with ``?`` parameters in, tuples out. Questions get one of these,
    so that reading needs no SQLAlchemy and a window can paint before it is imported."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def all(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Every row."""
        rows: list[tuple[Any, ...]] = self._connection.execute(sql, parameters).fetchall()
        return rows

    def stream(self, sql: str, *parameters: Any) -> Iterator[tuple[Any, ...]]:
        """Every row, one after the other, for tables too large to hold twice."""
        rows: Iterator[tuple[Any, ...]] = self._connection.execute(sql, parameters)
        return rows

    def one(self, sql: str, *parameters: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        row: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
        return row

    def value(self, sql: str, *parameters: Any) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, *parameters)
        return row[0] if row else None
