"""Files Cockpit can write, one module each.

To add one: its file, one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from cockpit.catalog.exporters import csv_file, xlsx_file
from cockpit.catalog.exporters.table import Table

EXPORTERS: dict[str, Callable[[Table, BinaryIO], int]] = {
    csv_file.ENDING: csv_file.write,
    xlsx_file.ENDING: xlsx_file.write,
}
