"""What was done, and by whom: positions, announcements and history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cockpit.domain.changes import Changes
from cockpit.domain.identity import uid_text
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_number, instant_of

EVERYTHING = frozenset(
    {
        "account",
        "activity",
        "call",
        "contact",
        "deal",
        "deal_check",
        "deal_contact",
        "deal_line",
        "deal_mark",
        "deal_version",
        "exit_criterion",
        "goal",
        "kept_conflict",
        "kpi_rule",
        "kpi_signal",
        "lead",
        "lost_reason",
        "membership",
        "note",
        "person",
        "pipeline",
        "plan_note",
        "plan_scenario",
        "product",
        "quota",
        "rate",
        "saved_view",
        "setting",
        "shift",
        "source",
        "source_record",
        "stage",
        "stage_visit",
        "survey_answer",
        "task",
        "task_occurrence",
        "team",
        "vanished",
        "warning_limit",
    }
)


_END = 2**63 - 1
# Rows of a step, and characters of its single rows, that take longer to turn than a gesture may.
_MANY_ROWS, _MUCH_TEXT = 4_000, 400_000
# Which step is next, and how long its text is; what undid a rest stands where its deed stood.
_TO_UNDO = (
    "SELECT step, length(rows) FROM journal WHERE flavour = 'do' AND undone = 0 AND gone = 0"
    " ORDER BY step DESC LIMIT 1"
)
_TO_REDO = (
    "SELECT step, length(rows) FROM journal WHERE flavour = 'do' AND undone = 1 AND gone = 0"
    " OR flavour = 'rest' AND undone = 0 AND gone = 0 ORDER BY coalesce(undoes, step) LIMIT 1"
)
# What history tells: undo and redo themselves mark the steps that they turned.
_OF_PEOPLE = "flavour IN ('do', 'tend', 'rest')"


@dataclass(frozen=True, slots=True)
class Line:
    """One journal entry for people; ``at`` is microseconds UTC."""

    step: int
    at: int
    who: str
    action: str
    label: str
    undone: bool


def position(db: Reader) -> int:
    """The last step of the journal, 0 when it is empty."""
    return db.value("SELECT max(step) FROM journal") or 0


def state(db: Reader) -> str:
    """The identity of the last step, "" when there is none: no other folder has it, and a restored
    one may not have it any more."""
    found = db.value("SELECT uid FROM journal ORDER BY step DESC LIMIT 1")
    return uid_text(found) if found else ""


def last_instant(db: Reader) -> datetime:
    """When the last step was taken; 1970 when the journal is empty."""
    return instant_of(db.value("SELECT at FROM journal ORDER BY step DESC LIMIT 1") or 0)


def generation(db: Reader) -> str:
    """Changes when a backup is restored into the file."""
    return str(db.value("SELECT value FROM setting WHERE key = 'generation'") or "")


def undoable(db: Reader) -> str | None:
    """What the next undo would take back."""
    label: str | None = db.value(
        "SELECT label FROM journal WHERE flavour = 'do' AND undone = 0 AND gone = 0"
        " ORDER BY step DESC LIMIT 1"
    )
    return label


def is_long(db: Reader, *, redo: bool) -> bool:
    """Whether undo (or redo) would turn so many rows that nobody should wait for it."""
    found = db.one(_TO_REDO if redo else _TO_UNDO)
    if found is None:
        return False
    rows = db.value(
        "SELECT coalesce(sum(last_id - first_id + 1), 0) FROM journal_batch WHERE step = ?",
        found[0],
    )
    return bool(rows > _MANY_ROWS or found[1] > _MUCH_TEXT)


def announcements(db: Reader, after: int) -> list[Changes]:
    """What the entries after that step changed, in order."""
    rows = db.all(
        "SELECT step, label, flavour, undoes FROM journal WHERE step > ? ORDER BY step", after
    )
    return [_changes(db, *row) for row in rows]


def _changes(db: Reader, step: int, label: str, flavour: str, undoes: int | None) -> Changes:
    origin = step if flavour == "rest" else undoes or step
    rows = json.loads(db.value("SELECT rows FROM journal WHERE step = ?", origin) or "[]")
    rested = flavour == "redo" and _flavour(db, origin) == "rest"
    if flavour == "undo" or rested:
        rows = [[kind, id, after, before, deal] for kind, id, before, after, deal in rows]
    kinds = db.all("SELECT DISTINCT kind FROM journal_batch WHERE step = ?", origin)
    return Changes(
        step,
        label,
        flavour,
        added=frozenset((row[0], row[1]) for row in rows if row[2] is None),
        updated=frozenset((row[0], row[1]) for row in rows if row[2] and row[3]),
        removed=frozenset((row[0], row[1]) for row in rows if row[3] is None),
        deal_ids=frozenset(row[4] for row in rows if row[4] is not None),
        bulk=frozenset(kind for (kind,) in kinds),
    )


def _flavour(db: Reader, step: int) -> str:
    return str(db.value("SELECT flavour FROM journal WHERE step = ?", step))


def lines(db: Reader, limit: int | None = None, before: datetime | None = None) -> list[Line]:
    """The whole history, newest first: what was done and what rang, undone entries marked; with
    ``before`` what was done until that instant."""
    rows = db.all(
        "SELECT step, at, who, action, label, undone FROM journal"
        f" WHERE {_OF_PEOPLE} AND at < ? ORDER BY step DESC LIMIT ?",
        _END if before is None else instant_number(before),
        -1 if limit is None else limit,
    )
    return [_line(row) for row in rows]


def _line(row: tuple[Any, ...]) -> Line:
    step, at, who, action, label, undone = row
    return Line(step, at, who, action, label, bool(undone))


def lines_of_deal(db: Reader, deal_id: int) -> list[Line]:
    """The history of one deal, newest first, the import that brought it included."""
    rows = db.all(
        f"SELECT step, at, who, action, label, undone FROM journal WHERE {_OF_PEOPLE}"
        " AND (step IN (SELECT step FROM journal_touch WHERE deal_id = :1)"
        "  OR step IN (SELECT step FROM journal_batch WHERE kind = 'deal'"
        "              AND :1 BETWEEN first_id AND last_id)) ORDER BY step DESC".replace(
            ":1", "?1"
        ),
        deal_id,
    )
    return [_line(row) for row in rows]


def field_changes(db: Reader, step: int) -> list[tuple[str, int, str, Any, Any]]:
    """(kind, id, field, before, after) of an entry, as values lie in the file."""
    rows = json.loads(db.value("SELECT rows FROM journal WHERE step = ?", step) or "[]")
    return [
        (kind, id, key, (before or {}).get(key), (after or {}).get(key))
        for kind, id, before, after, _deal in rows
        for key in (after or before or {})
    ]
