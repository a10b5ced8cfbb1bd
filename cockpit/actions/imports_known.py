"""What the file already knows that an import has to be matched with, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cockpit.catalog.importers.raw_values import raw_dict
from cockpit.catalog.importers.spelling import Names
from cockpit.storage.database import Reader

_AT_ONCE = 5_000
# An identifier this long is one system's only; a shorter one means something just beside its own.
_LONG_REFERENCE = 10


@dataclass(frozen=True, slots=True)
class Record:
    """A source's record of one row of ours."""

    id: int
    entity_id: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that has given rows of a kind before."""

    id: int
    name: str
    kind: str
    fingerprint: str


def known_sources(db: Reader) -> list[KnownSource]:
    """Every source, the oldest first."""
    rows = db.all("SELECT id, name, kind, fingerprint FROM source ORDER BY id")
    return [KnownSource(*row) for row in rows]


def records_of(db: Reader, source_id: int, kind: str) -> dict[str, Record]:
    """The source's records of a kind by external id."""
    rows = db.all(
        "SELECT external_id, id, entity_id, hash FROM source_record"
        " WHERE source_id = ? AND kind = ?",
        source_id,
        kind,
    )
    return {external: Record(id, entity, digest) for external, id, entity, digest in rows}


def raws_of(db: Reader, record_ids: Iterable[int]) -> dict[int, str]:
    """What the source last said, by record."""
    ids = list(record_ids)
    found: dict[int, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = ",".join(str(int(id)) for id in ids[start : start + _AT_ONCE])
        rows = db.all(f"SELECT id, raw FROM source_record WHERE id IN ({part})")
        found.update(rows)
    return found


def rows_of(
    db: Reader, table: str, columns: Iterable[str], ids: Iterable[int]
) -> dict[int, dict[str, Any]]:
    """Columns of rows as they lie in the file, by id; rows that are gone are left out."""
    names, wanted = list(columns), list(ids)
    found: dict[int, dict[str, Any]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = ",".join(str(int(id)) for id in wanted[start : start + _AT_ONCE])
        for row in db.all(f"SELECT id, {', '.join(names)} FROM {table} WHERE id IN ({part})"):
            found[row[0]] = dict(zip(names, row[1:], strict=True))
    return found


def names_in(db: Reader, table: str, kind: str) -> Names:
    """The names of a table's rows as they are, then as sources have called them."""
    rows = db.all(f"SELECT id, name FROM {table} ORDER BY id")
    names = Names((name, id) for id, name in rows)
    there = {id for id, _name in rows}
    for entity, raw in db.all(
        "SELECT entity_id, raw FROM source_record WHERE kind = ? ORDER BY id", kind
    ):
        called = raw_dict(raw).get("name")
        if called and entity in there:
            names.add_alias(called, entity)
    if table == "person":
        for id, email in db.all("SELECT id, email FROM person WHERE email <> '' ORDER BY id"):
            names.add_alias(email, id)
    return names


class References:
    """Identifiers of a source's own, as they stand in its other files."""

    def __init__(self, db: Reader, kind: str, system: str) -> None:
        self._near: dict[str, int] = {}
        far: dict[str, set[int]] = defaultdict(set)
        for external, entity, name in db.all(
            "SELECT r.external_id, r.entity_id, s.name FROM source_record r"
            " JOIN source s ON s.id = r.source_id WHERE r.kind = ?",
            kind,
        ):
            if name == system:
                self._near[external] = entity
            elif len(external) >= _LONG_REFERENCE:
                far[external].add(entity)
        self._far = {external: ids.pop() for external, ids in far.items() if len(ids) == 1}

    def add(self, external: str, entity: int) -> None:
        """Take in an identifier that this import has met."""
        if external:
            self._near[external] = entity

    def find(self, external: str) -> int | None:
        """The row of ours that the identifier stands for."""
        return self._near.get(external) or self._far.get(external)
