"""Undo and redo: taking journal entries back and forth, last in, first out for the folder."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from cockpit.domain.changes import Changes
from cockpit.domain.refusal import Refused
from cockpit.storage import entries, search_index
from cockpit.storage.bulk import insert_image
from cockpit.storage.journal import Batch, RowChange, changes_of, from_text
from cockpit.wording import _

_LAST_DONE = "SELECT max(step) FROM journal WHERE flavour = 'do' AND undone = 0 AND gone = 0"
_FIRST_UNDONE = "SELECT min(step) FROM journal WHERE flavour = 'do' AND undone = 1 AND gone = 0"


def undo(connection: Connection, at: datetime, who: str) -> Changes | None:
    """Take the last deed back; None when there is none, Refused when a later change forbids it."""
    step = connection.exec_driver_sql(_LAST_DONE).scalar()
    return None if step is None else _turn(connection, step, "undo", at, who)


def redo(connection: Connection, at: datetime, who: str) -> Changes | None:
    """Do the last undone deed again; None when there is none."""
    step = connection.exec_driver_sql(_FIRST_UNDONE).scalar()
    return None if step is None else _turn(connection, step, "redo", at, who)


def _turn(connection: Connection, step: int, flavour: str, at: datetime, who: str) -> Changes:
    label, rows, batches = _entry(connection, step)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    if flavour == "undo":
        rows = [row.reversed() for row in reversed(rows)]
        _refuse_when_changed_since(connection, step, label, rows, batches)
        for row in rows:
            entries.apply(connection, row)
        _remove(connection, batches)
    else:
        _refuse_when_changed_meanwhile(connection, label, rows, batches)
        for batch in batches:
            insert_image(connection, batch)
        for row in rows:
            entries.apply(connection, row)
    connection.exec_driver_sql(
        "UPDATE journal SET undone = ? WHERE step = ?", (flavour == "undo", step)
    )
    _index(connection, rows, batches)
    head = entries.Entry(at, who, flavour, label, flavour, undoes=step)
    position = entries.write(connection, head, [], [])
    bulk = [(batch.kind, flavour == "redo") for batch in batches]
    return changes_of(position, label, flavour, rows, bulk)


def _entry(connection: Connection, step: int) -> tuple[str, list[RowChange], list[Batch]]:
    found = connection.exec_driver_sql(
        "SELECT label, rows FROM journal WHERE step = ?", (step,)
    ).one()
    batches = connection.exec_driver_sql(
        "SELECT kind, first_id, last_id, image FROM journal_batch WHERE step = ? ORDER BY id",
        (step,),
    )
    return found[0], from_text(found[1]), [Batch(*row) for row in batches]


def _refuse_when_changed_since(
    connection: Connection, step: int, label: str, rows: list[RowChange], batches: list[Batch]
) -> None:
    """``rows`` are already turned round: their ``before`` is what the file should hold now.

    Only what the deed left behind counts: a row that a deed changed twice is compared once,
    by its last value, which comes first in the turned list; one that it made and took out again
    left nothing.
    """
    seen: set[tuple[str, int, str]] = set()
    gone: set[tuple[str, int]] = set()
    for row in rows:
        if row.before is None:
            gone.add((row.kind, row.id))
        if (row.kind, row.id) in gone:
            continue
        expected = {
            k: v for k, v in (row.before or {}).items() if (row.kind, row.id, k) not in seen
        }
        seen.update((row.kind, row.id, key) for key in expected)
        if expected and entries.current_values(
            connection, row.kind, row.id, list(expected)
        ) != dict(expected):
            raise _changed_since(connection, step, label, row.kind, row.id)
    for batch in batches:
        later = connection.exec_driver_sql(
            "SELECT j.label FROM journal_touch t JOIN journal j ON j.step = t.step"
            " WHERE t.kind = ? AND t.row_id BETWEEN ? AND ? AND t.step > ? AND j.undone = 0"
            " ORDER BY t.step LIMIT 1",
            (batch.kind, batch.first_id, batch.last_id, step),
        ).scalar()
        if later is not None:
            raise Refused(_blocked(label, later))


def _refuse_when_changed_meanwhile(
    connection: Connection, label: str, rows: list[RowChange], batches: list[Batch]
) -> None:
    """What rang between undo and redo must not be overwritten; rows that the deed itself makes
    are not there yet."""
    seen: set[tuple[str, int, str]] = set()
    for row in rows:
        made = {(row.kind, row.id, k) for k in row.after or {}}
        old = {k: v for k, v in (row.before or {}).items() if (row.kind, row.id, k) not in seen}
        seen |= made
        if not old or row.after is None or any(batch.holds(row) for batch in batches):
            continue
        if entries.current_values(connection, row.kind, row.id, list(old)) != old:
            raise Refused(
                _("“{label}” cannot be done again: something else was changed since.").format(
                    label=label
                )
            )


def _changed_since(connection: Connection, step: int, label: str, kind: str, id: int) -> Refused:
    later: Any = connection.exec_driver_sql(
        "SELECT j.label FROM journal_touch t JOIN journal j ON j.step = t.step"
        " WHERE t.kind = ? AND t.row_id = ? AND t.step > ? AND j.undone = 0"
        " ORDER BY t.step DESC LIMIT 1",
        (kind, id, step),
    ).scalar()
    return Refused(_blocked(label, later or _("a later change")))


def _blocked(label: str, later: str) -> str:
    return _("“{label}” cannot be undone: {later} came after it.").format(label=label, later=later)


def _remove(connection: Connection, batches: list[Batch]) -> None:
    for batch in reversed(batches):
        connection.exec_driver_sql(
            f"DELETE FROM {batch.kind} WHERE id BETWEEN ? AND ?", (batch.first_id, batch.last_id)
        )


def _index(connection: Connection, rows: list[RowChange], batches: list[Batch]) -> None:
    for kind in search_index.CODES:
        ids = {row.id for row in rows if row.kind == kind}
        if ids:
            search_index.refresh(connection, kind, ids)
    for batch in batches:
        if batch.kind in search_index.CODES:
            search_index.refresh_range(connection, batch.kind, batch.first_id, batch.last_id)
