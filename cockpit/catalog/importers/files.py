"""Bytes to tables: what the file is, where its header stands, which rows fit it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cockpit.catalog.importers.blocks import Block, blocks
from cockpit.catalog.importers.cell_range import CellRange
from cockpit.catalog.importers.content import Form, form_of
from cockpit.catalog.importers.header_row import (
    end_of_rows,
    filled,
    group_lines,
    header_index,
    total_lines,
)
from cockpit.catalog.importers.problems import Headless, ImportProblem
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.catalog.importers.text_file import read_text
from cockpit.catalog.importers.workbook import read_workbook
from cockpit.catalog.importers.zip_limits import insist_on_safe_zip
from cockpit.domain.drafts import RefusedRow, Remark
from cockpit.wording import _, n_

Known = Callable[[str], bool]
_MEMBERS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsb", ".ods")


def read_tables(file: str, data: bytes, known: Known) -> list[SheetTable]:
    """The tables in ``data``; ``known`` says whether a word names a column of ours.

    ImportProblem when nothing in it is a table with a header.
    """
    tables, last = [], None
    for sheet in sheets_of(file, data):
        found = blocks(sheet.rows, known)
        for block in found:
            try:
                tables.append(table_of(sheet, known, block, alone=len(found) == 1))
            except ImportProblem as problem:
                last = problem
    if not tables and last:
        raise last
    return tables


def read_range(file: str, data: bytes, sheet: str, within: CellRange) -> SheetTable:
    """The table of that range of a sheet ("" for the first one): its first row is the header."""
    for held in sheets_of(file, data):
        if sheet and held.name != sheet:
            continue
        width = max(map(len, held.rows), default=0)
        bottom = within.bottom or held.row + len(held.rows) - 1
        right = within.right or held.column + width - 1
        block = Block(
            max(0, within.top - held.row),
            min(len(held.rows), bottom - held.row + 1),
            max(0, within.left - held.column),
            min(width, right - held.column + 1),
        )
        if block.top < block.bottom and block.left < block.right:
            return table_of(held, lambda _word: False, block, header=0)
        raise ImportProblem(file, _("there is nothing in {range}").format(range=within))
    raise ImportProblem(file, _("there is no sheet “{name}”").format(name=sheet))


def sheets_of(file: str, data: bytes) -> list[Held]:
    """The sheets of a workbook, the text files in an archive, or the one text."""
    form = form_of(file, data)
    if form is Form.ZIP:
        return _members(file, data)
    if form is Form.TEXT:
        text = read_text(file, data)
        return [Held(file, "", text.layout, text.rows, remarks=text.remarks)]
    layout = _("sheet {name}")
    return [
        Held(
            file, one.name, layout.format(name=one.name), one.rows, one.first_row, one.first_column
        )
        for one in read_workbook(file, data)
    ]


def _members(file: str, data: bytes) -> list[Held]:
    """Large exports come zipped: each text file and each workbook inside is read."""
    insist_on_safe_zip(file, data)
    held: list[Held] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.lower().endswith(_MEMBERS)]
        for name in names:
            inside = sheets_of(f"{file}/{name}", archive.read(name))
            named = [replace(one, name=f"{name} {one.name}".strip()) for one in inside]
            held += named if len(names) > 1 else inside
    if not held:
        why = _("there is no CSV or workbook in this archive")
        raise ImportProblem(file, why, _("unpack it and import the file inside"))
    return held


@dataclass(frozen=True, slots=True)
class Held:
    """A sheet as it stands in the file; ``row`` and ``column`` are the numbers of its first."""

    file: str
    name: str
    layout: str
    rows: Sequence[Sequence[Cell]]
    row: int = 1
    column: int = 1
    remarks: tuple[Remark, ...] = ()


def table_of(
    sheet: Held, known: Known, block: Block, *, header: int | None = None, alone: bool = False
) -> SheetTable:
    """The header of a block, found or at the index given, and the rows below it that fit; a block
    ``alone`` in a text file is all of it."""
    rows, first = block.rows(sheet.rows), sheet.row + block.top
    at = header_index(rows, known) if header is None else header
    if at is None:
        why = _("no row names the columns")
        remedy = _("put a header above the data, or say what column 1, … are with --mapping")
        raise Headless(sheet.file, why, remedy)
    places = _places(rows, at)
    names = _unique([_heading(rows[at], place) for place in places])
    end = end_of_rows(rows, at + 1, len(names))
    width = len(rows[at])
    parting = group_lines(rows, at, end)
    sums = total_lines(rows, at + 1, end) - parting
    parting |= sums
    span = [place for place in range(at + 1, end) if place not in parting] if parting else None
    kept, numbers, broken = _fitting(rows, span or range(at + 1, end), width, places, first)
    misfits = {one.row: _squeezed(rows[one.row - first], width, places) for one in broken}
    said = [*sheet.remarks]
    left_out = sum(any(filled(cell) for cell in row) for row in rows[end:])
    if left_out:
        told = n_("{n} line below the table left out", "{n} lines below the table left out",
                  left_out)  # fmt: skip
        said.append(Remark(told, 0))
    if sums:
        told = n_("{n} line of sums left out", "{n} lines of sums left out", len(sums))
        said.append(Remark(told, 0))
    here = ""
    if places and (sheet.name or not alone):
        left = sheet.column + block.left
        corners = first + at, left + places[0], first + end - 1, left + places[-1]
        here = str(CellRange(*corners))
    held = (kept, numbers, tuple(broken), tuple(said), misfits, here)
    return SheetTable(sheet.file, sheet.name, sheet.layout, names, *held)


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
    rows: Sequence[Sequence[Cell]], span: Sequence[int], width: int, places: list[int], first: int
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
