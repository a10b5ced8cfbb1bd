"""Amounts as written become whole minor units of the right currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cockpit.catalog.importers.currency_words import KRONA, code_in_heading, code_of, is_code
from cockpit.catalog.importers.number_cells import Figure
from cockpit.catalog.importers.table import Cell
from cockpit.domain.money import to_minor

_DOLLARS = frozenset(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"])
KRONOR = frozenset(["SEK", "NOK", "DKK", "ISK"])
# The columns whose sign or code is the row's currency.
_LEADING = frozenset(["amount", "list_price"])


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A column as it stands in the file, and the figure of each of its distinct cells."""

    cells: Sequence[Cell]
    figures: Mapping[Cell, Figure | None]


def in_minor_units(
    money: Mapping[str, MoneyColumn],
    codes: Sequence[str | None] | None,
    heading: str,
    default: str,
) -> tuple[dict[str, list[int | None]], list[str]]:
    """Each money column in minor units, and the currency of each row.

    A row's currency is what stands in its currency column (``codes``), else the sign beside its
    amount, else what the ``heading`` of the amount names, else ``default``.
    """
    fallback = code_in_heading(heading) or default
    minors: dict[str, list[int | None]] = {}
    currencies: list[str] = []
    for key, column in money.items():
        figures = column.figures
        if codes is None:
            alone = {cell: minor_and_currency(f, None, fallback) for cell, f in figures.items()}
            read = [alone.get(cell, (None, fallback)) for cell in column.cells]
        else:
            pairs = list(zip(column.cells, codes, strict=True))
            known = {
                pair: minor_and_currency(figures.get(pair[0]), pair[1], fallback)
                for pair in set(pairs)
            }
            read = [known[pair] for pair in pairs]
        minors[key] = [minor for minor, _currency in read]
        if not currencies or key in _LEADING:
            currencies = [currency for _minor, currency in read]
    return minors, currencies


def minor_and_currency(
    figure: Figure | None, named: str | None, fallback: str
) -> tuple[int | None, str]:
    """Minor units and currency of one figure; ``named`` is what the currency column says."""
    told = named_in_column(named) or (figure.currency if figure else "")
    currency = _sign(told, fallback) or fallback
    if figure is None:
        return None, currency
    return to_minor(figure.value, currency), currency


def _sign(sign: str, fallback: str) -> str:
    """A bare dollar sign is the default's own dollar, else the American one; kr likewise."""
    if sign == KRONA:
        return fallback if fallback in KRONOR else "SEK"
    if sign != "$":
        return sign
    return fallback if fallback in _DOLLARS else "USD"


def named_in_column(text: str | None) -> str:
    """What a currency column names. Three letters that no list has are a currency all the same:
    its amounts are counted and not priced, never added to others as if they were theirs."""
    short = (text or "").strip()
    return code_of(short) or (short.upper() if is_code(short) else "")
