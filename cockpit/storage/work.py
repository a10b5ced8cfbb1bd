"""One unit of work: all that an action may do, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Protocol, Self, TypeVar, cast

from sqlalchemy import Connection, Engine, Select, bindparam, event, select
from sqlalchemy.orm import Session, class_mapper

from cockpit.domain.changes import Changes
from cockpit.domain.identity import OURS, Identities
from cockpit.domain.refusal import NotFound
from cockpit.storage import entries, search_index
from cockpit.storage.bulk import insert_columns
from cockpit.storage.bulk_changes import change_rows, insert_rows, remove_rows
from cockpit.storage.database import Reader
from cockpit.storage.journal import Batch, RowChange, changes_of, rows_flushed, table_of
from cockpit.wording import _

P = ParamSpec("P")
R = TypeVar("R")


class Entity(Protocol):
    """What the file can hold."""

    id: int


E = TypeVar("E", bound=Entity)


class Work:
    """Handed to an action by the workspace. ``now`` is an aware UTC instant, ``today`` the day
    in the business zone; the action may set ``label``, the line that undo and history show."""

    def __init__(
        self,
        engine: Engine,
        now: datetime,
        today: date,
        who: str,
        identities: Identities = OURS,
    ) -> None:
        self.now, self.today, self.who = now, today, who
        self._identities = identities
        self.label = ""
        self._session = Session(engine, expire_on_commit=False)
        self._rows: list[RowChange] = []
        self._batches: list[Batch] = []
        self._told: list[Entity] = []
        event.listen(self._session, "after_flush", self._note)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    # Changing things

    def add(self, *entities: Entity) -> None:
        """Take new rows in; they have their ids afterwards."""
        self.add_with_the_rest(*entities)
        self._flush()

    def add_with_the_rest(self, *entities: Entity) -> None:
        """Take new rows in whose ids nobody asks for: they are written together at the end."""
        self._identify(entities)
        self._session.add_all(entities)

    def write_down(self, *entities: Entity) -> None:
        """Take new rows in that nobody looks at or changes again: straight, not as objects."""
        self._identify(entities)
        self._told.extend(entities)

    def _identify(self, entities: Sequence[Entity]) -> None:
        for entity in entities:
            if "uid" in table_of(type(entity)).c and not getattr(entity, "uid", None):
                entity.uid = self._identities.take(self.now, 1)[0]  # type: ignore[attr-defined]

    def remove(self, entity: Entity) -> None:
        """Take a row out."""
        self._session.delete(entity)
        self._flush()

    def insert_many(self, kind: type, columns: Mapping[str, Any], count: int) -> range:
        """Insert ``count`` rows given by column (lists, or one value for all); gives their ids."""
        if not count:
            return range(0)
        self._flush()
        batch = insert_columns(self._connection, kind, columns, count, self.now, self._identities)
        self._batches.append(batch)
        if batch.kind in search_index.CODES:
            search_index.refresh_range(self._connection, batch.kind, batch.first_id, batch.last_id)
        return range(batch.first_id, batch.last_id + 1)

    def change_many(self, kind: type, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """Set columns of many rows at once: {id: {column: value}}."""
        self._write_pending((kind,))
        self._rows += change_rows(self._connection, kind, changes)
        self._expire(kind)

    def remove_many(self, kind: type, ids: Sequence[int]) -> None:
        """Take many rows out at once."""
        self._flush()
        self._rows += remove_rows(self._connection, kind, ids)
        self._expire(kind)

    def _expire(self, kind: type) -> None:
        """Objects of the kind are read again when they are next looked at."""
        for entity in self._session:
            if isinstance(entity, kind):
                self._session.expire(entity)

    # Finding things

    def get(self, kind: type[E], id: int) -> E:
        """The row with that id; NotFound when it is gone."""
        known = self._session.identity_map.get(_identity(kind, id))
        found = [known] if known is not None else self._find(kind, "id", {"id": id})
        if not found:
            name = table_of(kind).name
            raise NotFound(_("This {kind} is no longer there.").format(kind=name.replace("_", " ")))
        return cast("E", found[0])

    def find(self, kind: type[E], order: str = "id", **equals: Any) -> Sequence[E]:
        """The rows whose columns equal the values given (None means empty), in order."""
        return self._find(kind, order, equals)

    def _find(self, kind: type[E], order: str, equals: Mapping[str, Any]) -> Sequence[E]:
        self._write_pending((kind,))
        with self._session.no_autoflush:
            found = self._session.scalars(_select(kind, order, tuple(equals)), dict(equals))
            return cast("Sequence[E]", found.all())

    def first(self, kind: type[E], order: str = "id", **equals: Any) -> E | None:
        """The first such row, or None."""
        return next(iter(self.find(kind, order, **equals)), None)

    def ask(
        self, query: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """A question asked inside this transaction, what it has written included."""
        self._flush()
        return query(self._reader(), *args, **kwargs)

    def look(
        self, kinds: tuple[type, ...], query: Callable[Concatenate[Reader, P], R],
        *args: P.args, **kwargs: P.kwargs,
    ) -> R:  # fmt: skip
        """A question about rows of these kinds alone: what waits of others goes on waiting."""
        self._write_pending(kinds)
        return query(self._reader(), *args, **kwargs)

    # For the workspace

    def commit(self, action: str, flavour: str) -> Changes | None:
        """Write the journal entry and commit; None, and nothing written, when nothing changed."""
        self._flush()
        rows = entries.without_noise(self._rows)
        if not rows and not self._batches:
            self._session.rollback()
            return None
        step = entries.write(
            self._connection,
            entries.Entry(
                self.now,
                self.who,
                action,
                self.label or action,
                flavour,
                uid=self._identities.take(self.now, 1)[0],
            ),
            rows,
            self._batches,
        )
        search_index.follow(self._connection, rows)
        raw: Any = self._connection.connection.driver_connection
        self._session.commit()
        if self._batches:
            # What a large import had in memory is wanted by nobody now.
            raw.execute("PRAGMA shrink_memory")
        bulk = [batch.kind for batch in self._batches]
        return changes_of(step, self.label or action, flavour, rows, bulk)

    def _write_pending(self, kinds: tuple[type, ...]) -> None:
        pending = (*self._session.new, *self._session.dirty, *self._told)
        if any(isinstance(entity, kinds) for entity in pending):
            self._flush()

    def _flush(self) -> None:
        self._session.flush()
        if self._told:
            told, self._told = self._told, []
            self._rows += insert_rows(self._connection, told)

    def _reader(self) -> Reader:
        return Reader(self._connection.connection.driver_connection)

    @property
    def _connection(self) -> Connection:
        return self._session.connection()

    def _note(self, session: Session, _context: object) -> None:
        self._rows.extend(rows_flushed(session))


def _identity(kind: type, id: int) -> Any:
    """What the session knows a row by."""
    return class_mapper(kind).identity_key_from_primary_key((id,))


@lru_cache(maxsize=256)
def _select(kind: type, order: str, keys: tuple[str, ...]) -> Select[Any]:
    """Built once for each way of asking: building it takes longer than running it."""
    table = table_of(kind)
    conditions = [table.c[key].is_not_distinct_from(bindparam(key)) for key in keys]
    return select(kind).where(*conditions).order_by(table.c[order], table.c.id)
