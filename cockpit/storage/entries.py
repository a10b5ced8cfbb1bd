"""Journal entries in the file: writing them, reading them back, taking rows there and back."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from cockpit.domain.identity import OURS
from cockpit.storage.journal import Batch, RowChange, to_text
from cockpit.storage.numbers import instant_number


@dataclass(frozen=True, slots=True)
class Entry:
    """The head of a journal entry."""

    at: datetime
    who: str
    action: str
    label: str
    flavour: str
    undoes: int | None = None
    uid: bytes = b""


def write(
    connection: Connection, entry: Entry, rows: Sequence[RowChange], batches: Sequence[Batch]
) -> int:
    """Append an entry and give its step; a new deed of the manager ends what could be redone."""
    # Straight to the driver: these few lines are a part of every deed.
    driver: Any = connection.connection.driver_connection
    if entry.flavour == "do":
        driver.execute(
            "UPDATE journal SET gone = 1 WHERE flavour = 'do' AND undone = 1 AND gone = 0"
            " OR flavour = 'rest' AND undone = 0 AND gone = 0"
        )
    cursor = driver.execute(
        "INSERT INTO journal (uid, at, who, device, action, label, flavour, undoes, undone, gone,"
        " rows) VALUES (?,?,?,?,?,?,?,?,0,0,?)",
        (
            entry.uid or OURS.take(entry.at, 1)[0],
            instant_number(entry.at),
            entry.who,
            platform.node(),
            entry.action,
            entry.label,
            entry.flavour,
            entry.undoes,
            to_text(list(rows)),
        ),
    )
    step = int(cursor.lastrowid or 0)
    _write_touches(driver, step, rows)
    for batch in batches:
        driver.execute(
            "INSERT INTO journal_batch (step, kind, first_id, last_id, image) VALUES (?,?,?,?,?)",
            (step, batch.kind, batch.first_id, batch.last_id, batch.image),
        )
    return step


def _write_touches(driver: Any, step: int, rows: Sequence[RowChange]) -> None:
    touches = sorted({(row.kind, row.id, row.deal_id or 0) for row in rows})
    if touches:
        driver.executemany(
            "INSERT INTO journal_touch (step, kind, row_id, deal_id) VALUES (?,?,?,?)",
            [(step, kind, id, deal_id or None) for kind, id, deal_id in touches],
        )


def without_noise(rows: list[RowChange]) -> list[RowChange]:
    """The rows without pairs that cancel out: a row added and removed in the same work."""
    added = {(r.kind, r.id) for r in rows if r.before is None}
    ghosts = added & {(r.kind, r.id) for r in rows if r.after is None}
    return [row for row in rows if (row.kind, row.id) not in ghosts]


def current_values(
    connection: Connection, kind: str, id: int, columns: Sequence[str]
) -> dict[str, Any] | None:
    """Columns of a row as they lie in the file now, None when the row is gone."""
    row = connection.exec_driver_sql(
        f"SELECT {','.join(columns)} FROM {kind} WHERE id = ?", (id,)
    ).fetchone()
    return None if row is None else dict(zip(columns, row, strict=True))


def apply(connection: Connection, row: RowChange) -> None:
    """Do to the file what the change says, without looking whether it may."""
    if row.after is None:
        connection.exec_driver_sql(f"DELETE FROM {row.kind} WHERE id = ?", (row.id,))
    elif row.before is None:
        _insert(connection, row.kind, row.after)
    else:
        sets = ",".join(f"{key} = ?" for key in row.after)
        connection.exec_driver_sql(
            f"UPDATE {row.kind} SET {sets} WHERE id = ?", (*row.after.values(), row.id)
        )


def _insert(connection: Connection, kind: str, values: Mapping[str, Any]) -> None:
    marks = ",".join("?" * len(values))
    connection.exec_driver_sql(
        f"INSERT INTO {kind} ({','.join(values)}) VALUES ({marks})", tuple(values.values())
    )
