"""One unit of work: all that an action may do, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Protocol, Self, TypeVar, cast

from sqlalchemy import Connection, Engine, Select, bindparam, event, select
from sqlalchemy.orm import Session

from cockpit.domain.changes import Changes
from cockpit.domain.identity import OURS, Identities
from cockpit.domain.refusal import NotFound
from cockpit.storage import entries, search_index
from cockpit.storage.bulk import insert_columns
from cockpit.storage.bulk_changes import change_rows, remove_rows
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
        self._session.flush()

    def add_with_the_rest(self, *entities: Entity) -> None:
        """Take new rows in whose ids nobody asks for: they are written together at the end."""
        for entity in entities:
            if "uid" in table_of(type(entity)).c and not getattr(entity, "uid", None):
                entity.uid = self._identities.take(self.now, 1)[0]  # type: ignore[attr-defined]
        self._session.add_all(entities)

    def remove(self, entity: Entity) -> None:
        """Take a row out."""
        self._session.delete(entity)
        self._session.flush()

    def insert_many(self, kind: type, columns: Mapping[str, Any], count: int) -> range:
        """Insert ``count`` rows given by column (lists, or one value for all); gives their ids."""
        if not count:
            return range(0)
        self._session.flush()
        batch = insert_columns(self._connection, kind, columns, count, self.now, self._identities)
        self._batches.append(batch)
        if batch.kind in search_index.CODES:
            search_index.refresh_range(self._connection, batch.kind, batch.first_id, batch.last_id)
        return range(batch.first_id, batch.last_id + 1)

    def change_many(self, kind: type, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """Set columns of many rows at once: {id: {column: value}}."""
        self._session.flush()
        self._rows += change_rows(self._connection, kind, changes)
        self._session.expire_all()

    def remove_many(self, kind: type, ids: Sequence[int]) -> None:
        """Take many rows out at once."""
        self._session.flush()
        self._rows += remove_rows(self._connection, kind, ids)
        self._session.expire_all()

    # Finding things

    def get(self, kind: type[E], id: int) -> E:
        """The row with that id; NotFound when it is gone."""
        found = self._find(kind, "id", {"id": id})
        if not found:
            name = table_of(kind).name
            raise NotFound(_("This {kind} is no longer there.").format(kind=name.replace("_", " ")))
        return found[0]

    def find(self, kind: type[E], order: str = "id", **equals: Any) -> Sequence[E]:
        """The rows whose columns equal the values given (None means empty), in order."""
        return self._find(kind, order, equals)

    def _find(self, kind: type[E], order: str, equals: Mapping[str, Any]) -> Sequence[E]:
        pending = (*self._session.new, *self._session.dirty)
        if any(isinstance(entity, kind) for entity in pending):
            self._session.flush()
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
        self._session.flush()
        return query(Reader(self._connection.connection.driver_connection), *args, **kwargs)

    # For the workspace

    def commit(self, action: str, flavour: str) -> Changes | None:
        """Write the journal entry and commit; None, and nothing written, when nothing changed."""
        self._session.flush()
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

    @property
    def _connection(self) -> Connection:
        return self._session.connection()

    def _note(self, session: Session, _context: object) -> None:
        self._rows.extend(rows_flushed(session))


@lru_cache(maxsize=256)
def _select(kind: type, order: str, keys: tuple[str, ...]) -> Select[Any]:
    """Built once for each way of asking: building it takes longer than running it."""
    table = table_of(kind)
    conditions = [table.c[key].is_not_distinct_from(bindparam(key)) for key in keys]
    return select(kind).where(*conditions).order_by(table.c[order], table.c.id)
