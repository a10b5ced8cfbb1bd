"""Reads one workbook from standard input and writes its sheets as JSON: run as a program of its
own, so that a hostile file can only bring down this process."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

MEMORY = 1024**3
MOST_CELLS = 30_000_000


def sheets_of(data: bytes) -> list[dict[str, Any]]:
    """``name``, ``first_row`` and ``first_column`` (from 1) and ``rows`` of each visible sheet; a
    cell that JSON has no type for is a pair of its type's first letter and its ISO text."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = []
    for told in book.sheets_metadata:
        if told.typ != SheetTypeEnum.WorkSheet or told.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(told.name)
        if sheet.start is None or sheet.end is None:
            continue
        if (sheet.end[0] - sheet.start[0]) * (sheet.end[1] - sheet.start[1]) > MOST_CELLS:
            raise MemoryError
        rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
        first = {"first_row": sheet.start[0] + 1, "first_column": sheet.start[1] + 1}
        sheets.append({"name": told.name, **first, "rows": rows})
    return sheets


def _plain(cell: object) -> object:
    """The cell as JSON can say it."""
    if isinstance(cell, datetime):
        return ["m", cell.isoformat()]
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    if isinstance(cell, time):
        return ["t", cell.isoformat()]
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 86_400
    return None if cell == "" else cell


def limit_memory() -> None:
    """Where the system can, no more than a gigabyte for this process."""
    try:
        import resource
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError):
        return


def main() -> int:
    """0 and the sheets as JSON, or 1 and one line that says why not."""
    limit_memory()
    data = sys.stdin.buffer.read()
    try:
        told = json.dumps(sheets_of(data))
    except MemoryError:
        sys.stderr.write("too large")
        return 1
    except BaseException as error:  # noqa: BLE001 Rust panics derive from BaseException
        sys.stderr.write(str(error).splitlines()[0][:200] if str(error) else "unreadable")
        return 1
    sys.stdout.write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
