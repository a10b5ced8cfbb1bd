"""What one transaction did to the rows, written beside them in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Table, inspect
from sqlalchemy.orm import Session, class_mapper

from cockpit.domain.changes import Changes

# Whoever asks for a class's table needs the classes mapped.
from cockpit.storage import tables as tables
from cockpit.storage.kinds_of_value import stored

Values = Mapping[str, Any]
# Children whose change is a change of their deal.
_DEAL_CHILDREN = frozenset(
    (
        "deal_line",
        "deal_contact",
        "deal_check",
        "stage_visit",
        "deal_version",
        "activity",
        "note",
        "vanished",
    )
)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, as it lies in the file; ``before`` is None for a new row,
    ``after`` None for a deleted one, else both hold just the columns that changed."""

    kind: str
    id: int
    before: Values | None
    after: Values | None
    deal_id: int | None = None

    def reversed(self) -> RowChange:
        """The change that takes this one back."""
        return RowChange(self.kind, self.id, self.after, self.before, self.deal_id)


@dataclass(frozen=True, slots=True)
class Batch:
    """A run of rows inserted at once."""

    kind: str
    first_id: int
    last_id: int
    image: bytes

    def holds(self, row: RowChange) -> bool:
        """Whether the row is one of those inserted."""
        return row.kind == self.kind and self.first_id <= row.id <= self.last_id


def rows_flushed(session: Session) -> Iterator[RowChange]:
    """Read what a flush has just written, while the old values are still known."""
    for entity in session.new:
        after = values_of(entity)
        yield _change(entity, None, after)
    for entity in session.dirty:
        before, after = _differences(entity)
        if before:
            yield _change(entity, before, after)
    for entity in session.deleted:
        yield _change(entity, values_of(entity), None)


def _change(entity: Any, before: Values | None, after: Values | None) -> RowChange:
    kind = table_of(type(entity)).name
    return RowChange(kind, entity.id, before, after, _deal_of(kind, entity))


def _deal_of(kind: str, entity: Any) -> int | None:
    if kind == "deal":
        deal_id: int | None = entity.id
    else:
        deal_id = getattr(entity, "deal_id", None) if kind in _DEAL_CHILDREN else None
    return deal_id


def table_of(kind: type) -> Table:
    """The table that holds a class of the domain."""
    table: object = class_mapper(kind).local_table
    assert isinstance(table, Table)
    return table


def class_of(kind: str) -> type:
    """The class of the domain that a table holds."""
    return next(
        mapper.class_
        for mapper in tables.mapping.mappers
        if isinstance(mapper.local_table, Table) and mapper.local_table.name == kind
    )


@cache
def _columns(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((one.key, one.columns[0]) for one in class_mapper(kind).column_attrs)


def values_of(entity: object) -> dict[str, Any]:
    """All columns of an object as they lie in the file."""
    kind: Any = type(entity)
    return {key: stored(column, getattr(entity, key)) for key, column in _columns(kind)}


def _differences(entity: object) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state: Any = inspect(entity)
    same = state.unmodified
    for key, column in _columns(state.class_):
        if key not in same and (gone := state.attrs[key].history.deleted):
            old, new = stored(column, gone[0]), stored(column, getattr(entity, key))
            if old != new:
                before[key], after[key] = old, new
    return before, after


def to_text(rows: list[RowChange]) -> str:
    """The rows as JSON; bytes become {"b": hex}."""
    data = [[r.kind, r.id, r.before, r.after, r.deal_id] for r in rows]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_bytes_out)


def from_text(text: str) -> list[RowChange]:
    """The rows that ``to_text`` wrote."""
    return [
        RowChange(kind, id, _bytes_in(before), _bytes_in(after), deal_id)
        for kind, id, before, after, deal_id in json.loads(text)
    ]


def _bytes_out(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"b": value.hex()}
    raise TypeError(type(value).__name__)


def _bytes_in(values: dict[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {k: bytes.fromhex(v["b"]) if isinstance(v, dict) else v for k, v in values.items()}


def changes_of(
    position: int, label: str, flavour: str, rows: list[RowChange], bulk: Iterable[str]
) -> Changes:
    """The announcement for one entry; ``bulk`` are the kinds of its runs of rows."""
    return Changes(
        position,
        label,
        flavour,
        added=frozenset((r.kind, r.id) for r in rows if r.before is None),
        updated=frozenset((r.kind, r.id) for r in rows if r.before and r.after),
        removed=frozenset((r.kind, r.id) for r in rows if r.after is None),
        deal_ids=frozenset(r.deal_id for r in rows if r.deal_id is not None),
        bulk=frozenset(bulk),
    )
