"""Exchange rates with a day a row and a column a currency, as central banks publish them.

A column is named by a pair (“EUR/USD”), or by one currency where the file is one of the European
Central Bank, which tells what one euro was worth. Of any other file of single currencies nothing
says what is told in what, so it is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from cockpit.catalog.importers.columns import read_cells
from cockpit.catalog.importers.currency_words import CODES
from cockpit.catalog.importers.rate_cells import read_rates
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.domain.drafts import RefusedRow, Remark
from cockpit.wording import _

# Headings that the kind of rates knows.
HEADER = ("Date", "Currency", "Into", "Rate")
_EURO = "EUR"
_BANK = re.compile(r"eurofx|(?<![a-z])ecb(?![a-z])", re.IGNORECASE)
# Every list of the bank has these, among some thirty; no price list has so many.
_ALWAYS, _FEWEST = frozenset(("USD", "JPY", "GBP", "CHF")), 8
_NOTHING = frozenset(("", "n/a", "na", "-", "–", "."))
_PAIR = re.compile(r"([A-Z]{3}) ?[/:.-]? ?([A-Z]{3})")
_LOOKED_AT = 50

Pairs = dict[int, tuple[str, str]]


def as_long(table: SheetTable) -> SheetTable:
    """The table with a row a day and pair of currencies; any other table as it is. The rows of a
    day have that day's place in the file."""
    pairs = _pairs(table)
    others = [place for place in range(len(table.header)) if place not in pairs]
    if len(pairs) < 2 or len(others) != 1 or not _are_days(table, others[0]):
        return table
    day, cells = others[0], {row[place] for row in table.rows for place in pairs}
    _rates, bad = read_rates(cell for cell in cells if not _is_nothing(cell))
    kept: list[Sequence[Cell]] = []
    numbers: list[int] = []
    broken = list(table.broken)
    for number, row in zip(table.numbers, table.rows, strict=True):
        for place, (base, into) in pairs.items():
            if row[place] in bad:
                why = _("this is no exchange rate")
                broken.append(RefusedRow(number, table.header[place], str(row[place]), why))
            elif not _is_nothing(row[place]):
                kept.append((row[day], base, into, row[place]))
                numbers.append(number)
    told = _("each column is read as a pair of currencies: {pairs}")
    shown = ", ".join(f"{base}/{into}" for base, into in list(pairs.values())[:3])
    remarks = (*table.remarks, Remark(told.format(pairs=shown), 0))
    return replace(
        table,
        header=HEADER,
        rows=kept,
        numbers=numbers,
        broken=tuple(broken),
        remarks=remarks,
        misfits={},
    )


def _pairs(table: SheetTable) -> Pairs:
    """The columns of rates: what one unit of the first was worth in the second."""
    headings = [heading.strip() for heading in table.header]
    named = {place: found for place, text in enumerate(headings) if (found := _pair_in(text))}
    if named:
        return named
    codes = {place: text for place, text in enumerate(headings) if text in CODES}
    there = set(codes.values())
    many = len(codes) >= _FEWEST and there >= _ALWAYS
    if _EURO in there or not (many or _BANK.search(table.file)):
        return {}
    return {place: (_EURO, code) for place, code in codes.items()}


def _pair_in(heading: str) -> tuple[str, str] | None:
    found = _PAIR.fullmatch(heading)
    if found is None or not {found[1], found[2]} <= CODES or found[1] == found[2]:
        return None
    return found[1], found[2]


def _are_days(table: SheetTable, place: int) -> bool:
    cells = [row[place] for row in table.rows[:_LOOKED_AT]]
    return bool(cells) and not read_cells(Reading.DATE, cells, UTC, None).bad


def _is_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)
