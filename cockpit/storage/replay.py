"""Undo and redo: taking journal entries back and forth, last in, first out for the folder.

A deed of which something later changed a part is refused; the rest of it can be taken back. That
makes an entry of its own (of the flavour "rest", with the rows as it turned them), after which
the deed is on the line no more; redo turns the rest again and puts the deed back on the line.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from cockpit.domain.changes import Changes, Mark
from cockpit.domain.refusal import Blocked, Refused
from cockpit.storage import entries, search_index, standing, steps
from cockpit.storage.bulk import insert_image
from cockpit.storage.entries import Entry
from cockpit.storage.journal import Batch, RowChange, changes_of
from cockpit.storage.steps import Step
from cockpit.wording import _

_LAST_DONE = "SELECT max(step) FROM journal WHERE flavour = 'do' AND undone = 0 AND gone = 0"
# A rest stands where its deed stood.
_FIRST_UNDONE = (
    "SELECT step, flavour, undoes FROM journal WHERE flavour = 'do' AND undone = 1 AND gone = 0"
    " OR flavour = 'rest' AND undone = 0 AND gone = 0 ORDER BY coalesce(undoes, step) LIMIT 1"
)
_LATER = (
    "SELECT j.label FROM journal_touch t JOIN journal j ON j.step = t.step"
    " WHERE {what} AND t.step > ? AND j.undone = 0 ORDER BY t.step DESC LIMIT 1"
)


def undo(connection: Connection, at: datetime, who: str) -> Changes | None:
    """Take the last deed back; None when there is none, Blocked when a later change forbids it."""
    step = _last_done(connection)
    if step is None:
        return None
    changed = standing.changed_since(connection, step)
    if not changed:
        return _undo(connection, step, at, who)
    if any(row.kind == "outbox" for row in step.rows):
        recalled = _recall(connection, step, changed, at, who)
        if recalled is not None:
            return recalled
    raise _blocked(connection, step, changed)


def undo_rest(connection: Connection, at: datetime, who: str) -> Changes | None:
    """Take of the last deed back what no later change forbids; Blocked when that is nothing."""
    step = _last_done(connection)
    if step is None:
        return None
    changed = standing.changed_since(connection, step)
    part = standing.rest_of(connection, step, changed)
    if not part.units:
        raise _blocked(connection, step, changed)
    if len(part.units) == len(step.units):
        return _undo(connection, step, at, who)
    return _undo_part(connection, step, part, at, who)


def refuse(connection: Connection, _at: datetime, _who: str) -> Changes | None:
    """Say why the last deed cannot be taken back, and how much of it could: Blocked."""
    step = _last_done(connection)
    if step is not None:
        raise _blocked(connection, step, standing.changed_since(connection, step))
    return None


def redo(connection: Connection, at: datetime, who: str) -> Changes | None:
    """Do the last undone deed, or its part that was undone, again; None when there is none."""
    found = connection.exec_driver_sql(_FIRST_UNDONE).fetchone()
    if found is None:
        return None
    number, flavour, undoes = found
    step = steps.read(connection, number)
    if flavour == "do":
        connection.exec_driver_sql("UPDATE journal SET undone = 0 WHERE step = ?", (number,))
    else:
        step = Step(number, _label(connection, undoes), step.turned(), step.batches)
        connection.exec_driver_sql(
            "UPDATE journal SET undone = 1, gone = 1 WHERE step = ?", (number,)
        )
        # A deed whose images were let go stays off the line.
        connection.exec_driver_sql(
            "UPDATE journal SET gone = 0 WHERE step = ?1 AND (rows != '[]' OR EXISTS"
            " (SELECT 1 FROM journal_batch WHERE step = ?1 AND length(image) > 0))",
            (undoes,),
        )
    return _redo(connection, step, at, who)


def _last_done(connection: Connection) -> Step | None:
    number = connection.exec_driver_sql(_LAST_DONE).scalar()
    return None if number is None else steps.read(connection, number)


def _label(connection: Connection, number: int) -> str:
    return str(
        connection.exec_driver_sql("SELECT label FROM journal WHERE step = ?", (number,)).scalar()
    )


def _undo(connection: Connection, step: Step, at: datetime, who: str) -> Changes:
    rows = _take_back(connection, step)
    connection.exec_driver_sql("UPDATE journal SET undone = 1 WHERE step = ?", (step.number,))
    head = Entry(at, who, "undo", step.label, "undo", undoes=step.number)
    position = entries.write(connection, head, [], [])
    bulk = [batch.kind for batch in step.batches]
    return changes_of(position, step.label, "undo", rows, bulk)


def _undo_part(connection: Connection, step: Step, part: Step, at: datetime, who: str) -> Changes:
    rows = _take_back(connection, part)
    label = _("Undid the rest of “{label}”").format(label=step.label)
    return _write_rest(
        connection, step, rows, part.batches, Entry(at, who, "undo_rest", label, "rest")
    )


def _recall(
    connection: Connection, step: Step, changed: list[Mark], at: datetime, who: str
) -> Changes | None:
    """Take a deed back that a calendar's server has heard of; None when it cannot be."""
    # The words of calendars are not needed before there is something to recall.
    from cockpit.storage.recalled import recall

    rows = recall(connection, step, changed, at)
    if rows is None:
        return None
    standing.remove_runs(connection, step.batches)
    label = _("Undid “{label}”; the calendar’s server will hear of it").format(label=step.label)
    return _write_rest(connection, step, rows, step.batches, Entry(at, who, "undo", label, "rest"))


def _write_rest(
    connection: Connection, step: Step, rows: list[RowChange], batches: list[Batch], head: Entry
) -> Changes:
    connection.exec_driver_sql("UPDATE journal SET gone = 1 WHERE step = ?", (step.number,))
    position = entries.write(connection, replace(head, undoes=step.number), rows, batches)
    return changes_of(position, head.label, "rest", rows, [batch.kind for batch in batches])


def _take_back(connection: Connection, step: Step) -> list[RowChange]:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    rows = step.turned()
    for row in rows:
        entries.apply(connection, row)
    standing.remove_runs(connection, step.batches)
    _index(connection, rows, step.batches)
    return rows


def _redo(connection: Connection, step: Step, at: datetime, who: str) -> Changes:
    _refuse_when_changed_meanwhile(connection, step)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for batch in step.batches:
        insert_image(connection, batch)
    for row in step.rows:
        entries.apply(connection, row)
    _index(connection, step.rows, step.batches)
    head = Entry(at, who, "redo", step.label, "redo", undoes=step.number)
    position = entries.write(connection, head, [], [])
    bulk = [batch.kind for batch in step.batches]
    return changes_of(position, step.label, "redo", step.rows, bulk)


def _refuse_when_changed_meanwhile(connection: Connection, step: Step) -> None:
    """What rang between undo and redo must not be overwritten, and what went out must not be
    forgotten; rows that the deed itself makes are not there yet."""
    seen: set[tuple[str, int, str]] = set()
    for row in step.rows:
        made = {(row.kind, row.id, k) for k in row.after or {}}
        old = {k: v for k, v in (row.before or {}).items() if (row.kind, row.id, k) not in seen}
        seen |= made
        forgets = row.after is None and row.kind != "outbox"
        if not old or forgets or any(batch.holds(row) for batch in step.batches):
            continue
        if entries.current_values(connection, row.kind, row.id, list(old)) != old:
            raise Refused(
                _("“{label}” cannot be done again: something else was changed since.").format(
                    label=step.label
                )
            )


def _blocked(connection: Connection, step: Step, changed: list[Mark]) -> Blocked:
    """Why a deed is not taken back, and how many of its rows could be."""
    rest = standing.rest_of(connection, step, changed)
    held = [*changed, *(mark for mark in step.units if mark not in rest.units)]
    later = next(filter(None, (_later(connection, step, mark) for mark in held)), None)
    said = _("“{label}” cannot be undone: {later} came after it.").format(
        label=step.label, later=later or _("a later change")
    )
    return Blocked(said, len(rest.units), len(step.units))


def _later(connection: Connection, step: Step, mark: Mark) -> str | None:
    """What last changed a row, or something that belongs to a deal, after the entry."""
    kind, id = mark
    what = "(t.kind = ? AND t.row_id = ?)" + (" OR t.deal_id = ?" if kind == "deal" else "")
    found = connection.exec_driver_sql(
        _LATER.format(what=f"({what})"), (*mark, *([id] if kind == "deal" else []), step.number)
    )
    label: str | None = found.scalar()
    return label


def _index(connection: Connection, rows: list[RowChange], batches: list[Batch]) -> None:
    for kind in search_index.CODES:
        ids = {row.id for row in rows if row.kind == kind}
        if ids:
            search_index.refresh(connection, kind, ids)
    for batch in batches:
        if batch.kind in search_index.CODES:
            search_index.refresh_range(connection, batch.kind, batch.first_id, batch.last_id)
