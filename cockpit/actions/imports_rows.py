"""Rows that are known by a name (people, accounts, products …): matched, filled, merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cockpit.actions.imports_conflict_book import Case, ConflictBook
from cockpit.actions.imports_ground import AT_ONCE, Ground, Row, note_what_was_said, start
from cockpit.actions.imports_known import raws_of, rows_of
from cockpit.actions.imports_sources import Origin
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.raw_values import draft_of
from cockpit.domain.drafts import RefusedRow
from cockpit.storage.journal import table_of
from cockpit.storage.kinds_of_value import stored
from cockpit.storage.work import Entity


@dataclass(frozen=True, slots=True)
class Taken:
    """A file made ready: ``rows`` are those that are new or say something new."""

    origin: Origin
    report: FileReport
    rows: list[Row]

    def count(self) -> FileReport:
        """The report with its rows counted, once nothing will touch them any more."""
        self.report.added += sum(row.is_new for row in self.rows)
        changed = sum(row.touched and not row.is_new for row in self.rows)
        self.report.changed += changed
        self.report.unchanged += sum(not row.touched and not row.is_new for row in self.rows)
        return self.report


def _nothing(_taken: Taken) -> None:
    """Most kinds refer to nothing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind of file becomes rows of ``entity``: ``lacks`` says why a draft cannot be one,
    ``find`` gives a known row for it, ``make`` a new one, ``columns`` what the draft says of the
    row (empty values: nothing is said), ``link`` makes, before that, what the rows refer to;
    ``word`` is the row's name in reports."""

    entity: type[Entity]
    word: str
    lacks: Callable[[Any], str]
    find: Callable[[Any], int | None]
    make: Callable[[Any], int]
    columns: Callable[[Any], dict[str, Any]]
    link: Callable[[Taken], None] = _nothing


def take_rows(ground: Ground, file: FileBatch, shape: Shape) -> Taken:
    """Make ready every row of a file; the caller counts when it has done its own part."""
    origin, rows, report = start(ground, file)
    rows = _complete(rows, shape, report)
    news = [row for row in rows if row.record is None or row.record.hash != row.digest]
    report.unchanged += len(rows) - len(news)
    _identify(shape, news)
    taken = Taken(origin, report, news)
    shape.link(taken)
    _fill(ground, shape, news)
    _merge(ground, shape, file, news, ConflictBook(ground, origin, report))
    note_what_was_said(ground, origin, file.kind, news)
    return taken


def _complete(rows: list[Row], shape: Shape, report: FileReport) -> list[Row]:
    """Rows without what makes a row of their kind are refused."""
    kept = []
    for row in rows:
        why = shape.lacks(row.draft)
        if why:
            report.refused.append(RefusedRow(row.draft.row, "", "", why))
        else:
            kept.append(row)
    report.refused.sort(key=lambda one: one.row)
    return kept


def _identify(shape: Shape, rows: Sequence[Row]) -> None:
    """Find or make each row's entity; an entity belongs to one row of the file only."""
    taken = {row.record.entity_id for row in rows if row.record}
    for row in rows:
        if row.record:
            row.entity = row.record.entity_id
            continue
        found = shape.find(row.draft)
        row.is_new = found is None or found in taken
        row.entity = shape.make(row.draft) if found is None or row.is_new else found
        taken.add(row.entity)


def _fill(ground: Ground, shape: Shape, rows: Sequence[Row]) -> None:
    """Rows that are not in the file yet take all that is said of them."""
    for row in rows:
        if ground.pending.is_new(shape.entity, row.entity):
            told = {k: v for k, v in shape.columns(row.draft).items() if not _empty(v)}
            ground.pending.change(shape.entity, row.entity, **told)
            row.touched = True


def _empty(value: Any) -> bool:
    return value is None or value == ""


def _merge(
    ground: Ground, shape: Shape, file: FileBatch, rows: Sequence[Row], book: ConflictBook
) -> None:
    """Fields that the source changed follow it, unless a hand has changed them since. What a list
    of our own says otherwise is always asked: a hand changed it here, or there."""
    table = table_of(shape.entity)
    old = [row for row in rows if not ground.pending.is_new(shape.entity, row.entity)]
    there = rows_of(ground.db, table.name, [c.name for c in table.c], (r.entity for r in old))
    raws = raws_of(ground.db, (row.record.id for row in old if row.record))
    for at, row in enumerate(old):
        if at % AT_ONCE == 0:
            ground.tick()
        current = there.get(row.entity)
        if current is not None:
            base = raws.get(row.record.id) if row.record else None
            before = _said_before(ground, shape, file.kind, base, current)
            merging = _Merging(ground, shape, book, asks=row.record is not None or file.own)
            row.touched = merging.merge(row, current, before)


def _said_before(
    ground: Ground,
    shape: Shape,
    kind: str,
    raw: str | None,
    current: dict[str, Any],
) -> dict[str, Any]:
    """What the source said last; of a row it never spoke of, the name alone."""
    if raw is None:
        return {"name": current.get("name", "")}
    return shape.columns(draft_of(kind, raw, ground.terms.currency))


@dataclass(frozen=True, slots=True)
class _Merging:
    """How one row follows its file; ``asks`` when what differs is noted."""

    ground: Ground
    shape: Shape
    book: ConflictBook
    asks: bool

    def merge(self, row: Row, current: dict[str, Any], before: dict[str, Any]) -> bool:
        """Make ready what follows; True when something does."""
        shape, table = self.shape, table_of(self.shape.entity)
        changes: dict[str, Any] = {}
        for key, value in shape.columns(row.draft).items():
            column = table.c[key]
            old, new = stored(column, before.get(key)), stored(column, value)
            mine = current[key]
            if new == mine:
                self.book.agree(shape.word, row.entity, key)
            if new in (old, mine) or (row.record is None and _empty(new)):
                continue
            if new is None and not column.nullable:
                continue  # a flag that is not told any more says nothing
            if mine == old or _empty(mine) or _is_default(shape, key, mine):
                changes[key] = value
            elif self.asks:
                sides = ({key: old}, {key: mine}, {key: new})
                if self.book.follows(Case(shape.word, row.entity, key, *sides, current)):
                    changes[key] = value
        if changes:
            self.ground.pending.change(shape.entity, row.entity, **changes)
        return bool(changes)


def _is_default(shape: Shape, key: str, mine: Any) -> bool:
    """What a row is given when only its name is known is nobody's own choice."""
    return (shape.word, key, mine) in {("person", "role", "rep"), ("account", "key_account", 0)}
