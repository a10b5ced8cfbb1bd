"""Imports that were made, from the journal, and the names of rows they disagree about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cockpit.domain.conflicts import ConflictKey
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_of

_IMPORTS = (
    "SELECT j.step, j.at, j.label, j.undone,"
    " (SELECT total(b.last_id - b.first_id + 1) FROM journal_batch b"
    "  WHERE b.step = j.step AND b.kind = 'deal')"
    " FROM journal j WHERE j.flavour = 'do' AND j.action = 'import_files'"
    " ORDER BY j.step DESC LIMIT ?"
)
_NEXT = (
    "SELECT step FROM journal WHERE flavour = 'do' AND undone = 0 AND gone = 0"
    " ORDER BY step DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import: ``label`` is what undo calls it, ``deals`` how many it brought; ``taken_back``
    after undo; ``is_next`` when undo would take it back now."""

    step: int
    at: datetime
    label: str
    deals: int
    taken_back: bool
    is_next: bool


def past_imports(db: Reader, limit: int = 50) -> list[PastImport]:
    """The newest first."""
    following = db.value(_NEXT)
    return [
        PastImport(step, instant_of(at), label, int(deals or 0), bool(undone), step == following)
        for step, at, label, undone, deals in db.all(_IMPORTS, limit)
    ]


def names_of_kept(db: Reader, keys: Iterable[ConflictKey]) -> dict[str, str]:
    """Names of rows by their identifier as text; a kind that has no name is left out."""
    found: dict[str, str] = {}
    for kind, uid, _field in keys:
        if uid in found or kind not in ("deal", "account", "person", "product", "contact"):
            continue
        number = bytes.fromhex(uid.replace("-", ""))
        name = db.value(f"SELECT name FROM {kind} WHERE uid = ?", number)
        if name:
            found[uid] = str(name)
    return found


def count_of_conflicts(db: Reader) -> int:
    """How many fields are undecided between the manager and a source."""
    return db.value("SELECT count(*) FROM kept_conflict WHERE state = 'open'") or 0
