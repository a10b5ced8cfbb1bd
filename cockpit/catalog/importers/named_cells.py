"""Names as some programs write them: with an address behind, or several in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

# “Anna Weber (anna@example.com)”, “Anna Weber <anna@example.com>”.
_ADDRESSED = re.compile(r"(?P<name>[^<(]+?)\s*[(<][^\s@]+@[^\s@]+[)>]")
_BETWEEN = ";"


def without_address(name: str) -> str:
    """The name alone."""
    found = _ADDRESSED.fullmatch(name)
    return found["name"] if found else name


def first_of_several(
    names: Sequence[str | None], references: Sequence[str | None]
) -> dict[int, tuple[str, str]]:
    """The first name and identifier of cells that hold several of both, by place: one deal may
    belong to several companies there, and their identifiers say how many."""
    found = {}
    for at, (name, reference) in enumerate(zip(names, references, strict=True)):
        if not reference or _BETWEEN not in reference:
            continue
        keys = [part.strip() for part in reference.split(_BETWEEN)]
        parts = [part.strip() for part in (name or "").split(_BETWEEN)]
        if len(parts) == len(keys):
            found[at] = parts[0], keys[0]
    return found
