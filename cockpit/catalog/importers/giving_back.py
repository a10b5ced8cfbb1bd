"""Giving large lists back: a part at a time, for whoever waits meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_AT_ONCE = 1_000


def give_back(*lists: Sequence[Any] | None) -> None:
    """Empty those of them that are lists. Hundreds of thousands of rows freed at once would hold
    up every other thread, and with them the window, for as long as it takes."""
    for rows in lists:
        while isinstance(rows, list) and rows:
            del rows[-_AT_ONCE:]
