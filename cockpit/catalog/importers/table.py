"""A table as a file holds it: a header, rows of cells, and where in the file each row stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from operator import itemgetter

from cockpit.domain.drafts import RefusedRow, Remark

# What a cell may hold: a text file gives only text, a workbook its own types.
Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A header and rows of ``len(header)`` cells; ``numbers`` are the rows' places in the file.

    ``layout`` describes the file for people ("comma · UTF-8"); ``broken`` are rows that do
    not fit the header and are not among ``rows``; ``misfits`` are their cells by number, cut or
    filled up to the header's width. ``range`` says where it stands ("B5:K204", the header with it),
    empty when it is all of a text file.
    """

    file: str
    sheet: str
    layout: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    broken: tuple[RefusedRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
    misfits: Mapping[int, Sequence[Cell]] = field(default_factory=dict)
    range: str = ""

    def columns(self) -> list[tuple[Cell, ...]]:
        """The cells column by column, in the header's order."""
        # One call for all of them would hold up every other thread for as long as it takes.
        return [tuple(map(itemgetter(place), self.rows)) for place in range(len(self.header))]
