"""The tables, and which domain class each one holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table
from sqlalchemy.orm import registry

mapping = registry()
metadata = mapping.metadata


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
