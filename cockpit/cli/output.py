"""Printing: a table for people, JSON for programs; nothing else goes to standard output."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

Cell = str | int | float | None


def print_json(data: Any) -> None:
    """One JSON value; an enormous list is written as it is made."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON is UTF-8 whatever the terminal; half a pair becomes its escape.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
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
    print(plain(text), file=sys.stderr)


def forgive_terminal() -> None:
    """A terminal that lacks a letter shows a mark in its place."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def plain(text: str) -> str:
    """The text on one line: control characters from data must not steer the terminal."""
    return "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)


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
    return plain(str(cell))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
