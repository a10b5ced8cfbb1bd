"""Printing: a table for people, JSON for programs; nothing else goes to standard output."""

from __future__ import annotations

import json
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

Cell = str | int | float | None


def print_json(data: Any) -> None:
    """One JSON value; an enormous list is written as it is made."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=None, default=str)
    sys.stdout.write("\n")


def wants_json(arguments: Namespace) -> bool:
    """Whether --json was given."""
    return bool(getattr(arguments, "json", False))


def print_table(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Columns as wide as they need; numbers to the right."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max([_width(t), *(_width(row[i]) for row in texts)]) for i, t in enumerate(titles)]
    right = [any(isinstance(row[i], int | float) for row in rows) for i in range(len(titles))]
    print(_line(titles, widths, right))
    for row in texts:
        print(_line(row, widths, right))


def note(text: str) -> None:
    """Progress and warnings go to standard error."""
    print(text, file=sys.stderr)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    columns = zip(cells, widths, right, strict=True)
    return "  ".join(_padded(*column) for column in columns).rstrip()


def _padded(text: str, width: int, right: bool) -> str:
    gap = " " * (width - _width(text))
    return gap + text if right else text + gap


def _text(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    # Control characters from data must not steer the terminal.
    return "".join(" " if unicodedata.category(c)[0] == "C" else c for c in str(cell))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
