"""Bytes to tables: what the file is, where its header stands, which rows fit it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

from cockpit.catalog.importers.content import Form, form_of
from cockpit.catalog.importers.header_row import end_of_rows, filled, header_index
from cockpit.catalog.importers.problems import ImportProblem
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.catalog.importers.text_file import read_text
from cockpit.catalog.importers.workbook import read_workbook
from cockpit.catalog.importers.zip_limits import insist_on_safe_zip
from cockpit.domain.drafts import RefusedRow, Remark
from cockpit.wording import _, n_

Known = Callable[[str], bool]


def read_tables(file: str, data: bytes, known: Known) -> list[SheetTable]:
    """The tables in ``data``, one a sheet; ``known`` says whether a word names a column of ours.

    ImportProblem when nothing in it is a table with a header.
    """
    form = form_of(file, data)
    if form is Form.WORKBOOK:
        return _tables_of_workbook(file, data, known)
    if form is Form.ZIP:
        return _tables_of_zip(file, data, known)
    text = read_text(file, data)
    return [table_of(file, "", text.layout, text.rows, known, remarks=text.remarks)]


def _tables_of_workbook(file: str, data: bytes, known: Known) -> list[SheetTable]:
    tables, last = [], None
    for sheet in read_workbook(file, data):
        try:
            layout = _("sheet {name}").format(name=sheet.name)
            table = table_of(file, sheet.name, layout, sheet.rows, known, first=sheet.first_row)
        except ImportProblem as problem:
            last = problem
        else:
            tables.append(table)
    if not tables and last:
        raise last
    return tables


def _tables_of_zip(file: str, data: bytes, known: Known) -> list[SheetTable]:
    """Large exports come zipped: each text file or workbook inside is read."""
    insist_on_safe_zip(file, data)
    tables: list[SheetTable] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.lower().endswith((".csv", ".tsv", ".txt")):
                tables += read_tables(f"{file}/{name}", archive.read(name), known)
    if not tables:
        why = _("there is no CSV or workbook in this archive")
        raise ImportProblem(file, why, _("unpack it and import the file inside"))
    return tables


def table_of(
    file: str,
    sheet: str,
    layout: str,
    rows: Sequence[Sequence[Cell]],
    known: Known,
    *,
    first: int = 1,
    remarks: tuple[Remark, ...] = (),
) -> SheetTable:
    """The header and the rows below it that fit; ``first`` is the number of ``rows[0]``."""
    at = header_index(rows, known)
    if at is None:
        why = _("no row names the columns")
        raise ImportProblem(file, why, _("put a header above the data and import again"))
    places = _places(rows, at)
    header = _unique([_heading(rows[at], place) for place in places])
    end = end_of_rows(rows, at + 1, len(header))
    width = len(rows[at])
    kept, numbers, broken = _fitting(rows, range(at + 1, end), width, places, first)
    misfits = {one.row: _squeezed(rows[one.row - first], width, places) for one in broken}
    said = [*remarks]
    left_out = sum(any(filled(cell) for cell in row) for row in rows[end:])
    if left_out:
        told = n_("{n} line below the table left out", "{n} lines below the table left out",
                  left_out)  # fmt: skip
        said.append(Remark(told, 0))
    held = (kept, numbers, tuple(broken), tuple(said), misfits)
    return SheetTable(file, sheet, layout, header, *held)


def _places(rows: Sequence[Sequence[Cell]], at: int) -> list[int]:
    """The columns to keep: those with a heading, and unnamed ones with anything in them."""
    header = rows[at]
    used = [filled(cell) for cell in header]
    for row in rows[at + 1 :]:
        if all(used):
            break
        for place in range(min(len(row), len(used))):
            used[place] = used[place] or filled(row[place])
    return [place for place, use in enumerate(used) if use]


def _heading(header: Sequence[Cell], place: int) -> str:
    cell = header[place]
    return " ".join(str(cell).split()) if filled(cell) else _("(column {n})").format(n=place + 1)


def _unique(names: list[str]) -> tuple[str, ...]:
    """A repeated heading gets a number, so that every column can be named."""
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(unique)


def _fitting(
    rows: Sequence[Sequence[Cell]], span: range, width: int, places: list[int], first: int
) -> tuple[list[Sequence[Cell]], Sequence[int], list[RefusedRow]]:
    """The rows as wide as the header, their numbers, and the rows that are not."""
    kept: list[Sequence[Cell]] = []
    numbers: list[int] = []
    broken: list[RefusedRow] = []
    whole = places == list(range(width))
    for index in span:
        row = _same_width(rows[index], width)
        if row is None:
            broken.append(_misfit(rows[index], width, first + index))
        elif any(row) or any(filled(cell) for cell in row):
            kept.append(row if whole else [row[place] for place in places])
            numbers.append(first + index)
    return kept, numbers, broken


def _same_width(row: Sequence[Cell], width: int) -> Sequence[Cell] | None:
    """Blank cells too many, or a blank row, do no harm; anything else is no row of this table."""
    if len(row) == width:
        return row
    if len(row) > width and not any(filled(cell) for cell in row[width:]):
        return row[:width]
    if not any(filled(cell) for cell in row):
        return [""] * width
    return None


def _squeezed(row: Sequence[Cell], width: int, places: list[int]) -> list[Cell]:
    """A misfit's cells under the header: missing ones empty, what is too much in the last one."""
    cells = [*row[:width], *[""] * (width - len(row))]
    over = [str(cell) for cell in row[width - 1 :] if filled(cell)]
    if len(row) > width:
        cells[-1] = " ".join(over)
    return [cells[place] for place in places]


def _misfit(row: Sequence[Cell], width: int, number: int) -> RefusedRow:
    why = _("its width is {n}, where the header has {width} columns")
    why = why.format(n=len(row), width=width)
    shown = ", ".join(str(cell) for cell in row if filled(cell))[:80]
    return RefusedRow(number, "", shown, why)
