"""One unit of work: all that an action may do, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Protocol, Self, TypeVar, cast

from sqlalchemy import Connection, Engine

from cockpit.domain.changes import Changes
from cockpit.domain.identity import OURS, Identities
from cockpit.domain.refusal import NotFound
from cockpit.storage import entries, search_index
from cockpit.storage.bulk import insert_columns
from cockpit.storage.bulk_changes import change_rows, remove_rows
from cockpit.storage.database import Reader
from cockpit.storage.held_rows import HeldRows, form_of
from cockpit.storage.journal import Batch, RowChange, changes_of
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
        self._engine = engine
        self._begun: Connection | None = None
        self._raw: Any = None
        self._held = HeldRows(self._run)
        self._rows: list[RowChange] = []
        self._batches: list[Batch] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._held.release()
        if self._begun is not None:
            self._begun.close()

    # Changing things

    def add(self, *entities: Entity) -> None:
        """Take new rows in; they have their ids afterwards."""
        self.add_with_the_rest(*entities)
        self._flush()

    def add_with_the_rest(self, *entities: Entity) -> None:
        """Take new rows in whose ids nobody asks for: they are written together at the end."""
        for entity in entities:
            if form_of(type(entity)).has_uid and not getattr(entity, "uid", None):
                entity.uid = self._identities.take(self.now, 1)[0]  # type: ignore[attr-defined]
        self._held.take_in(entities)

    def remove(self, entity: Entity) -> None:
        """Take a row out."""
        self._flush()
        self._rows.append(self._held.remove(entity))

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
        self._flush()
        rows = change_rows(self._connection, kind, changes)
        self._rows += rows
        self._held.follow(kind, rows)

    def remove_many(self, kind: type, ids: Sequence[int]) -> None:
        """Take many rows out at once."""
        self._flush()
        rows = remove_rows(self._connection, kind, ids)
        self._rows += rows
        self._held.follow(kind, rows)

    # Finding things

    def get(self, kind: type[E], id: int) -> E:
        """The row with that id; NotFound when it is gone."""
        known = self._held.at_hand(kind, id)
        found = (known,) if known else self._find(kind, "id", {"id": id})
        if not found:
            name = form_of(kind).name
            raise NotFound(_("This {kind} is no longer there.").format(kind=name.replace("_", " ")))
        return cast("E", found[0])

    def find(self, kind: type[E], order: str = "id", **equals: Any) -> Sequence[E]:
        """The rows whose columns equal the values given (None means empty), in order."""
        return self._find(kind, order, equals)

    def _find(self, kind: type[E], order: str, equals: Mapping[str, Any]) -> Sequence[E]:
        if self._held.is_pending(kind):
            self._flush()
        return self._held.find(kind, order, equals)

    def first(self, kind: type[E], order: str = "id", **equals: Any) -> E | None:
        """The first such row, or None."""
        return next(iter(self.find(kind, order, **equals)), None)

    def ask(
        self, query: Callable[Concatenate[Reader, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """A question asked inside this transaction, what it has written included."""
        self._flush()
        return query(Reader(self._connection.connection.driver_connection), *args, **kwargs)

    # For the workspace

    def commit(self, action: str, flavour: str) -> Changes | None:
        """Write the journal entry and commit; None, and nothing written, when nothing changed."""
        self._flush()
        rows = entries.without_noise(self._rows)
        if not rows and not self._batches:
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
        self._connection.commit()
        if self._batches:
            # What a large import had in memory is wanted by nobody now.
            self._raw.execute("PRAGMA shrink_memory")
        bulk = [batch.kind for batch in self._batches]
        return changes_of(step, self.label or action, flavour, rows, bulk)

    @property
    def _connection(self) -> Connection:
        """The one that writes, its transaction begun when something is first wanted of it."""
        if self._begun is None:
            self._begun = self._engine.connect()
            self._begun.begin()
            self._raw = self._begun.connection.driver_connection
        return self._begun

    def _run(self, statement: str, parameters: Sequence[Any]) -> Any:
        """Straight to the driver: its cursor."""
        if self._raw is None:
            self._connection  # noqa: B018
        return self._raw.execute(statement, parameters)

    def _flush(self) -> None:
        self._rows += self._held.flush()
