"""Bringing an older file to this version: a verified backup first, all steps or none."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from cockpit.storage import trouble
from cockpit.storage.backup import make_copy
from cockpit.storage.engine import writing_engine

FOLDER = Path(__file__).parent / "migrations"


def revision(version: int) -> str:
    """The name of the step that leads to a version."""
    return f"{version:04d}"


def migrate(path: Path, version: int) -> None:
    """Take a file of ``version`` to the newest one. The copy made before lies in ``backups``;
    StoreTrouble, and the file as it was, when a step fails or leaves an orphan."""
    make_copy(path, path.parent / "backups" / f"before-version-{version + 1}.db")
    engine = writing_engine(path)
    try:
        with trouble.in_plain_words(path), engine.connect() as connection:
            # With keys on, a batch step that rebuilds a parent table deletes its children.
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                _run(connection, version)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                    raise trouble.damaged(path)
    finally:
        engine.dispose()


def configuration(connection: Connection) -> Config:
    """Alembic's settings for one connection."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def _run(connection: Connection, version: int) -> None:
    config = configuration(connection)
    if version:
        command.stamp(config, revision(version))
    command.upgrade(config, "head")
    connection.exec_driver_sql("DROP TABLE alembic_version")
    newest = max(int(step.stem[:4]) for step in (FOLDER / "versions").glob("[0-9]*.py"))
    connection.exec_driver_sql(f"PRAGMA user_version = {newest}")
