"""Yes and no, in the words that exports use."""

from __future__ import annotations

from cockpit.catalog.importers.table import Cell

_YES = frozenset(
    (
        "1",
        "true",
        "yes",
        "y",
        "t",
        "x",
        "ja",
        "wahr",
        "oui",
        "vrai",
        "si",
        "sí",
        "sim",
        "verdadero",
        "verdadeiro",
        "vero",
        "✓",
        "on",
    )
)
_NO = frozenset(
    (
        "0",
        "false",
        "no",
        "n",
        "f",
        "nein",
        "falsch",
        "non",
        "faux",
        "não",
        "nao",
        "falso",
        "nee",
        "off",
    )
)


def flag_of(cell: Cell) -> bool | None:
    """True or False; None when the cell says neither."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, (int, float)):
        return bool(cell) if cell in (0, 1) else None
    word = str(cell).strip().casefold().removesuffix(".0") if isinstance(cell, str) else ""
    if word in _YES:
        return True
    return False if word in _NO else None
