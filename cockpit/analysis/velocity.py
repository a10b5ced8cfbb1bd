"""Sales velocity: what the open qualified deals bring in a day at the rates of the last year.

Per product: open qualified deals × win rate × average won deal ÷ sales cycle, and the products
added up. The rates are those of the last four whole quarters, or of as many as history holds when
these are two or three. A product without a win has no rate: its deals are counted, not priced. In
a group (an owner, a region) the rates are the group's own; a stage, a month, a reason of loss have
none, there the rates are everybody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from cockpit.analysis.deal_terms import qualified
from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure, Groups, whole
from cockpit.analysis.grouping import By, grouping
from cockpit.analysis.metric import Counts
from cockpit.analysis.population import population
from cockpit.analysis.pricing import Weights
from cockpit.analysis.raw import day_number
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Floats, Longs, Mask
from cockpit.analysis.terms import amount, days_open, lost, won, won_and_priced, won_with_opening
from cockpit.analysis.win_curve import first_closing
from cockpit.domain.period import DAY, Period, Unit, last, this
from cockpit.wording import _

QUARTERS, FEWEST = 4, 2
_NO_WINS = _("no wins in the last quarters")
_SHARED = frozenset((By.STAGE, By.LOST_REASON, By.MONTH, By.QUARTER))


@dataclass(frozen=True, slots=True)
class Rates:
    """Per open row: money a day that it brings, NaN without a rate; whether anything with a rate
    is in its group; why there are none."""

    each: Floats
    any: Mask
    reason: str = ""


def velocities(rows: Rows, groups: Groups) -> list[Figure]:
    """The figure of each group; n are its open qualified deals."""
    counted = qualified(rows)
    rates = _rates(rows, groups.by)
    known = counted & ~np.isnan(rates.each)
    total = np.bincount(groups.codes[known], rates.each[known], groups.size)
    n = np.bincount(groups.codes[counted], minlength=groups.size)
    priced = np.bincount(groups.codes[known], minlength=groups.size)
    some = np.bincount(groups.codes[rates.any], minlength=groups.size) > 0
    if not len(rows):
        some = np.full(groups.size, not rates.reason)
    return [
        Figure(
            value if sure else None,
            value,
            None,
            many,
            many - paid,
            reason="" if sure else rates.reason or _NO_WINS,
        )
        for value, sure, many, paid in zip(
            total.tolist(), some.tolist(), n.tolist(), priced.tolist(), strict=True
        )
    ]


def velocity_of_each(rows: Rows) -> Weights:
    """What each row brings a day."""
    by = rows.asked.by if rows.asked is not None else ()
    each = _rates(rows, by).each
    none = np.isnan(each)
    return Weights(np.where(none, 0.0, each), none)


def window(facts: Facts, as_of: date) -> Period | None:
    """The quarters that the rates are taken from, None when history holds fewer than two."""
    fiscal_start = facts.references.fiscal_start
    end = this(Unit.QUARTER, as_of + DAY, fiscal_start).start
    first = first_closing(facts, day_number(as_of))
    start, held = end, 0
    while held < QUARTERS and first is not None and first < day_number(start):
        start = last(Unit.QUARTER, start, fiscal_start).start
        held += 1
    return Period(start, end) if held >= FEWEST else None


def _rates(rows: Rows, by: tuple[str, ...]) -> Rates:
    nothing = np.full(len(rows), np.nan), np.zeros(len(rows), np.bool_)
    if rows.asked is None:
        raise ValueError("velocity is asked about a period and a day")
    asked = rows.asked
    over = window(asked.facts, asked.as_of)
    if over is None:
        return Rates(*nothing, _("fewer than two quarters are known"))
    closed = population(asked.facts, Counts.CLOSED, over, asked.as_of, asked.wanted)
    here, there, cells = _cells(rows, closed, [By(one) for one in by if By(one) not in _SHARED])
    rate = _rate_of_pairs(closed, there, cells)
    any_of_cell: Mask = np.asarray(np.any(~np.isnan(rate), axis=1), np.bool_)
    product = rows.facts.references.products.position(rows.product)
    reason = "" if any_of_cell.any() else _NO_WINS
    return Rates(rate[here, product], any_of_cell[here], reason)


def _cells(rows: Rows, closed: Rows, by: list[By]) -> tuple[Longs, Longs, int]:
    """The cell of each open and each closed row, one cell a combination of groups, and how many."""
    here, there = whole(rows).codes, whole(closed).codes
    if not by:
        return here, there, 1
    for one in by:
        open_groups, closed_groups = grouping(rows, one).groups, grouping(closed, one).groups
        here = here * open_groups.size + open_groups.codes
        there = there * open_groups.size + closed_groups.codes
    known, where = np.unique(np.concatenate((here, there)), return_inverse=True)
    return where[: len(here)], where[len(here) :], max(len(known), 1)


def _rate_of_pairs(closed: Rows, cell: Longs, cells: int) -> Floats:
    """Money a day that an open deal brings, by cell and product position (the last: none)."""
    products = closed.facts.references.products
    width = len(products.ids) + 1
    spot = products.position(closed.product).astype(np.int64)
    pair = cell * width + np.where(spot < 0, width - 1, spot)

    def summed(rows: Longs, values: Array | None = None) -> Floats:
        weights = None if values is None else values[rows]
        found = np.bincount(pair[rows], weights, cells * width).astype(np.float64)
        return found.reshape(cells, width)

    paid, timed = np.flatnonzero(won_and_priced(closed)), np.flatnonzero(won_with_opening(closed))
    wins = summed(np.flatnonzero(won(closed)))
    decided = wins + summed(np.flatnonzero(lost(closed)))
    deals, money = summed(paid), summed(paid, amount(closed).values)
    lives, days = summed(timed), summed(timed, days_open(closed).values)
    with np.errstate(invalid="ignore", divide="ignore"):
        rate: Floats = wins / decided * (money / deals) / np.maximum(days / lives, 1.0)
    rate[wins == 0] = np.nan
    return rate
