"""Rows of a table as text another program can paste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cockpit.ui.widgets.table_model import Column

# A spreadsheet takes pasted text that begins so for a formula and would run it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_tsv(columns: Sequence[Column], rows: Sequence[Any]) -> str:
    """Titles and rows, cells parted by tabs; text cells can never become formulas."""
    lines = ["\t".join(_flat(column.title) for column in columns)]
    lines += ["\t".join(_cell(column, row) for column in columns) for row in rows]
    return "\n".join(lines)


def _cell(column: Column, row: Any) -> str:
    text = _flat(column.exact(row) if column.exact is not None else column.show(row))
    if not column.number and text.lstrip().startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace("\r", " ").replace("\n", " ")
