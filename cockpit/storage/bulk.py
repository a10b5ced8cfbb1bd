"""Many rows at once: written by one statement, kept in the journal as one columnar image."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table
from sqlalchemy.types import TypeDecorator

from cockpit.domain.identity import Identities
from cockpit.storage.journal import Batch, table_of
from cockpit.storage.kinds_of_value import stored


def insert_columns(
    connection: Connection,
    kind: type,
    given: Mapping[str, Any],
    count: int,
    now: datetime,
    identities: Identities,
) -> Batch:
    """Insert ``count`` rows given as columns (a list, or one value for all) of Python values;
    columns not given take the class's defaults. Ids run without a gap."""
    table = table_of(kind)
    first = _next_id(connection, table)
    columns = _complete(table, kind, given)
    if "uid" in table.c and "uid" not in columns:
        columns["uid"] = identities.take(now, count)
    columns["id"] = list(range(first, first + count))
    _write(connection, table.name, columns, count)
    return Batch(table.name, first, first + count - 1, packed(columns, count))


def insert_image(connection: Connection, batch: Batch) -> None:
    """Put the rows of an image back, with the ids they had."""
    columns, count = unpacked(batch.image)
    _write(connection, batch.kind, columns, count)


def _next_id(connection: Connection, table: Table) -> int:
    used = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)
    ).scalar()
    return int(used or 0) + 1


def _complete(table: Table, kind: type, given: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(given) - set(table.c.keys())
    if unknown:
        raise KeyError(f"{table.name} has no {', '.join(sorted(unknown))}")
    columns = {key: _stored_column(table.c[key], values) for key, values in given.items()}
    for field in fields(kind):
        if field.name in columns or field.name in ("id", "uid"):
            continue
        columns[field.name] = stored(table.c[field.name], _default(field))
    return columns


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    raise KeyError(f"{field.name} is needed")


def _stored_column(column: Column[Any], values: Any) -> Any:
    if not isinstance(values, list) or _is_one_json(column, values):
        return stored(column, values)
    if not isinstance(column.type, TypeDecorator):
        return values
    if values and isinstance(values[0], list | dict):
        return [stored(column, value) for value in values]
    known: dict[Any, Any] = {None: stored(column, None)}
    return [known[v] if v in known else known.setdefault(v, stored(column, v)) for v in values]


def _is_one_json(column: Column[Any], values: list[Any]) -> bool:
    """An empty or flat list for a JSON column is itself one value."""
    return column.type.__class__.__name__ == "JsonText" and not (
        values and isinstance(values[0], list | dict)
    )


def _write(connection: Connection, name: str, columns: Mapping[str, Any], count: int) -> None:
    keys = sorted(columns)
    marks = ",".join("?" * len(keys))
    statement = f"INSERT INTO {name} ({','.join(keys)}) VALUES ({marks})"
    lists = [_repeated(columns[key], count) for key in keys]
    rows = list(zip(*lists, strict=True))
    if rows:
        connection.exec_driver_sql(statement, rows)


def _repeated(values: Any, count: int) -> Sequence[Any]:
    return values if isinstance(values, list) else [values] * count


def packed(columns: Mapping[str, Any], count: int) -> bytes:
    """The columns as compressed JSON; bytes as one long hexadecimal text."""
    # A call for each column: one for all would hold up every other thread for as long as it takes.
    parts = [f"{_json(key)}:{_json(_out(values))}" for key, values in columns.items()]
    text = f'{{"n":{count},"columns":{{{",".join(parts)}}}}}'
    return zlib.compress(text.encode(), 1)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def unpacked(image: bytes) -> tuple[dict[str, Any], int]:
    """What ``packed`` packed."""
    data = json.loads(zlib.decompress(image))
    return {key: _in(values) for key, values in data["columns"].items()}, data["n"]


def _out(values: Any) -> Any:
    if isinstance(values, bytes):
        return {"=": {"b": values.hex()}}
    if not isinstance(values, list):
        return {"=": values}
    if values and isinstance(values[0], bytes):
        return {"x": b"".join(values).hex(), "w": len(values[0])}
    return values


def _in(values: Any) -> Any:
    if not isinstance(values, dict):
        return values
    if "x" in values:
        data, width = bytes.fromhex(values["x"]), values["w"]
        return [data[at : at + width] for at in range(0, len(data), width)]
    one = values["="]
    return bytes.fromhex(one["b"]) if isinstance(one, dict) else one
