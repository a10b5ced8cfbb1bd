"""The columns of a large folder kept beside it, so that its figures are there at the next start.

A file of plain arrays (no pickles), good for one position of one journal: that entry's identity
is in it. Whatever does not fit is not used; the file may be deleted at any time.
"""

from __future__ import annotations

import json
import logging
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.kept_ledger import as_arrays, from_arrays
from cockpit.analysis.ledger import Ledger
from cockpit.analysis.tables import Array
from cockpit.queries.journal import announcements, position
from cockpit.storage.database import Reader

log = logging.getLogger("cockpit.facts")

# Fewer versions are read in a moment anyway.
WORTH_KEEPING = 20_000
# After more entries, or deals, everything is read again and kept again.
_ENTRIES, _DEALS = 1_000, 2_000
_FORM = 3
_HEAD = "head"
# What journal entries may add in bulk without touching a column.
_HARMLESS = frozenset({"day"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A ledger as it was at ``position``, and the deals that changed since."""

    ledger: Ledger
    sources: tuple[str, ...]
    position: int
    touched: frozenset[int]


def file_of(database: Path) -> Path:
    """Where the columns of a database are kept."""
    return database.with_suffix(".facts")


def take(database: Path, db: Reader) -> Kept | None:
    """The kept columns, when they belong to this journal and not too much happened since."""
    path = file_of(database)
    if not path.exists():
        return None
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return _fitting({name: arrays[name] for name in arrays.files}, db)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        log.info("kept columns are not used: %s", type(error).__name__)
        return None


def _fitting(arrays: Mapping[str, Array], db: Reader) -> Kept | None:
    head = json.loads(arrays[_HEAD].tobytes())
    if head["form"] != _FORM or head["mark"] != _mark(db, head["position"]):
        return None
    if position(db) - head["position"] > _ENTRIES:
        return None
    since = announcements(db, head["position"])
    touched = frozenset(deal for changes in since for deal in changes.deal_ids)
    if len(touched) > _DEALS or any(changes.bulk - _HARMLESS for changes in since):
        return None
    ledger, sources = from_arrays(arrays)
    return Kept(ledger.ready(), sources, head["position"], touched)


def keep(database: Path, facts: Facts, db: Reader) -> Thread | None:
    """Begin to keep freshly read facts of a large folder, in a thread that is to be waited for
    before the program ends; a folder that cannot be written to has none."""
    ledger = facts.layers.big.ledger
    if len(ledger.versions) < WORTH_KEEPING or facts.position == 0:
        return None
    mark = _mark(db, facts.position)
    head = {"form": _FORM, "position": facts.position, "mark": mark}
    arrays = as_arrays(ledger, facts.sources)
    arrays[_HEAD] = np.frombuffer(json.dumps(head).encode(), np.uint8)
    thread = Thread(target=_write, args=(file_of(database), arrays), name="keeping columns")
    thread.start()
    return thread


def _write(path: Path, arrays: Mapping[str, Array]) -> None:
    """The whole file or none."""
    draft = path.with_name(path.name + ".new")
    try:
        with draft.open("wb") as stream:
            np.savez(stream, **arrays)  # type: ignore[arg-type]
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        log.info("columns are not kept: %s", error.strerror)


def _mark(db: Reader, step: int) -> str | None:
    """What tells this journal from any other: the entry's identity and the form of the file."""
    uid = db.value("SELECT hex(uid) FROM journal WHERE step = ?", step)
    # Made-up folders of one seed share identities; what they brought in differs.
    brought = db.all(
        "SELECT kind, last_id, length(image) FROM journal_batch WHERE step = ? ORDER BY id", step
    )
    form = db.value("PRAGMA user_version")
    return None if uid is None else f"{uid} {form} {brought}"
