"""Figures whose value is the median of the rows' numbers, not a quotient of sums."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cockpit.analysis.figure import Figure, Groups
from cockpit.analysis.pricing import Weights
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Mask

Select = Callable[[Rows], Mask]
Weigh = Callable[[Rows], Weights]


def by_median(
    select: Select, weigh: Weigh, left_out: Select, nothing: str
) -> Callable[[Rows, Groups], list[Figure]]:
    """The estimate of a metric: per group the median, with the sum and count as its parts;
    ``nothing`` says why there is none."""

    def estimate(rows: Rows, groups: Groups) -> list[Figure]:
        mask, aside = select(rows), left_out(rows)
        values, codes = weigh(rows).values[mask], groups.codes[mask]
        order = np.lexsort((values, codes))
        values, codes = values[order], codes[order]
        edges = np.searchsorted(codes, np.arange(groups.size + 1))
        out = np.bincount(groups.codes[aside], minlength=groups.size)
        return [
            _figure(values[edges[code] : edges[code + 1]], int(out[code]), nothing)
            for code in range(groups.size)
        ]

    return estimate


def _figure(values: Array, left_out: int, nothing: str) -> Figure:
    if not len(values):
        return Figure(None, 0, 0, 0, left_out=left_out, reason=nothing)
    middle = float(np.median(values))
    total = float(values.sum())
    return Figure(middle, total, len(values), len(values), left_out=left_out, median=middle)
