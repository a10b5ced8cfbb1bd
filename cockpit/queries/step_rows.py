"""Which rows a step of the journal touched, by their identities, also those that are gone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from cockpit.domain.identity import uid_text
from cockpit.storage.bulk import unpacked
from cockpit.storage.database import Reader

_AT_ONCE = 5_000
_Mark = tuple[str, int]


def rows_of_step(db: Reader, step: int, kinds: Collection[str]) -> list[tuple[str, str]]:
    """(kind, identity) of every row of these kinds that the step added, changed or took out, and
    of the deals whose notes, lines or visits it did; in the order of kinds and rows. An undo or a
    redo touched what the step it turns had touched."""
    origin = _origin(db, step)
    found = identities(db, origin, kinds)
    for kind, first, last, image in _batches(db, origin):
        if kind in kinds:
            found |= _of_batch(db, kind, first, last, image)
    return [(mark[0], found[mark]) for mark in sorted(found)]


def identities(db: Reader, step: int, kinds: Collection[str]) -> dict[_Mark, str]:
    """The identity of each row of these kinds that the step wrote one by one: a uid, or the row's
    number where its table has none."""
    found: dict[_Mark, str] = {}
    marks: set[_Mark] = set()
    for kind, id, before, after, deal in _rows(db, _origin(db, step)):
        if deal is not None and "deal" in kinds:
            marks.add(("deal", deal))
        if kind in kinds:
            told = (after or before or {}).get("uid")
            marks.add((kind, id))
            if told:
                found[kind, id] = uid_text(bytes.fromhex(told["b"]))
    return _in_the_file(db, marks - found.keys()) | found


def of_deal(db: Reader, step: int, deal: int) -> Iterator[tuple[str, int, str, Any, Any]]:
    """(kind, id, field, before, after) of what the step did to one deal, as values lie in the
    file; of a step that brought many deals at once what this one came with."""
    for kind, first, last, image in _batches(db, step):
        if kind == "deal" and first <= deal <= last and image:
            columns, _count = unpacked(image)
            for field, values in columns.items():
                value = values[deal - first] if isinstance(values, list) else values
                if value is not None:
                    yield kind, deal, field, None, value
    for kind, id, before, after, whose in _rows(db, step):
        if whose == deal:
            for field in after or before or {}:
                yield kind, id, field, (before or {}).get(field), (after or {}).get(field)


def _origin(db: Reader, step: int) -> int:
    # What undid a rest has rows of its own.
    sql = "SELECT undoes FROM journal WHERE step = ? AND flavour != 'rest'"
    return db.value(sql, step) or step


def _rows(db: Reader, step: int) -> list[list[Any]]:
    rows: list[list[Any]] = json.loads(
        db.value("SELECT rows FROM journal WHERE step = ?", step) or "[]"
    )
    return rows


def _batches(db: Reader, step: int) -> list[tuple[str, int, int, bytes]]:
    return db.all(
        "SELECT kind, first_id, last_id, image FROM journal_batch WHERE step = ? ORDER BY id", step
    )


def _of_batch(db: Reader, kind: str, first: int, last: int, image: bytes) -> dict[_Mark, str]:
    """The rows of a run; without its image those that are still there."""
    if not image:
        return _in_the_file(db, {(kind, id) for id in range(first, last + 1)})
    columns, count = unpacked(image)
    uids = columns.get("uid")
    if uids is None:
        return {(kind, id): str(id) for id in range(first, first + count)}
    uids = uids if isinstance(uids, list) else [uids]
    return {(kind, first + at): uid_text(uid) for at, uid in enumerate(uids)}


def _in_the_file(db: Reader, marks: Iterable[_Mark]) -> dict[_Mark, str]:
    found: dict[_Mark, str] = {}
    for kind, some in groupby(sorted(marks), itemgetter(0)):
        ids = [id for _kind, id in some]
        found |= {(kind, id): str(id) for id in ids}
        if not any(row[1] == "uid" for row in db.all(f"PRAGMA table_info({kind})")):
            continue
        for start in range(0, len(ids), _AT_ONCE):
            numbers = ",".join(map(str, ids[start : start + _AT_ONCE]))
            rows = db.all(f"SELECT id, uid FROM {kind} WHERE id IN ({numbers})")
            found |= {(kind, id): uid_text(uid) for id, uid in rows}
    return found
