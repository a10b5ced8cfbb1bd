"""A workbook with one sheet: types kept, headings frozen and filtered, text never a formula."""

from __future__ import annotations

import io
from datetime import date
from typing import Any, BinaryIO

from cockpit.catalog.exporters.table import CellKind, Table, Value

ENDING = "xlsx"
# What Excel can hold; a longer text is cut there and would be refused by Excel otherwise.
MOST_ROWS, LONGEST_TEXT = 1_048_575, 32_767
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {CellKind.TEXT: 24, CellKind.DAY: 12, CellKind.MONEY: 14}


def write(table: Table, stream: BinaryIO) -> int:
    """Write the table; gives the number of rows. ValueError beyond Excel's rows."""
    import xlsxwriter

    # Zipped in memory: a zip that meets a full disk complains once more when it is forgotten.
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {**_OPTIONS, "constant_memory": True})
    sheet = book.add_worksheet(table.title[:31])
    formats = {
        CellKind.DAY: book.add_format({"num_format": "yyyy-mm-dd"}),
        CellKind.MONEY: book.add_format({"num_format": "#,##0.00"}),
    }
    bold = book.add_format({"bold": True})
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _WIDTHS.get(column.kind, 11))
        sheet.write_string(0, at, column.title, bold)
    count = 0
    for row in table.rows:
        count += 1
        if count > MOST_ROWS:
            raise ValueError("a sheet holds 1,048,575 rows; export to CSV")
        _write_row(sheet, count, row, [formats.get(c.kind) for c in table.columns])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(count, 1), len(table.columns) - 1)
    book.close()
    stream.write(whole.getbuffer())
    return count


def _write_row(sheet: Any, at: int, row: tuple[Value, ...], formats: list[Any]) -> None:
    for column, value in enumerate(row):
        if value is None or value == "":
            continue
        if isinstance(value, bool):
            sheet.write_boolean(at, column, value)
        elif isinstance(value, str):
            sheet.write_string(at, column, value[:LONGEST_TEXT])
        elif isinstance(value, date):
            sheet.write_datetime(at, column, value, formats[column])
        else:
            sheet.write_number(at, column, float(value), formats[column])
