"""Exchange rates whose headings name currencies: a row becomes a day, two currencies and a rate.

A column is named by a pair (“EUR/USD”), or by one currency where the file is one of the European
Central Bank, which tells what one euro was worth; of any other file of single currencies nothing
says what is told in what, so it is left as it is. A heading such as “Rate to USD” or “1 EUR =”
names one of the two; the other stands in the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from cockpit.catalog.importers.columns import read_cells
from cockpit.catalog.importers.currency_words import CODES, code_of
from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.rate_cells import read_rates
from cockpit.catalog.importers.rate_headings import told_by
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
# What may stand beside rates and says nothing of them.
_BESIDE = re.compile(
    r"(country|currency|code|name|symbol|source|type|notes?|comments?|id|active|land|pays|pais"
    r"|is active|currency name|currency code|iso code|wahrung|bezeichnung|devise|moneda|libelle)"
)
_LOOKED_AT = 50

Pairs = dict[int, tuple[str, str]]


def as_long(table: SheetTable) -> SheetTable:
    """The table with a row a day and pair of currencies; any other table as it is. The rows of a
    day have that day's place in the file."""
    pairs = _pairs(table)
    others = [place for place in range(len(table.header)) if place not in pairs]
    if not pairs:
        return _with_half_named(table)
    if len(others) != 1 or not _are_days(table, others[0]):
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
    said = {place: found for place, text in enumerate(headings) if (found := told_by(text))}
    if said:
        both = {place: (told.base, told.into) for place, told in said.items() if all(told)}
        return both if len(both) == len(said) else {}
    codes = {place: text for place, text in enumerate(headings) if text in CODES}
    there = set(codes.values())
    many = len(codes) >= _FEWEST and there >= _ALWAYS
    if _EURO in there or not (many or _BANK.search(table.file)):
        return {}
    return {place: (_EURO, code) for place, code in codes.items()}


def _with_half_named(table: SheetTable) -> SheetTable:
    """The table with both currencies in each row, where a heading over the rates names one of
    them and the other columns are a currency, perhaps a day, and nothing that matters."""
    named = {place: told for place, text in enumerate(table.header) if (told := told_by(text))}
    others = [place for place in range(len(table.header)) if place not in named]
    currency = next((place for place in others if _are_currencies(table, place)), None)
    if not named or currency is None or len(named) > 2:
        return table
    days = [place for place in others if place != currency and _are_days(table, place)]
    beside = [place for place in others if place != currency and place not in days]
    if len(days) > 1 or not all(_BESIDE.fullmatch(plain(table.header[at])) for at in beside):
        return table
    # Of a rate and its inverse the one that is told in the named currency.
    rate, told = max(named.items(), key=lambda one: (bool(one[1].into), -one[0]))
    kept: list[Sequence[Cell]] = []
    for row in table.rows:
        code = code_of(str(row[currency])) or str(row[currency])
        day = row[days[0]] if days else None
        kept.append((day, told.base or code, told.into or code, row[rate]))
    said = _("“{heading}”: what one {base} was worth in {into}")
    theirs = _("unit of the row’s currency"), _("the row’s currency")
    words = said.format(
        heading=table.header[rate], base=told.base or theirs[0], into=told.into or theirs[1]
    )
    rows = kept if days else [row[1:] for row in kept]
    header = HEADER if days else HEADER[1:]
    remarks = (*table.remarks, Remark(words, 0))
    return replace(table, header=header, rows=rows, remarks=remarks, misfits={})


def _are_currencies(table: SheetTable, place: int) -> bool:
    cells = {str(row[place]) for row in table.rows[:_LOOKED_AT] if not _is_nothing(row[place])}
    return bool(cells) and sum(bool(code_of(cell)) for cell in cells) >= 0.8 * len(cells)


def _are_days(table: SheetTable, place: int) -> bool:
    cells = [row[place] for row in table.rows[:_LOOKED_AT]]
    return bool(cells) and not read_cells(Reading.DATE, cells, UTC, None).bad


def _is_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)
