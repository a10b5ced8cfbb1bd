"""Things that overlap stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lane:
    """Which of how many columns a thing has."""

    column: int
    of: int


def lanes(spans: Sequence[tuple[float, float]]) -> list[Lane]:
    """A lane for each ``(begin, end)``, given in order of their beginnings: what overlaps, perhaps
    through others, shares the width; each takes the first column that is free."""
    found: list[Lane] = []
    cluster: list[int] = []
    ends: list[float] = []
    for begin, end in spans:
        if ends and begin >= max(ends):
            found += [Lane(column, len(ends)) for column in cluster]
            cluster, ends = [], []
        column = next((at for at, over in enumerate(ends) if over <= begin), len(ends))
        if column == len(ends):
            ends.append(end)
        else:
            ends[column] = end
        cluster.append(column)
    return found + [Lane(column, len(ends)) for column in cluster]
