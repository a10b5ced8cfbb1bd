"""The tables, and which domain class each one holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table

metadata = MetaData()
# What an object in the hand of a unit of work has beside its fields: the row as it lies in the
# file, and whom it tells of every field that is set.
KEPT, WATCHER = "_kept_row", "_watcher"


class Mapping:
    """Which class of the domain each table holds."""

    def __init__(self) -> None:
        self.tables: dict[type, Table] = {}

    def map_imperatively(self, kind: type, held_in: Table) -> None:
        """The class's objects are the rows of that table. They stay plain objects that know
        nothing of it; but one that was read tells its unit of work what is set."""
        self.tables[kind] = held_in
        type.__setattr__(kind, "__setattr__", _set_and_tell)


def _set_and_tell(entity: object, field: str, value: Any) -> None:
    object.__setattr__(entity, field, value)
    changed = entity.__dict__.get(WATCHER)
    if changed is not None:
        changed.setdefault(id(entity), (entity, set()))[1].add(field)


mapping = Mapping()


def table(name: str, *columns: Any, uid: bool = True) -> Table:
    """A table whose numbers are never used twice, with a UUIDv7 beside them unless told not to."""
    head: list[Any] = [Column("id", Integer, primary_key=True)]
    if uid:
        head.append(Column("uid", LargeBinary(16), nullable=False, unique=True))
    return Table(name, metadata, *head, *columns, sqlite_autoincrement=True)


def link(name: str, target: str, *, must: bool = False, index: bool = True) -> Column[Any]:
    """A reference to a row of another table."""
    return Column(name, ForeignKey(f"{target}.id"), nullable=not must, index=index)


from cockpit.storage.tables import calendar as calendar  # noqa: E402
from cockpit.storage.tables import conflicts as conflicts  # noqa: E402
from cockpit.storage.tables import day as day  # noqa: E402
from cockpit.storage.tables import deals as deals  # noqa: E402
from cockpit.storage.tables import meetings as meetings  # noqa: E402
from cockpit.storage.tables import origins as origins  # noqa: E402
from cockpit.storage.tables import people as people  # noqa: E402
from cockpit.storage.tables import pipelines as pipelines  # noqa: E402
from cockpit.storage.tables import plan as plan  # noqa: E402
from cockpit.storage.tables import records as records  # noqa: E402
from cockpit.storage.tables import reminders as reminders  # noqa: E402
from cockpit.storage.tables import signals as signals  # noqa: E402
from cockpit.storage.tables import work_items as work_items  # noqa: E402
