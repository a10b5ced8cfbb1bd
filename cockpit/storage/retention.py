"""How long the journal keeps the images that undo needs."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from cockpit.storage.numbers import instant_number

STEPS = 500
AGE = timedelta(days=90)


def drop_old_images(connection: Connection, now: datetime) -> int:
    """Empty entries that are neither among the last 500 nor younger than 90 days. Their heads
    and timeline lines stay; undo ends there. Gives how many were emptied."""
    last = connection.exec_driver_sql("SELECT max(step) FROM journal").scalar() or 0
    bounds = (last - STEPS, instant_number(now - AGE))
    connection.exec_driver_sql(
        "UPDATE journal_batch SET image = x'' WHERE length(image) > 0 AND step IN"
        " (SELECT step FROM journal WHERE step <= ? AND at < ?)",
        bounds,
    )
    emptied = connection.exec_driver_sql(
        "UPDATE journal SET rows = '[]', gone = 1 WHERE step <= ? AND at < ?"
        " AND (rows != '[]' OR gone = 0)",
        bounds,
    )
    return emptied.rowcount
