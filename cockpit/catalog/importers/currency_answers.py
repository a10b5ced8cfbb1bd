"""Names of money that no list has, or that several countries share: somebody has to say them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cockpit.catalog.importers.columns import CellsRead
from cockpit.catalog.importers.currency_words import KRONA, code_of
from cockpit.catalog.importers.header_words import in_brackets
from cockpit.catalog.importers.money_columns import KRONOR, MoneyColumn, named_in_column
from cockpit.catalog.importers.number_cells import Figure

# What was answered: a code by the name in small letters.
Answers = Mapping[str, str]


def as_answered(cells: CellsRead, answers: Answers) -> tuple[CellsRead, dict[str, frozenset[str]]]:
    """A column of currencies or of amounts with the codes that were answered in place of the
    names, and the names that were replaced with the cells (as text) that held them."""
    values, texts = dict(cells.values), dict(cells.texts)
    found: dict[str, set[str]] = {}
    for cell, value in cells.values.items():
        name = value.currency if isinstance(value, Figure) else value
        code = answers.get(str(name).strip().casefold()) if name else None
        if code is None:
            continue
        found.setdefault(str(name).strip(), set()).add(str(cell))
        if isinstance(value, Figure):
            values[cell] = value._replace(currency=code)
            texts[cell] = f"{texts[cell].partition(' ')[0]} {code}"
        else:
            values[cell] = texts[cell] = code
    said = {name: frozenset(held) for name, held in found.items()}
    return replace(cells, values=values, texts=texts), said


def unknown_names(codes: Sequence[str | None], default: str) -> list[str]:
    """What stands in the currency column and names no currency, in its order."""
    return [code.strip() for code in dict.fromkeys(codes) if code and _is_unknown(code, default)]


def has_shared_sign(column: MoneyColumn, heading: str, default: str) -> bool:
    """Whether amounts, or their heading in brackets, are in kr and nothing says whose."""
    if default in KRONOR:
        return False
    signs = {figure.currency for figure in column.figures.values() if figure is not None}
    return KRONA in signs or code_of(in_brackets(heading)) == KRONA


def _is_unknown(name: str, default: str) -> bool:
    code = named_in_column(name)
    return not code or (code == KRONA and default not in KRONOR)
