"""The window stays alive while a file of many rows is imported in it."""

from __future__ import annotations

from tests.bench import files, importing, starting
from tests.bench.line import Line, at_most

_MOST_MS = 50
_PARTS = (
    "planning", "writing", "the cockpit page shown after it", "undo before the cockpit page",
    "redo before the cockpit page",
)  # fmt: skip


def lines(deals: int) -> list[Line]:
    """The longest standstill of each part; beside it that of a window in which nothing goes on."""
    place = files.new_place()
    file = place / "deals.csv"
    importing.write_csv(files.folder(deals) / "cockpit.db", file)
    found = starting.child(["-m", "tests.bench.living"], str(place / "data"), str(file))
    return [
        at_most(f"standstill, import of {deals:,} rows: {part}", found[part], found["nothing"],
                _MOST_MS)
        for part in _PARTS
    ]  # fmt: skip
