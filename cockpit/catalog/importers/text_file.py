"""CSV and its relatives: text to rows, whatever the encoding and the separator."""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass

from cockpit.catalog.importers.dialect import Dialect, dialect_of
from cockpit.catalog.importers.encoding import decode
from cockpit.catalog.importers.problems import ImportProblem
from cockpit.domain.drafts import Remark
from cockpit.wording import _

_LONGEST_CELL = 4 * 1024 * 1024
_MOST_REMEMBERED = 50_000
_MOST_ROWS = 2_000_000


@dataclass(frozen=True, slots=True)
class TextRows:
    """All rows of a text file as they stand, blank ones too, and how it was written."""

    rows: list[list[str]]
    layout: str
    remarks: tuple[Remark, ...]


def read_text(file: str, data: bytes) -> TextRows:
    """The rows of ``data``; ImportProblem when a quotation mark is never closed."""
    decoded = decode(data)
    dialect = dialect_of(decoded.text)
    text = decoded.text[dialect.skip :]
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    same: dict[str, str] = {}
    try:
        for row in dialect.reader(text):
            # Most cells are there again and again: one text serves them all.
            rows.append([same.setdefault(cell, cell) for cell in row])
            if len(same) > _MOST_REMEMBERED:
                same.clear()
            if len(rows) > _MOST_ROWS:
                raise ImportProblem(file, _("more than two million rows"), _("split it"))
    except csv.Error as error:
        why = _("row {row} holds a cell that is too long").format(row=len(rows) + 1)
        raise ImportProblem(file, why, _("mend that row and import again")) from error
    if rows and any("\n" in cell or "\r" in cell for cell in rows[-1]):
        _insist_on_closed_quotes(file, text, dialect, len(rows))
    head = 1 if dialect.skip else 0
    rows[:0] = [[] for _line in range(head)]
    return TextRows(rows, f"{dialect.title} · {decoded.encoding}", decoded.remarks)


def _insist_on_closed_quotes(file: str, text: str, dialect: Dialect, row: int) -> None:
    """An unclosed mark swallows all that follows it, a line of our own too."""
    (last,) = deque(dialect.reader(text + "\nend"), maxlen=1)
    if last != ["end"]:
        why = _("a quotation mark is opened in row {row} and never closed").format(row=row)
        raise ImportProblem(file, why, _("close it there and import again"))
