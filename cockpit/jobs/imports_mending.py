"""What the manager mends in a file while it is looked at: other cells, rows left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.domain.drafts import RefusedRow

# A cell by the number of its row in the file and the heading of its column.
Place = tuple[int, str]
FIRST, MOST_REFUSED = 100, 500


@dataclass(frozen=True, slots=True)
class FileLine:
    """A row of a file: its ``cells`` as text in the header's order, those in ``mended`` headings
    as the manager wrote them; ``draft`` is how it was read; ``fault`` why it is refused."""

    number: int
    cells: tuple[str, ...]
    draft: Any = None
    fault: RefusedRow | None = None
    dropped: bool = False
    mended: frozenset[str] = frozenset()


def mend(table: SheetTable, mended: Mapping[Place, str], dropped: frozenset[int]) -> SheetTable:
    """The table with the manager's cells in place of the file's and without the rows left out.

    A row as wide as the header after mending is one of the table, whatever it was before.
    """
    if not (mended or dropped):
        return table
    rows = {
        number: row
        for number, row in zip(table.numbers, table.rows, strict=True)
        if number not in dropped
    }
    changes = _by_row(table.header, mended)
    for number, cells in changes.items():
        row = rows.get(number) or table.misfits.get(number)
        if row is not None and number not in dropped:
            rows[number] = [cells.get(place, cell) for place, cell in enumerate(row)]
    settled = dropped | changes.keys()
    return replace(
        table,
        rows=[rows[number] for number in sorted(rows)],
        numbers=sorted(rows),
        broken=tuple(one for one in table.broken if one.row not in settled),
    )


def lines_of(
    table: SheetTable,
    mended: Mapping[Place, str],
    dropped: frozenset[int],
    refused: Sequence[RefusedRow],
    drafts: Sequence[Any],
) -> list[FileLine]:
    """The rows worth a look, in the file's order: the first ones, refused ones, those mended or
    left out. ``table`` is the file's own, before it was mended."""
    faults = {one.row: one for one in reversed(refused[:MOST_REFUSED])}
    changes = _by_row(table.header, mended)
    wanted = {*table.numbers[:FIRST], *faults, *changes, *dropped}
    read = {draft.row: draft for draft in drafts if draft.row in wanted}
    lines = []
    for number, row in _rows(table, wanted):
        changed = changes.get(number, {})
        cells = tuple(
            changed.get(place, "" if cell is None else str(cell)) for place, cell in enumerate(row)
        )
        headings = frozenset(table.header[place] for place in changed)
        gone = number in dropped
        fault = None if gone else faults.get(number)
        lines.append(FileLine(number, cells, read.get(number), fault, gone, headings))
    return sorted(lines, key=_number)


def with_faults(lines: Sequence[FileLine], refused: Sequence[RefusedRow]) -> list[FileLine]:
    """The same lines with why they are refused, as matching has found it."""
    faults = {one.row: one for one in reversed(refused)}
    return [
        line if line.dropped else replace(line, fault=faults.get(line.number)) for line in lines
    ]


def _rows(table: SheetTable, wanted: set[int]) -> Iterable[tuple[int, Sequence[Cell]]]:
    for number, row in zip(table.numbers, table.rows, strict=True):
        if number in wanted:
            yield number, row
    for number, row in table.misfits.items():
        if number in wanted:
            yield number, row


def _by_row(header: Sequence[str], mended: Mapping[Place, str]) -> dict[int, dict[int, str]]:
    """Row number → place in the header → text; cells of other headings are left alone."""
    places = {heading: place for place, heading in enumerate(header)}
    found: dict[int, dict[int, str]] = {}
    for (number, heading), text in mended.items():
        if heading in places:
            found.setdefault(number, {})[places[heading]] = text
    return found


def _number(line: FileLine) -> int:
    return line.number
