"""What an exporter is given: titled, typed columns and rows of plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = str | int | float | bool | date | Decimal | None
# A spreadsheet takes a cell that starts so for a formula, full-width twins included
# (CWE-1236); spaces before it do not stop every one of them.
_TRIGGERS = frozenset("=+-@\t\r\n＝＋－＠")


class CellKind(StrEnum):
    """How a column's values are written; None is an empty cell in each."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and the kind of its values."""

    title: str
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order of the columns."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put before a risky one,
    and before one that starts with an apostrophe, so that reading can take one away."""
    bare = text.lstrip(" \u00a0\u3000")
    risky = bare[:1] in _TRIGGERS if bare else False
    return "'" + text if risky or text.startswith("'") else text


def meant(text: str) -> str:
    """The text that ``harmless`` was given."""
    return text.removeprefix("'")
