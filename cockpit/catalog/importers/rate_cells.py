"""Exchange rates: numbers whose only mark is the decimal one, so ``1.083`` is just above one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from cockpit.catalog.importers.table import Cell

_RATE = re.compile(r"\d[\d.,' ]*")
_LARGEST = 1e9


def read_rates(cells: Iterable[Cell]) -> tuple[dict[Cell, float], list[Cell]]:
    """The rates of the distinct cells of a column, and the cells that are none: a rate is above
    zero. Where a column has both marks the one that stands last is the decimal one."""
    distinct = list(cells)
    texts = [cell for cell in distinct if isinstance(cell, str)]
    both = [text for text in texts if "." in text and "," in text]
    commas = [text for text in texts if "," in text]
    decimal = "," if commas and not any("." in text for text in texts) else "."
    if both:
        decimal = "," if both[0].rfind(",") > both[0].rfind(".") else "."
    rates: dict[Cell, float] = {}
    bad: list[Cell] = []
    for cell in distinct:
        rate = _rate(cell, decimal)
        if rate is None or not 0 < rate < _LARGEST:
            bad.append(cell)
        else:
            rates[cell] = rate
    return rates, bad


def _rate(cell: Cell, decimal: str) -> float | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    if not isinstance(cell, str) or not _RATE.fullmatch(cell.strip()):
        return None
    group = "," if decimal == "." else "."
    bare = re.sub(r"[' ]", "", cell.strip()).replace(group, "").replace(decimal, ".")
    return float(Decimal(bare)) if bare.count(".") <= 1 else None
