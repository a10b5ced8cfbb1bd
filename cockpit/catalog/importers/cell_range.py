"""Ranges as spreadsheet programs write them: ``B5:K204``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cockpit.domain.refusal import Refused
from cockpit.wording import _

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellRange:
    """Numbers of the first and last row and column, from 1; ``bottom`` and ``right`` are None
    where only the corner was named: as far as there is anything."""

    top: int
    left: int
    bottom: int | None = None
    right: int | None = None

    def __str__(self) -> str:
        """As spreadsheets write it."""
        corner = f"{_letters(self.left)}{self.top}"
        if self.bottom is None or self.right is None:
            return corner
        return f"{corner}:{_letters(self.right)}{self.bottom}"


def range_of(text: str) -> CellRange:
    """The range that a text names; Refused when it names none."""
    match = _RANGE.fullmatch(text.strip())
    if match is None or match[2] == "0":
        raise Refused(_("“{text}” is no range; write it as B5:K204").format(text=text))
    top, left = int(match[2]), _number(match[1])
    if match[3] is None:
        return CellRange(top, left)
    bottom, right = int(match[4]), _number(match[3])
    return CellRange(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
