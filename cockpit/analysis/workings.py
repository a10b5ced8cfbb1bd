"""Metrics that are no plain quotient of sums over one kind of rows: how those are worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

import numpy as np

from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.figure import Figure
    from cockpit.analysis.grouping import Cut, Key
    from cockpit.analysis.metric import Term
    from cockpit.analysis.rows import Rows
    from cockpit.analysis.tables import Array, Longs


@dataclass(frozen=True, slots=True)
class Asked:
    """What a figure is asked about: the period, the day at whose end it stands, and whom; rows
    of one group of a grouping were asked for ``by`` it. ``beside``: what is said beside the figure
    is wanted too; points of the past go without."""

    facts: Facts
    period: Period
    as_of: date
    wanted: DealFilter
    by: tuple[str, ...] = ()
    beside: bool = True


@dataclass(frozen=True, slots=True)
class Behind:
    """Rows behind a figure and what each adds to its numerator and denominator (None: nothing).
    The rows of every ``Behind`` of a figure together are exactly those it was made of."""

    rows: Rows
    over: Term | None
    under: Term | None


class Workings(Protocol):
    """What ``measure``, the small lines and the rows behind a figure ask of such a metric."""

    def figure(self, asked: Asked, /) -> Figure:
        """The figure of everything the filter keeps."""
        ...

    def groups(self, asked: Asked, by: Cut, /) -> list[tuple[Key, Figure]]:
        """The figure of each group that has rows or a quota, in any order."""
        ...

    def behind(self, asked: Asked, /) -> list[Behind]:
        """The rows behind the figure."""
        ...


def named_behind(workings: Workings, asked: Asked) -> tuple[Longs, Array]:
    """Ids and uids of all rows behind a figure, none twice; rows of two kinds may share an id."""
    named = [part.rows.named() for part in workings.behind(asked)]
    if not named:
        return np.empty(0, np.int64), np.empty(0, "V16")
    ids, uids = (np.concatenate(columns) for columns in zip(*named, strict=True))
    _same, first = np.unique(uids.view("S16"), return_index=True)
    rows = first[np.argsort(ids[first], kind="stable")]
    return ids[rows], uids[rows]
