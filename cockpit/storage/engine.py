"""The one connection that writes, as SQLAlchemy sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from cockpit.storage.database import BUSY_MS, connect


def _connect(path: Path) -> Any:
    connection = connect(path)
    # Indexes of a large import stay in memory while it inserts.
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _as_usual(milliseconds: int) -> int:
    """Everybody waits equally long."""
    return milliseconds


def writing_engine(path: Path, patience: Callable[[int], int] = _as_usual) -> Engine:
    """An engine over a single connection whose transactions begin IMMEDIATE, so that a writer
    waits for its turn at once instead of failing at its first write; ``patience`` says how many
    milliseconds the calling thread waits, given how many it usually is."""
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: _connect(path),
        poolclass=StaticPool,
        # An error that reaches the log must not take names of customers along.
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        raw: Any = connection.connection.driver_connection
        raw.execute(f"PRAGMA busy_timeout = {patience(BUSY_MS)}")
        raw.execute("BEGIN IMMEDIATE")

    return engine
