"""The mean hygiene of deals: those open at a day, and those closed in a period by then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from cockpit.analysis.figure import Figure
from cockpit.analysis.grouping import Cut, Key, grouping
from cockpit.analysis.hygiene import scores_at, scores_of
from cockpit.analysis.metric import Counts, Term
from cockpit.analysis.population import population
from cockpit.analysis.pricing import Weights
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Floats
from cockpit.analysis.terms import every
from cockpit.analysis.workings import Asked, Behind
from cockpit.wording import _

_HYGIENE = "hygiene"


def score(rows: Rows) -> Weights:
    """The hygiene of each row's deal."""
    return Weights(rows.remember(_HYGIENE, lambda: _scores(rows)))


def _scores(rows: Rows) -> Floats:
    part = rows.whole_state
    return scores_at(rows.state, rows.deal) if part is None else scores_of(part)


@dataclass(frozen=True, slots=True)
class MeanScore:
    """Workings: Σ hygiene ÷ deals."""

    def figure(self, asked: Asked) -> Figure:
        """The figure of all."""
        parts = _parts(asked)
        return _figure(
            sum(float(score(rows).values.sum()) for rows in parts), sum(len(rows) for rows in parts)
        )

    def groups(self, asked: Asked, by: Cut) -> list[tuple[Key, Figure]]:
        """Each group that has deals."""
        total: dict[Key, float] = defaultdict(float)
        deals: dict[Key, int] = defaultdict(int)
        for rows in _parts(asked):
            grouped = grouping(rows, by)
            codes, size = grouped.groups.codes, grouped.groups.size
            sums = np.bincount(codes, score(rows).values, size)
            counts = np.bincount(codes, minlength=size)
            for code in np.flatnonzero(counts).tolist():
                total[grouped.key(code)] += float(sums[code])
                deals[grouped.key(code)] += int(counts[code])
        return [(key, _figure(total[key], deals[key])) for key in total]

    def behind(self, asked: Asked) -> list[Behind]:
        """The deals with what each adds."""
        return [Behind(rows, Term(every, score), Term(every)) for rows in _parts(asked)]


def _parts(asked: Asked) -> list[Rows]:
    """Deals open at the day; deals closed in the period that are not open again."""
    found = []
    for counts in (Counts.OPEN, Counts.CLOSED):
        rows = population(asked.facts, counts, asked.period, asked.as_of, asked.wanted)
        if counts is Counts.CLOSED:
            rows = rows.where(~rows.state.are_open(rows.deal))
        found.append(rows)
    return [rows.where(~np.isnan(score(rows).values)) for rows in found]


def _figure(total: float, deals: int) -> Figure:
    if not deals:
        return Figure(None, total, 0, 0, reason=_("no deal is open or was closed"))
    return Figure(total / deals, total, deals, deals)
