"""Words on screen.

Every sentence a person reads goes through ``_`` or ``n_``, so that another language has one
place to come in; so far there is one.
"""

from __future__ import annotations

_group_mark = ","


def use_group_mark(mark: str) -> None:
    """Write counts in sentences as the window writes its figures: 8.800 where people do so."""
    global _group_mark
    _group_mark = mark


def _(text: str) -> str:
    """The text as it is read."""
    return text


def n_(one: str, many: str, n: int) -> str:
    """The form for ``n``, with ``{n}`` filled in (grouped by thousands)."""
    return (one if n == 1 else many).format(n=f"{n:,}".replace(",", _group_mark))
