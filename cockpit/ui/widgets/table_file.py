"""A table on screen as a file: what its cells say, numbers and days as such."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cockpit.ui.widgets.figures import locale
from cockpit.ui.widgets.table_model import Column

if TYPE_CHECKING:
    from cockpit.catalog.exporters.table import CellKind, Table, Value

# What a table shows for nothing, and the sign before a negative number.
_NOTHING, _MINUS = ("", "—", "–"), "−"
# How far what is shown may be from the number: it is rounded to a whole one at most.
_ROUNDED = 0.5


class FileWanted(QObject):
    """``asked(table, name)`` when a table on screen is wanted as a file, wherever it stands."""

    asked = Signal(object, str)


@cache
def file_wanted() -> FileWanted:
    """The one of this process; asked for by the GUI thread alone."""
    return FileWanted()


def as_file(name: str, columns: Sequence[Column], rows: Sequence[Any]) -> Table:
    """The rows as an exporter takes them: exactly what would be copied, a column of plain numbers
    as numbers, one of days as days."""
    from cockpit.catalog.exporters import table as exported

    made = [_column(column, rows) for column in columns]
    titles = tuple(
        exported.Column(column.title, kind)
        for column, (kind, _values) in zip(columns, made, strict=True)
    )
    return exported.Table(name, titles, zip(*(values for _kind, values in made), strict=True))


def _column(column: Column, rows: Sequence[Any]) -> tuple[CellKind, list[Value]]:
    from cockpit.catalog.exporters.table import CellKind

    values = [column.value(row) for row in rows]
    if any(values) and all(value is None or _is_day(value) for value in values):
        return CellKind.DAY, values
    texts = [column.exact(row) if column.exact else column.show(row) for row in rows]
    pairs = list(zip(values, texts, strict=True))
    if column.number and all(_says(value, text) for value, text in pairs):
        return CellKind.NUMBER, [None if text in _NOTHING else value for value, text in pairs]
    return CellKind.TEXT, list(texts)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _says(value: object, text: str) -> bool:
    """Whether the text is the number that the table sorts by, as it is written in this land, and
    no sum of money, share or word."""
    if text in _NOTHING:
        return True
    read, is_number = locale().toDouble(text.replace(_MINUS, "-"))
    return is_number and isinstance(value, int | float) and abs(read - value) <= _ROUNDED
