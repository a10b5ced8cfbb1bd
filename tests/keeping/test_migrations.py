"""Every step from the first version leads to the same tables that a new file gets."""

from __future__ import annotations

from pathlib import Path

from cockpit.storage.database import connect
from cockpit.storage.engine import writing_engine
from cockpit.storage.migration import FOLDER, _run
from cockpit.storage.schema import VERSION, make


def shape(path: Path) -> list[tuple[str, str, str]]:
    connection = connect(path)
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return [("version", str(version), ""), *sorted((a, b, " ".join(c.split())) for a, b, c in rows)]


def test_migrated_equals_new(tmp_path: Path) -> None:
    make(tmp_path / "new.db")
    engine = writing_engine(tmp_path / "old.db")
    with engine.connect() as connection, connection.begin():
        _run(connection, 0)
    engine.dispose()
    assert shape(tmp_path / "old.db") == shape(tmp_path / "new.db")


def test_there_is_a_step_for_every_version() -> None:
    steps = sorted(int(step.stem[:4]) for step in (FOLDER / "versions").glob("[0-9]*.py"))
    assert steps == list(range(1, VERSION + 1))
