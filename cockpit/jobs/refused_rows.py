"""The rows an import refused, as a file to mend and import again: their cells, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from cockpit.catalog.exporters.table import Column, Table, Value
from cockpit.catalog.importers.content import Form, form_of
from cockpit.catalog.importers.files import read_tables
from cockpit.catalog.importers.guess import names_a_column
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.catalog.importers.text_file import read_text
from cockpit.domain.drafts import RefusedRow
from cockpit.domain.refusal import Refused
from cockpit.jobs.export import Exported, write_table
from cockpit.wording import _


def save_refused(source: Path, sheet: str, refused: Sequence[RefusedRow], target: Path) -> Exported:
    """Write the refused rows of ``source`` to ``target`` by its ending, each as it stands in the
    file with the reason behind it; Refused when the one is gone or the other cannot be written."""
    try:
        data = source.read_bytes()
    except OSError as error:
        said = _("{file} cannot be read any more: {why}.")
        raise Refused(said.format(file=source.name, why=error.strerror or error)) from error
    table = _table(source.name, data, sheet)
    why: dict[int, list[str]] = {}
    for one in refused:
        words = f"{one.column}: {one.why}" if one.column else one.why
        why.setdefault(one.row, []).append(words)
    found = _rows(source.name, data, table, set(why))
    width = max([len(table.header), *map(len, found.values())])
    header = [*table.header, *("" for _extra in range(width - len(table.header)))]
    columns = [Column(title) for title in header] + [Column(_("Why it was refused"))]
    rows = (
        (*_cells(found.get(number, ()), width), "; ".join(reasons))
        for number, reasons in sorted(why.items())
    )
    return write_table(Table("refused", tuple(columns), rows), target)


def _table(file: str, data: bytes, sheet: str) -> SheetTable:
    tables = read_tables(file, data, names_a_column)
    return next((table for table in tables if table.sheet == sheet), tables[0])


def _rows(file: str, data: bytes, table: SheetTable, wanted: set[int]) -> dict[int, Sequence[Cell]]:
    """The cells of the rows with these numbers; those as wide as the header come by it."""
    found: dict[int, Sequence[Cell]] = {
        number: row
        for number, row in zip(table.numbers, table.rows, strict=True)
        if number in wanted
    }
    misfits = wanted - found.keys()
    if misfits and form_of(file, data) is Form.TEXT:
        lines = read_text(file, data).rows
        found.update((n, lines[n - 1]) for n in misfits if 0 < n <= len(lines))
    return found


def _cells(row: Sequence[Cell], width: int) -> tuple[Value, ...]:
    """As text, the way it stood there: what could not be read must not be tidied up."""
    filled = zip_longest(row, range(width))
    return tuple("" if cell is None else str(cell) for cell, _place in filled)
