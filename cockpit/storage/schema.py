"""Bringing a file to this version's tables: making it, migrating it, or refusing it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cockpit.storage import trouble
from cockpit.storage.database import connect

# The version written into PRAGMA user_version; one more with every migration.
VERSION = 1


def prepare(path: Path) -> bool:
    """Make or migrate the file; True when it was made now. Costs one pragma when nothing is to do.

    Raises StoreTrouble for a damaged, locked, unwritable or newer file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with trouble.in_plain_words(path):
        connection = connect(path)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        finally:
            connection.close()
    if version > VERSION:
        raise trouble.newer(path, version, VERSION)
    if version == VERSION:
        return False
    if version == 0 and not empty:
        raise trouble.damaged(path)
    if empty:
        make(path)
        return True
    from cockpit.storage.migration import migrate

    migrate(path, version)
    return False


def make(path: Path) -> None:
    """Write all tables into an empty file, in one transaction."""
    from cockpit.storage.engine import writing_engine

    engine = writing_engine(path)
    try:
        with trouble.in_plain_words(path), engine.begin() as connection:
            write_tables(connection)
    finally:
        engine.dispose()


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
