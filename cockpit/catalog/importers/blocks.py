"""The tables that stand on one sheet, beside and below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cockpit.catalog.importers.header_row import filled, header_index, names_columns
from cockpit.catalog.importers.table import Cell

_Rows = Sequence[Sequence[Cell]]
Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of rows and columns by index; ``bottom`` and ``right`` are behind the last."""

    top: int
    bottom: int
    left: int
    right: int

    def rows(self, rows: _Rows) -> _Rows:
        """Its cells."""
        part = rows if self.bottom - self.top == len(rows) else rows[self.top : self.bottom]
        if self.left == 0 and self.right >= max(map(len, part), default=0):
            return part
        return [row[self.left : self.right] for row in part]


def blocks(rows: _Rows, known: Known) -> list[Block]:
    """The tables that have a header each: one, unless blank columns or blank rows part them."""
    width = max(map(len, rows), default=0)
    beside = _beside(rows, width, known)
    found = [piece for block in beside for piece in _below(rows, block, known)]
    return found or [Block(0, len(rows), 0, width)]


def _beside(rows: _Rows, width: int, known: Known) -> list[Block]:
    """Groups of columns that each have a header; a gap inside one table parts nothing."""
    whole = [Block(0, len(rows), 0, width)]
    groups = _groups(rows, width)
    if len(groups) < 2:
        return whole
    blocks = [Block(0, len(rows), left, right) for left, right in groups]
    extents = [_extent(block.rows(rows)) for block in blocks]
    tables = [
        (block, extent)
        for block, extent in zip(blocks, extents, strict=True)
        if block.right - block.left > 1 and header_index(block.rows(rows), known) is not None
    ]
    if len(tables) < 2:
        return whole
    alike = len({extent for _block, extent in tables}) < 2
    if alike and len({_header(block.rows(rows), known) for block, _extent in tables}) > 1:
        return whole
    return [block for block, _extent in tables]


def _header(rows: _Rows, known: Known) -> tuple[Cell, ...]:
    at = header_index(rows, known)
    return () if at is None else tuple(rows[at])


def _groups(rows: _Rows, width: int) -> list[tuple[int, int]]:
    """The spans of columns between blank ones."""
    blank = set(range(width))
    for row in rows:
        if not blank:
            break
        blank -= {place for place in blank if place < len(row) and filled(row[place])}
    spans: list[tuple[int, int]] = []
    for place in range(width):
        if place in blank:
            continue
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return spans


def _extent(rows: _Rows) -> tuple[int, int]:
    """The first and the last row with anything in it."""
    there = [at for at, row in enumerate(rows) if any(map(filled, row))]
    return (there[0], there[-1]) if there else (0, 0)


def _below(rows: _Rows, block: Block, known: Known) -> list[Block]:
    """Below a blank row, known headings that are not those above begin another table."""
    tops = [block.top]
    for at in range(block.top + 1, block.bottom):
        if any(rows[at - 1]) or not any(rows[at]):
            continue
        words = _words(rows[at][block.left : block.right])
        if not names_columns(words) or sum(map(known, words)) < max(2, 0.5 * len(words)):
            continue
        above = rows[tops[-1] : at]
        header = header_index(above, known)
        if header is None or not any(map(any, above[header + 1 :])):
            continue
        if set(words) != set(_words(above[header][block.left : block.right])):
            tops.append(at)
    ends = [*tops[1:], block.bottom]
    return [Block(a, b, block.left, block.right) for a, b in zip(tops, ends, strict=True)]


def _words(cells: Sequence[Cell]) -> list[str]:
    return [str(cell) for cell in cells if filled(cell)]
