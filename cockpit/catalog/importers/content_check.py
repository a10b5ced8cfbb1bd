"""Whether a column's cells can be what its heading promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from cockpit.catalog.importers.clock_cells import CALLS, clock_of, read_durations
from cockpit.catalog.importers.date_cells import read_dates
from cockpit.catalog.importers.flags import flag_of
from cockpit.catalog.importers.number_cells import read_numbers
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.table import Cell
from cockpit.catalog.importers.text_cells import MISSING

_ENOUGH = 0.5


def fits(reading: Reading, sample: Sequence[Cell]) -> bool:
    """True unless most of the filled cells cannot be read so; an empty column fits all."""
    cells = {c for c in sample if not (isinstance(c, str) and c.strip().casefold() in MISSING)}
    if not cells or reading in (Reading.TEXT, Reading.LINES, Reading.ID):
        return True
    return _readable(reading, cells) >= _ENOUGH * len(cells)


def _readable(reading: Reading, cells: set[Cell]) -> int:
    if reading in (Reading.DATE, Reading.INSTANT):
        return len(cells) - len(read_dates(cells, UTC).bad)
    if reading is Reading.FLAG:
        return sum(flag_of(cell) is not None for cell in cells)
    if reading is Reading.CLOCK:
        return sum(clock_of(cell, UTC, None) is not None for cell in cells)
    if reading in (Reading.CALL_TIME, Reading.WORK_TIME):
        return len(read_durations(cells, "", CALLS)[0])
    return len(read_numbers(cells).figures)
