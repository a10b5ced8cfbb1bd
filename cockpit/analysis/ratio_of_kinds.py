"""A ratio of two sums over rows of different kinds: won deals over calls, talk over time ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cockpit.analysis.figure import Figure, Groups, sums, whole
from cockpit.analysis.grouping import Cut, Key, grouping
from cockpit.analysis.metric import Counts, Term
from cockpit.analysis.population import population
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array
from cockpit.analysis.workings import Asked, Behind


@dataclass(frozen=True, slots=True)
class Side:
    """Rows of a kind and what they add above and below the line (None: nothing); ``keep`` picks
    those that may add. Rows that ``count`` are those that n counts."""

    counts: Counts
    over: Term | None
    under: Term | None
    keep: Callable[[Rows], Rows] | None = None
    count: bool = True


@dataclass(frozen=True, slots=True)
class RatioOfKinds:
    """Workings of the sides' sums; ``reason`` is said where nothing stands below the line."""

    sides: tuple[Side, ...]
    reason: str = ""

    def figure(self, asked: Asked) -> Figure:
        """The figure of everything the filter keeps."""
        parts = [_sums(_rows(asked, side), side, None)[0] for side in self.sides]
        return self._figure(parts)

    def groups(self, asked: Asked, by: Cut) -> list[tuple[Key, Figure]]:
        """The figure of each group that has rows on a side."""
        found: dict[Key, list[tuple[float, float, int]]] = {}
        for side in self.sides:
            rows = _rows(asked, side)
            grouped = grouping(rows, by)
            every = _sums(rows, side, grouped.groups.codes)
            for code in np.unique(grouped.groups.codes).tolist():
                found.setdefault(grouped.key(code), []).append(every[code])
        made = [(key, self._figure(parts)) for key, parts in found.items()]
        return [(key, one) for key, one in made if one.n or one.numerator or one.denominator]

    def behind(self, asked: Asked) -> list[Behind]:
        """The rows of all sides that add anything."""
        found = []
        for side in self.sides:
            rows = _rows(asked, side)
            terms = [term for term in (side.over, side.under) if term is not None]
            mask = np.logical_or.reduce([term.select(rows) for term in terms])
            found.append(Behind(rows.where(mask), side.over, side.under))
        return found

    def _figure(self, parts: list[tuple[float, float, int]]) -> Figure:
        over, under = (_plain(sum(part[side] for part in parts)) for side in (0, 1))
        n = sum(part[2] for part in parts)
        if not under:
            return Figure(None, over, under, n, reason=self.reason)
        return Figure(over / under, over, under, n)


def _plain(number: float) -> float:
    """Whole numbers stay whole."""
    return int(number) if float(number).is_integer() else number


def _rows(asked: Asked, side: Side) -> Rows:
    rows = population(asked.facts, side.counts, asked.period, asked.as_of, asked.wanted)
    return rows if side.keep is None else side.keep(rows)


def _sums(rows: Rows, side: Side, codes: Array | None) -> list[tuple[float, float, int]]:
    """Above, below and n, by code."""
    size = 1 if codes is None else int(codes.max(initial=0)) + 1
    groups = whole(rows) if codes is None else Groups(codes, size)
    nothing = np.zeros(size, np.int64)
    over = None if side.over is None else sums(side.over, rows, groups)
    under = None if side.under is None else sums(side.under, rows, groups)
    counted = (under or over) if side.count else None
    columns = [
        nothing if over is None else over.total,
        nothing if under is None else under.total,
        nothing if counted is None else counted.rows,
    ]
    return list(zip(*(column.tolist() for column in columns), strict=True))
