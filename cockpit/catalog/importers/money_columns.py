"""Amounts as written become whole minor units of the right currency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cockpit.catalog.importers.header_words import in_brackets
from cockpit.catalog.importers.kind import Kind
from cockpit.catalog.importers.number_cells import Figure
from cockpit.catalog.importers.reading import Reading
from cockpit.domain.money import to_minor

_DOLLARS = frozenset(["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"])


def in_minor_units(
    kind: Kind, values: dict[str, Sequence[Any]], heading: str, default: str
) -> None:
    """Replace each money column of ``values`` by integers and fill in ``currency``.

    A row's currency is what stands in its currency column, else the sign beside its amount, else
    what the heading names in brackets, else ``default``.
    """
    money = [field.key for field in kind.fields if field.reading is Reading.MONEY]
    present = [key for key in money if key in values]
    if not present:
        return
    fallback = _named_in(heading) or default
    codes = values.get("currency")
    known: dict[tuple[Any, Any], tuple[int | None, str]] = {}
    for key in present:
        figures = values[key]
        named = codes if codes is not None else [None] * len(figures)
        pairs = list(zip(figures, named, strict=True))
        for pair in set(pairs) - known.keys():
            known[pair] = minor_and_currency(*pair, fallback)
        values[key] = [known[pair][0] for pair in pairs]
        if key in ("amount", "list_price"):
            values["currency"] = [known[pair][1] for pair in pairs]


def minor_and_currency(
    figure: Figure | None, named: str | None, fallback: str
) -> tuple[int | None, str]:
    """Minor units and currency of one figure; ``named`` is what the currency column says."""
    currency = _code(named) or _sign(figure.currency if figure else "", fallback) or fallback
    if figure is None:
        return None, currency
    return to_minor(figure.value, currency), currency


def _sign(sign: str, fallback: str) -> str:
    """A bare dollar sign is the default's own dollar, else the American one."""
    if sign != "$":
        return sign
    return fallback if fallback in _DOLLARS else "USD"


def _code(text: str | None) -> str:
    code = (text or "").strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else ""


def _named_in(heading: str) -> str:
    inside = in_brackets(heading)
    return _code(inside) or {"€": "EUR", "£": "GBP", "¥": "JPY"}.get(inside, "")
