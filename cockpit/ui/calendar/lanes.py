"""Things that overlap stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# What is over is known already: its column may be narrower than that of what is to come.
_QUIET = 0.6


class Span(NamedTuple):
    """From when to when, and whether it is over, whatever became of it."""

    begin: float
    end: float
    quiet: bool = False


class Lane(NamedTuple):
    """The part of the width that a thing has: where it begins and how much, of 1."""

    left: float
    width: float


def lanes(spans: Sequence[Span]) -> list[Lane]:
    """A lane for each span, given in order of their beginnings: what overlaps, perhaps through
    others, shares the width; each takes the first column that is free, and reaches over those
    beside it that nothing stands in meanwhile."""
    found: list[Lane] = []
    cluster: list[tuple[Span, int]] = []
    ends: list[float] = []
    for span in spans:
        if ends and span.begin >= max(ends):
            found += _settled(cluster, len(ends))
            cluster, ends = [], []
        column = next((at for at, over in enumerate(ends) if over <= span.begin), len(ends))
        if column == len(ends):
            ends.append(span.end)
        else:
            ends[column] = span.end
        cluster.append((span, column))
    return found + _settled(cluster, len(ends))


def _settled(cluster: Sequence[tuple[Span, int]], of: int) -> list[Lane]:
    loud = {column for span, column in cluster if not span.quiet}
    shares = [1.0 if column in loud else _QUIET for column in range(of)]
    found = []
    for span, column in cluster:
        beside = [other for each, other in cluster if other > column and _meet(span, each)]
        end = min(beside, default=of)
        found.append(
            Lane(sum(shares[:column]) / sum(shares), sum(shares[column:end]) / sum(shares))
        )
    return found


def _meet(one: Span, other: Span) -> bool:
    return other.begin < one.end and other.end > one.begin
