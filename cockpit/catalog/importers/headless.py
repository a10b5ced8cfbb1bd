"""Files whose first row is data already: their columns are told by numbers, “column 1” and on."""

from __future__ import annotations

from dataclasses import replace

from cockpit.catalog.importers.blocks import Block
from cockpit.catalog.importers.files import sheets_of, table_of
from cockpit.catalog.importers.header_row import filled
from cockpit.catalog.importers.problems import ImportProblem
from cockpit.catalog.importers.table import SheetTable
from cockpit.wording import _


def read_headless(file: str, data: bytes) -> list[SheetTable]:
    """The tables in ``data``, one a sheet, whatever their first row says."""
    tables = []
    for sheet in sheets_of(file, data):
        width = max((len(row) for row in sheet.rows if any(map(filled, row))), default=0)
        if width:
            names = [f"column {place + 1}" for place in range(width)]
            headed = replace(sheet, rows=[names, *sheet.rows], row=sheet.row - 1)
            whole = Block(0, len(headed.rows), 0, width)
            tables.append(table_of(headed, lambda _word: False, whole, header=0, alone=True))
    if not tables:
        raise ImportProblem(file, _("the file is empty"), _("export it again"))
    return tables
