"""Which source a file came from: the same as before when its rows are the same rows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from cockpit.actions.imports_known import (
    KnownSource,
    Record,
    known_sources,
    raws_of,
    records_of,
)
from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_terms import OWN, FileBatch, Terms
from cockpit.catalog.importers.file_day import day_in_name
from cockpit.catalog.importers.natural_key import MADE
from cockpit.catalog.importers.raw_values import raw_dict
from cockpit.domain.work_items import Source, SourceRecord
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of

_SAMPLE = 200
# Fields that hardly ever change in a source: two rows with the same id agree on most of them.
_LASTING = (
    "name", "first_name", "last_name", "email", "account", "account_ref", "opened_on", "product",
    "owner", "person", "subject", "period", "start_on",
)  # fmt: skip


@dataclass(slots=True)
class Origin:
    """The source of one file and what it gave before; ``id`` is None until a row needs one.

    ``day`` is the day the file speaks of, ``last`` that of the latest file before, ``told`` false
    when it is a day that nobody and nothing said; ``renamed`` are rows that go on under another
    key than they had."""

    name: str
    kind: str
    fingerprint: str
    records: dict[str, Record]
    day: date
    last: date | None = None
    id: int | None = None
    renamed: dict[str, int] = field(default_factory=dict)
    told: bool = True

    @property
    def kept_day(self) -> date | None:
        """The day to remember: whatever is of no told day is never newer than another."""
        return self.day if self.told else None

    def source_id(self, pending: Pending) -> int:
        """The source's id; a new source is made ready when it is first needed."""
        if self.id is None:
            self.id = pending.add(
                Source, name=self.name, kind=self.kind, fingerprint=self.fingerprint
            )
        return self.id


def origin_of(
    db: Reader, file: FileBatch, keys: Sequence[str], terms: Terms, taken: set[str]
) -> Origin:
    """The source with the given name, else the one that most rows agree with, else a new one.

    Two unknown exports never share a source, though both may number their rows from one; a list of
    our own never shares one with a CRM, whose last word it would seem to be.
    """
    sources = [
        source
        for source in known_sources(db)
        if source.kind == file.kind and source.fingerprint.startswith(OWN) == file.own
    ]
    if terms.source:
        named = next((source for source in sources if source.name == terms.source), None)
        if named is not None:
            return _origin(db, named, file, records_of(db, named.id, file.kind), terms)
        return _new_origin(terms.source, file, terms)
    held = [(source, records_of(db, source.id, file.kind)) for source in sources]
    fitting = [
        (len(shared), source, records)
        for source, records in held
        if (shared := records.keys() & set(keys)) and _agree(db, file, keys, records)
    ]
    if fitting:
        _count, source, records = max(fitting, key=lambda one: (one[0], -one[1].id))
        return _origin(db, source, file, records, terms)
    name = _free_name(file.file, {s.name for s in sources} | taken)
    return _new_origin(name, file, terms)


def _new_origin(name: str, file: FileBatch, terms: Terms) -> Origin:
    day, told = _day_of(file, terms, None)
    return Origin(name, file.kind, file.fingerprint, {}, day, told=told)


def _origin(
    db: Reader, known: KnownSource, file: FileBatch, records: dict[str, Record], terms: Terms
) -> Origin:
    number = db.value(
        "SELECT max(exported_on) FROM source_record WHERE source_id = ? AND kind = ?",
        known.id,
        file.kind,
    )
    last = None if number is None else day_of(number)
    day, told = _day_of(file, terms, last)
    return Origin(known.name, file.kind, file.fingerprint, records, day, last, known.id, told=told)


def _day_of(file: FileBatch, terms: Terms, last: date | None) -> tuple[date, bool]:
    """The day the file speaks of: as said, else by its name, else the latest day in a file of
    deals, but then not before what came earlier; today for the other kinds, which is not told."""
    told = terms.exported_on or day_in_name(file.file, terms.today)
    if told is not None:
        return told, True
    if file.kind != "deals":
        return terms.today, False
    if file.batch.latest is None:
        return terms.today, True
    return (file.batch.latest if last is None else max(last, file.batch.latest)), True


def _free_name(file: str, used: set[str]) -> str:
    stem = PurePath(file.replace("\\", "/")).stem or file
    name, number = stem, 1
    while name in used:
        number += 1
        name = f"{stem} {number}"
    return name


def _agree(db: Reader, file: FileBatch, keys: Sequence[str], records: dict[str, Record]) -> bool:
    """Whether rows with the same identifier are the same rows: at least half of a sample."""
    shared = [at for at, key in enumerate(keys) if key in records]
    sample = shared[:: max(1, len(shared) // _SAMPLE)]
    kept = raws_of(db, [records[keys[at]].id for at in sample])
    agreeing = 0
    for at in sample:
        if keys[at].startswith(MADE):
            agreeing += 1
            continue
        before, now = raw_dict(kept[records[keys[at]].id]), raw_dict(file.batch.raws[at])
        both = [field for field in _LASTING if field in before and field in now]
        same = sum(before[field] == now[field] for field in both)
        agreeing += not both or 2 * same >= len(both)
    return 2 * agreeing >= len(sample)


def digest(raw: str) -> bytes:
    """Equal whenever the source says the same."""
    return hashlib.blake2b(raw.encode(), digest_size=16).digest()


def remember(
    pending: Pending,
    origin: Origin,
    kind: str,
    rows: Sequence[tuple[str, int, str, bytes]],
) -> None:
    """Keep what the source said: ``rows`` are its key, our row, the raw values, their digest."""
    if not rows:
        return
    source_id, count = origin.source_id(pending), len(rows)
    externals, entities, raws, digests = zip(*rows, strict=True)
    columns: dict[str, Sequence[object]] = {
        "source_id": [source_id] * count,
        "kind": [kind] * count,
        "external_id": externals,
        "entity_id": entities,
        "raw": raws,
        "hash": digests,
        "exported_on": [origin.kept_day] * count,
    }
    pending.extend(SourceRecord, columns, count)
