"""Numbers and money as people write them; the decimal mark is told by the whole column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from cockpit.catalog.importers.currency_words import code_of
from cockpit.catalog.importers.table import Cell

_BODY = r"\d[\d.,'’\s]*|[.,]\d+"
_SHAPE = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+−])?\s*(?P<head>[^\d\s.,()+−-]{{1,4}}\.?)?\s*(?P<sign2>[-+−])?\s*"
    rf"(?P<body>{_BODY})[–—]?\s*(?P<times>[kKM](?![A-Za-z]))?\s*"
    r"(?P<tail>[^\d\s.,()+−-]{1,4}\.?|-)?\s*(?P<close>\))?"
)
_PLAIN = re.compile(r"-?\d+(?:\.\d{1,2})?")
# Longer cells are no numbers; patterns need not look at them.
_LONGEST = 40
_TOO_LARGE = Decimal(10) ** 15
_TIMES = {"k": 1_000, "K": 1_000, "M": 1_000_000}


class NotANumber(ValueError):
    """A cell that is no amount."""


class Figure(NamedTuple):
    """A number as written, and the currency written with it: a code, ``$``, ``kr`` or nothing."""

    value: Decimal
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ReadNumbers:
    """``figures`` for the cells that are numbers, ``bad`` for the others; ``decimal`` is the mark
    the column uses; ``guessed`` a cell that could be read in two ways."""

    figures: dict[Cell, Figure]
    bad: tuple[Cell, ...]
    decimal: str
    guessed: str = ""


def read_numbers(cells: Iterable[Cell]) -> ReadNumbers:
    """Read each distinct cell of a column.

    The mark that most cells prove is the decimal one; a column in which each mark stands before
    exactly three digits proves nothing, and there it parts thousands, as in prices.
    """
    distinct = list(cells)
    texts = [
        cell
        for cell in distinct
        if isinstance(cell, str) and len(cell) <= _LONGEST and not _PLAIN.fullmatch(cell)
    ]
    votes = Counter(vote for text in texts if (vote := _decimal_told_by(text)))
    votes["."] += sum(isinstance(cell, str) and "." in cell for cell in distinct) - sum(
        "." in text for text in texts
    )
    guessed = next((text for text in texts if _could_be_both(text)), "")
    told = max(votes, key=lambda mark: votes[mark]) if votes.total() else ""
    decimal = told or ("," if "." in guessed else ".")
    figures: dict[Cell, Figure] = {}
    bad: list[Cell] = []
    for cell in distinct:
        try:
            figures[cell] = figure_of(cell, decimal)
        except (ValueError, ArithmeticError):
            bad.append(cell)
    return ReadNumbers(figures, tuple(bad), decimal, "" if told else guessed)


def figure_of(cell: Cell, decimal: str = ".") -> Figure:
    """The figure of one cell; NotANumber when it is none."""
    if isinstance(cell, bool) or cell is None:
        raise NotANumber(str(cell))
    if isinstance(cell, int):
        return Figure(_sane(Decimal(cell)))
    if isinstance(cell, float):
        return Figure(_sane(Decimal(repr(cell))))
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        raise NotANumber(str(cell))
    if decimal == "." and _PLAIN.fullmatch(cell):
        return Figure(_sane(Decimal(cell)))
    return _written(cell.strip(), decimal)


def _sane(value: Decimal) -> Decimal:
    """Finite and small enough for minor units in the file."""
    if not value.is_finite() or abs(value) >= _TOO_LARGE:
        raise NotANumber(str(value))
    return value


def _written(text: str, decimal: str) -> Figure:
    match = _SHAPE.fullmatch(text)
    if not match or bool(match["open"]) != bool(match["close"]):
        raise NotANumber(text)
    currency = _currency(match["head"]) or _currency(match["tail"])
    value = _sane(_value(match["body"], decimal) * _TIMES.get(match["times"] or "", 1))
    signs = (match["sign"] or "") + (match["sign2"] or "")
    # A dash after the decimal mark stands for no cents, alone it is a minus.
    trailing = match["tail"] == "-" and match["body"][-1] not in ".,"
    negative = bool(match["open"]) or signs in ("-", "−") or trailing
    return Figure(-value if negative else value, currency)


def _value(body: str, decimal: str) -> Decimal:
    """Digits with the decimal mark of the column; thousands stand in groups of two or three."""
    group = "," if decimal == "." else "."
    whole, _mark, fraction = re.sub(r"[\s'’]", group, body.strip()).partition(decimal)
    if not re.fullmatch(rf"\d*|\d{{1,3}}(?:{re.escape(group)}\d{{2,3}})*", whole):
        raise NotANumber(body)
    if not re.fullmatch(r"\d*", fraction):
        raise NotANumber(body)
    return Decimal(f"{whole.replace(group, '') or '0'}.{fraction or '0'}")


def _currency(text: str | None) -> str:
    """The ISO code for a sign or a code; NotANumber for letters that name no money."""
    if not text or text in ("-", "%"):
        return ""
    found = code_of(text)
    if not found:
        raise NotANumber(text)
    return found


def _decimal_told_by(text: str) -> str:
    """The decimal mark that this cell alone proves, else nothing."""
    match = _SHAPE.fullmatch(text.strip())
    if not match:
        return ""
    body = match["body"].strip()
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return "." if body.rfind(".") > body.rfind(",") else ","
    if points + commas == 0:
        return ""
    mark = "." if points else ","
    other = "," if points else "."
    if max(points, commas) > 1:
        return other
    digits = len(body) - body.index(mark) - 1
    return mark if digits != 3 or body.startswith(("0", mark)) else ""


def _could_be_both(text: str) -> bool:
    """``1,234`` and ``1.234``: thousands here, thousandths there."""
    return (
        bool(re.search(r"(?<!\d)[1-9]\d{0,2}[.,]\d{3}(?!\d)", text))
        and text.count(".") + text.count(",") == 1
    )
