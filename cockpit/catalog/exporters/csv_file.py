"""CSV as Excel and everybody else read it: UTF-8 with a mark, commas, dates as 2017-12-31."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from cockpit.catalog.exporters.table import Table, Value, harmless

ENDING = "csv"


def write(table: Table, stream: BinaryIO) -> int:
    """Write the table; gives the number of rows."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([harmless(column.title) for column in table.columns])
    count = 0
    for row in table.rows:
        writer.writerow([_cell(value) for value in row])
        count += 1
    text.detach()
    return count


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return harmless(value) if isinstance(value, str) else str(value)
