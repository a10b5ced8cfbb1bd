"""Bringing a file to this version's tables: making it, migrating it, or refusing it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from cockpit.storage import trouble
from cockpit.storage.database import connect, may_write

# The version written into PRAGMA user_version; one more with every migration.
VERSION = 2


def prepare(path: Path) -> bool:
    """Make or migrate the file; True when it was made now. Costs one pragma when nothing is to do.

    Raises StoreTrouble for a damaged, locked, unwritable or newer file.
    """
    _make_folder(path.parent)
    was_there = path.exists()
    version, empty = _looked_at(path)
    if version > VERSION:
        raise trouble.newer(path, version, VERSION)
    if version == VERSION:
        return False
    if version == 0 and not empty:
        raise trouble.damaged(path)
    if empty and was_there and any((path.parent / "backups").glob("*.db")):
        # A folder with copies had content: a file that was emptied is no new one.
        raise trouble.damaged(path)
    if empty:
        return make(path)
    from cockpit.storage.migration import migrate

    migrate(path, version)
    return False


def ready(path: Path) -> bool:
    """Make or migrate the file where it can be written. False when it can only be read, which
    takes one of this version: StoreTrouble for any other."""
    if not path.exists() or may_write(path):
        prepare(path)
        return True
    version, _empty = _looked_at(path, read_only=True)
    if version > VERSION:
        raise trouble.newer(path, version, VERSION)
    if version < VERSION:
        raise trouble.read_only(path)
    return False


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble.read_only(folder) from error


def _looked_at(path: Path, *, read_only: bool = False) -> tuple[int, bool]:
    """The file's version, and whether it has no tables, both of one moment."""
    with (
        trouble.in_plain_words(path),
        contextlib.closing(connect(path, read_only=read_only)) as connection,
    ):
        connection.execute("BEGIN")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return version, tables == 0


def make(path: Path) -> bool:
    """Write all tables into an empty file, in one transaction; False, and nothing written, when
    another process was quicker."""
    from cockpit.storage.engine import writing_engine

    engine = writing_engine(path)
    try:
        with trouble.in_plain_words(path), engine.begin() as connection:
            if connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar():
                return False
            write_tables(connection)
    finally:
        engine.dispose()
    return True


def write_tables(connection: Any) -> None:
    """Every table, index and the search index, and the version, always in the same order."""
    from sqlalchemy.schema import CreateIndex, CreateTable

    from cockpit.storage.search_index import CREATE
    from cockpit.storage.tables import metadata

    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
    connection.exec_driver_sql(CREATE)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
