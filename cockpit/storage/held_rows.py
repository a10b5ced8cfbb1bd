"""Rows as objects of the domain: read once, watched for changes, written together.

A unit of work of its own instead of an object-relational mapper: the few things that actions ask
for cost a quarter of the time this way, and the first change of a session loads far less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Boolean
from sqlalchemy.types import TypeDecorator

from cockpit.storage.journal import RowChange, deal_of, table_of
from cockpit.storage.kinds_of_value import loaded, stored
from cockpit.storage.tables import KEPT, WATCHER

_Loader = tuple[int, Callable[[Any], Any]]
_Values = dict[str, Any]


class Form:
    """How a class of the domain lies in its table."""

    def __init__(self, kind: type) -> None:
        table = table_of(kind)
        self.kind, self.name = kind, table.name
        self.keys = tuple(column.name for column in table.columns)
        self.columns = dict(zip(self.keys, table.columns, strict=True))
        self.has_uid = "uid" in self.columns
        self._places = {key: place for place, key in enumerate(self.keys)}
        self._loaders = list(_loaders(self.columns.values()))
        self._head = f"SELECT {','.join(self.keys)} FROM {self.name}"

    def question(self, order: str, equal: Sequence[str]) -> str:
        """The rows whose columns are those values, in order; an empty one is equal to None."""
        where = " AND ".join(f"{self.name}.{key} IS ?" for key in equal) or "1"
        return f"{self._head} WHERE {where} ORDER BY {order}, id"

    def entity(self, row: tuple[Any, ...], changed: dict[int, Any]) -> Any:
        """The object of a row, which tells ``changed`` whenever it is set anything."""
        values = list(row)
        for place, load in self._loaders:
            if values[place] is not None:
                values[place] = load(values[place])
        found: Any = object.__new__(self.kind)
        inside = found.__dict__
        inside.update(zip(self.keys, values, strict=True))
        inside[KEPT], inside[WATCHER] = row, changed
        return found

    def values(self, entity: Any) -> _Values:
        """All columns as they would lie in the file."""
        return {key: stored(column, getattr(entity, key)) for key, column in self.columns.items()}

    def differences(self, entity: Any, keys: Iterable[str]) -> tuple[_Values, _Values]:
        """Of these columns the ones that the file holds otherwise, before and after."""
        row, before, after = entity.__dict__[KEPT], {}, {}
        for key in sorted(self._places.keys() & keys, key=self._places.__getitem__):
            old, new = row[self._places[key]], stored(self.columns[key], getattr(entity, key))
            if old != new:
                before[key], after[key] = old, new
        return before, after

    def keep(self, entity: Any, written: Mapping[str, Any]) -> None:
        """Remember that the file holds these values now."""
        row = list(entity.__dict__[KEPT])
        for key, value in written.items():
            row[self._places[key]] = value
        entity.__dict__[KEPT] = tuple(row)


_FORMS: dict[type, Form] = {}


def form_of(kind: type) -> Form:
    """Made once for each class."""
    return _FORMS.get(kind) or _FORMS.setdefault(kind, Form(kind))


@cache
def question(kind: type, order: str, equal: tuple[str, ...]) -> str:
    """The statement that finds rows, put together once for each way of asking."""
    return form_of(kind).question(order, equal)


def _loaders(columns: Iterable[Any]) -> Iterable[_Loader]:
    """The places whose values are not in the file as Python has them, and what makes them so."""
    for place, column in enumerate(columns):
        kind = column.type
        if isinstance(kind, TypeDecorator):
            yield place, _loader(kind)
        elif isinstance(kind, Boolean):
            yield place, bool


def _loader(kind: TypeDecorator[Any]) -> Callable[[Any], Any]:
    read: Any = kind.process_result_value
    return lambda value: read(value, None)


class HeldRows:
    """The objects that one unit of work has in hand; ``run(sql, parameters)`` gives a cursor."""

    def __init__(self, run: Callable[[str, Sequence[Any]], Any]) -> None:
        self._run = run
        # An object that nobody holds any more, and that has nothing to tell, may go.
        self._known: WeakValueDictionary[tuple[type, int], Any] = WeakValueDictionary()
        self._changed: dict[int, tuple[Any, set[str]]] = {}
        self._new: dict[int, Any] = {}

    def take_in(self, entities: Iterable[Any]) -> None:
        """New objects, written at the next flush; those in hand already are what they are."""
        self._new.update((id(e), e) for e in entities if WATCHER not in e.__dict__)

    def is_pending(self, kind: type) -> bool:
        """Whether anything of that kind waits to be written."""
        if any(isinstance(entity, kind) for entity in self._new.values()):
            return True
        return any(isinstance(entity, kind) for entity, _keys in self._changed.values())

    def at_hand(self, kind: type, id: int) -> Any:
        """The object of a row, None when it has not been read yet."""
        return self._known.get((kind, id))

    def find(self, kind: type, order: str, equals: Mapping[str, Any]) -> list[Any]:
        """The objects of the rows with these values, each row's always the same one."""
        form = form_of(kind)
        wanted = [stored(form.columns[key], value) for key, value in equals.items()]
        at = form.keys.index("id")
        found = []
        for row in self._run(question(kind, order, tuple(equals)), wanted).fetchall():
            entity = self._known.get((kind, row[at]))
            if entity is None:
                entity = self._known[kind, row[at]] = form.entity(row, self._changed)
            found.append(entity)
        return found

    def flush(self) -> list[RowChange]:
        """Write what waits; gives what was done, in order."""
        if not (self._changed or self._new):
            return []
        changed, new = list(self._changed.values()), list(self._new.values())
        self._changed.clear()
        self._new.clear()
        told = [row for entity, keys in changed if (row := self._update(entity, keys))]
        return [*told, *(self._insert(entity) for entity in new)]

    def remove(self, entity: Any) -> RowChange:
        """Take a row out of the file; call ``flush`` first."""
        form = form_of(type(entity))
        self._run(f"DELETE FROM {form.name} WHERE id = ?", (entity.id,))
        self._let_go(entity)
        before = dict(zip(form.keys, entity.__dict__[KEPT], strict=True))
        return RowChange(form.name, entity.id, before, None, deal_of(form.name, entity))

    def follow(self, kind: type, rows: Iterable[RowChange]) -> None:
        """Rows of a kind were changed or taken out by other statements."""
        form = form_of(kind)
        for row in rows:
            entity = self._known.get((kind, row.id))
            if entity is None:
                continue
            if row.after is None:
                self._let_go(entity)
                continue
            form.keep(entity, row.after)
            for key, value in row.after.items():
                entity.__dict__[key] = loaded(form.columns[key], value)

    def release(self) -> None:
        """The work is over: the objects are nobody's now."""
        for entity in list(self._known.values()):
            entity.__dict__.pop(WATCHER, None)

    def _let_go(self, entity: Any) -> None:
        self._known.pop((type(entity), entity.id), None)
        entity.__dict__.pop(WATCHER, None)
        self._changed.pop(id(entity), None)

    def _update(self, entity: Any, keys: Iterable[str]) -> RowChange | None:
        form = form_of(type(entity))
        before, after = form.differences(entity, keys)
        if not after:
            return None
        sets = ",".join(f"{key} = ?" for key in after)
        self._run(f"UPDATE {form.name} SET {sets} WHERE id = ?", (*after.values(), entity.id))
        form.keep(entity, after)
        return RowChange(form.name, entity.id, before, after, deal_of(form.name, entity))

    def _insert(self, entity: Any) -> RowChange:
        form = form_of(type(entity))
        values = form.values(entity)
        values["id"] = values["id"] or None
        marks = ",".join("?" * len(values))
        statement = f"INSERT INTO {form.name} ({','.join(values)}) VALUES ({marks})"
        cursor = self._run(statement, tuple(values.values()))
        values["id"] = int(cursor.lastrowid)
        entity.id = values["id"]
        entity.__dict__[KEPT] = tuple(values.values())
        entity.__dict__[WATCHER] = self._changed
        self._known[type(entity), entity.id] = entity
        return RowChange(form.name, entity.id, None, values, deal_of(form.name, entity))
