"""The tables as the journal alone tells them: replayed from nothing, entry by entry."""

from __future__ import annotations

from typing import Any

from cockpit.storage.bulk import unpacked
from cockpit.storage.journal import RowChange, from_text
from cockpit.workspace import Workspace
from tests.sql import rows

_BATCHES = "SELECT kind, {what} FROM journal_batch WHERE step = ? ORDER BY id"

Tables = dict[str, dict[int, dict[str, Any]]]

_VERSIONED = (
    "owner_id", "stage_id", "product_id", "amount", "currency", "expected_close", "outcome",
    "closed_on",
)  # fmt: skip


def replay(workspace: Workspace, until: int) -> Tables:
    """Kind → id → row after the entries up to that step, what was undone since left out."""
    tables: Tables = {}
    entries = rows(
        workspace,
        "SELECT step, rows FROM journal WHERE flavour IN ('do', 'tend') AND undone = 0"
        " AND step <= ? ORDER BY step",
        until,
    )
    for step, text in entries:
        undone = _undone_as_rest(workspace, step)
        for kind, image in rows(workspace, _BATCHES.format(what="image"), step):
            _insert(tables.setdefault(kind, {}), image, undone.get(kind, set()))
        for change in from_text(text):
            if change.id not in undone.get(change.kind, ()):
                _apply(tables.setdefault(change.kind, {}), change)
    return tables


def _undone_as_rest(workspace: Workspace, step: int) -> dict[str, set[int]]:
    """Kind → rows of an entry that were undone while another part of it stayed."""
    found: dict[str, set[int]] = {}
    sql = "SELECT step, rows FROM journal WHERE flavour = 'rest' AND undone = 0 AND undoes = ?"
    for rest, text in rows(workspace, sql, step):
        for change in from_text(text):
            found.setdefault(change.kind, set()).add(change.id)
        for kind, first, last in rows(workspace, _BATCHES.format(what="first_id, last_id"), rest):
            found.setdefault(kind, set()).update(range(first, last + 1))
    return found


def _insert(table: dict[int, dict[str, Any]], image: bytes, left_out: set[int]) -> None:
    columns, count = unpacked(image)
    for place in range(count):
        row = {
            key: values[place] if isinstance(values, list) else values
            for key, values in columns.items()
        }
        if row["id"] not in left_out:
            table[row["id"]] = row


def _apply(table: dict[int, dict[str, Any]], change: RowChange) -> None:
    if change.after is None:
        del table[change.id]
    elif change.before is None:
        table[change.id] = dict(change.after)
    else:
        table[change.id].update(change.after)


def in_file(workspace: Workspace, kind: str) -> dict[int, dict[str, Any]]:
    """A table as it lies in the file."""
    names = [row[1] for row in rows(workspace, f"PRAGMA table_info({kind})")]
    found = rows(workspace, f"SELECT * FROM {kind}")
    return {row["id"]: row for row in (dict(zip(names, one, strict=True)) for one in found)}


def told_by_journal(tables: Tables) -> dict[int, tuple[Any, ...]]:
    """Deal → its versioned fields, in a replay."""
    return {
        id: (*(row[key] for key in _VERSIONED), row["forecast_category"])
        for id, row in tables.get("deal", {}).items()
    }


def told_by_versions(workspace: Workspace, at: int) -> dict[int, tuple[Any, ...]]:
    """Deal → the same fields, by the version table alone as it was known at an instant."""
    found = rows(
        workspace,
        f"SELECT deal_id, {', '.join(_VERSIONED)}, category FROM deal_version"
        " WHERE learnt_at <= ?1 AND (superseded_at IS NULL OR superseded_at > ?1)"
        " ORDER BY deal_id, happened_on, id",
        at,
    )
    return {row[0]: row[1:] for row in found}
