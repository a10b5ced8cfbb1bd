"""Several people in one cell, as in a column of owners: ``Anna Weber, Bob Hill``."""

from __future__ import annotations

import re
from collections.abc import Callable

# A comma parts people only where nothing else does: it also parts last names from first ones.
_SURELY = re.compile(r"\s*[;/&|+\n]\s*|\s+(?:and|und)\s+")
_COMMA = re.compile(r"\s*,\s*")


def first_of_several(name: str, is_known: Callable[[str], bool]) -> str:
    """The first of the people that a cell seems to name; nothing when it names one.

    Each part must be known, have two words, or be a mail address: ``Weber, Anna`` is one person.
    """
    parts = [part for part in _SURELY.split(name) if part]
    if len(parts) == 1:
        parts = [part for part in _COMMA.split(name) if part]
    if len(parts) < 2 or not all(_is_person(part) or is_known(part) for part in parts):
        return ""
    return parts[0]


def _is_person(part: str) -> bool:
    words = part.split()
    return "@" in part or (len(words) > 1 and all(word[0].isalpha() for word in words))
