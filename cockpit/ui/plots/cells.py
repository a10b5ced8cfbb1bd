"""Cells of sheets: words, numbers, shares, money, as shown and as a file keeps them."""

from __future__ import annotations

from decimal import Decimal

from cockpit.domain.money import exponent
from cockpit.ui.plots.sheet import Cell
from cockpit.ui.widgets.figures import count, money, percent


def text_cell(text: str) -> Cell:
    """A word."""
    return Cell(text, text)


def count_cell(number: int) -> Cell:
    """A whole number."""
    return Cell(count(number), number)


def share_cell(share: float | None) -> Cell:
    """A share of one, shown per cent."""
    return Cell(percent(share), share)


def money_cell(minor: float | None, currency: str) -> Cell:
    """Minor units, kept in currency units."""
    if minor is None:
        return Cell(money(None, currency), None)
    whole = round(minor)
    return Cell(money(whole, currency), Decimal(whole).scaleb(-exponent(currency)))
