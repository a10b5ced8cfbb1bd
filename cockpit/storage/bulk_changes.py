"""Many rows changed or taken out: read together, written together, noted one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from cockpit.domain.refusal import NotFound
from cockpit.storage.journal import RowChange, table_of, values_of
from cockpit.storage.kinds_of_value import stored
from cockpit.wording import _

_AT_ONCE = 5_000
_Row = dict[str, Any]


def change_rows(
    connection: Connection, kind: type, changes: Mapping[int, Mapping[str, Any]]
) -> list[RowChange]:
    """Set columns of rows, given as Python values by id; gives what really changed. NotFound,
    and whoever called takes all back, when a row is gone."""
    table = table_of(kind)
    done: list[RowChange] = []
    for part in _parts(list(changes)):
        told = {
            id: {key: stored(table.c[key], value) for key, value in changes[id].items()}
            for id in part
        }
        columns = dict.fromkeys(key for values in told.values() for key in values)
        rows = _rows(connection, table, part, list(columns))
        done += _differences(table, told, rows)
    _write(connection, table.name, done)
    return done


def insert_rows(connection: Connection, entities: Sequence[Any]) -> list[RowChange]:
    """Write new rows, none of them known to a session; gives what they are."""
    done = []
    for entity in entities:
        values = values_of(entity)
        values.pop("id")
        marks = ",".join("?" * len(values))
        name = table_of(type(entity)).name
        cursor = connection.exec_driver_sql(
            f"INSERT INTO {name} ({','.join(values)}) VALUES ({marks})", tuple(values.values())
        )
        id = int(cursor.lastrowid or 0)
        row = {"id": id, **values}
        done.append(RowChange(name, id, None, row, _deal(table_of(type(entity)), id, row)))
    return done


def remove_rows(connection: Connection, kind: type, ids: Sequence[int]) -> list[RowChange]:
    """Take rows out; gives what they were."""
    table = table_of(kind)
    done = []
    for part in _parts(ids):
        rows = _rows(connection, table, part, [column.name for column in table.c])
        done += [RowChange(table.name, id, rows[id], None, _deal(table, id, rows[id]))
                 for id in part]  # fmt: skip
    if ids:
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE id = ?", [(id,) for id in ids])
    return done


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _rows(
    connection: Connection, table: Table, ids: Sequence[int], columns: Sequence[str]
) -> dict[int, _Row]:
    """Columns of rows as they lie in the file, and the deal each belongs to; all must be there."""
    names = list(columns)
    if "deal_id" in table.c and "deal_id" not in names:
        names.append("deal_id")
    numbers = ",".join(str(int(id)) for id in ids)
    found = {
        row[0]: dict(zip(names, row[1:], strict=True))
        for row in connection.exec_driver_sql(
            f"SELECT id, {','.join(names)} FROM {table.name} WHERE id IN ({numbers})"
        )
    }
    for id in ids:
        if id not in found:
            raise NotFound(_("This row is gone: {kind} {id}").format(kind=table.name, id=id))
    return found


def _differences(
    table: Table, told: Mapping[int, _Row], rows: Mapping[int, _Row]
) -> Iterator[RowChange]:
    for id, values in told.items():
        before = rows[id]
        after = {key: value for key, value in values.items() if before[key] != value}
        if after:
            old = {key: before[key] for key in after}
            yield RowChange(table.name, id, old, after, _deal(table, id, before))


def _deal(table: Table, id: int, row: Mapping[str, Any]) -> int | None:
    """The deal that a row belongs to; a task is not a part of its deal."""
    if table.name == "deal":
        return id
    return None if table.name == "task" else row.get("deal_id")


def _write(connection: Connection, name: str, rows: Sequence[RowChange]) -> None:
    """One statement for all rows in which the same columns changed."""
    alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        assert row.after is not None
        alike[tuple(row.after)].append((*row.after.values(), row.id))
    for columns, values in alike.items():
        sets = ",".join(f"{column} = ?" for column in columns)
        connection.exec_driver_sql(f"UPDATE {name} SET {sets} WHERE id = ?", values)
