"""What stands beside a sales cycle and an age: other beginnings, lost deals, all visits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from cockpit.analysis.clocks import days_in_stage
from cockpit.analysis.figure import Beside
from cockpit.analysis.metric import Counts, Unit
from cockpit.analysis.population import population
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Mask
from cockpit.analysis.terms import lost, won
from cockpit.wording import _


def other_cycles(rows: Rows) -> tuple[Beside, ...]:
    """Days to the closing from the first customer-facing activity and from the first lead, of won
    deals; from the opening, of lost deals; mean and median of those that have such a day, not
    after the closing. And the median age of the deals that are open at the as-of day."""
    is_won, is_lost = won(rows), lost(rows)
    return (
        *_both("contact", _("from the first contact"), _since(rows, "first_touch", is_won)),
        *_both("lead", _("from the lead"), _since(rows, "lead_on", is_won)),
        *_both("lost", _("lost deals"), _since(rows, "opened_on", is_lost)),
        _beside("open_age_median", _("age of open deals, median"), np.median, _open_ages(rows)),
    )


def all_visits(rows: Rows) -> tuple[Beside, ...]:
    """Mean and median of the days that open deals spent in their stage over all visits to it."""
    return _both("all_visits", _("over all visits"), days_in_stage(rows.state)[rows.deal])


def _since(rows: Rows, begin: str, mask: Mask) -> Array:
    """Days from the column's day to the closing, of the marked rows that have such a day."""
    begins, closed = rows.column(begin)[mask], rows.column("closed_on")[mask].astype(np.int64)
    sound = (begins != NO_DAY) & (begins <= closed)
    days: Array = closed[sound] - begins[sound]
    return days


def _open_ages(rows: Rows) -> Array:
    asked = rows.asked
    if asked is None:
        return np.empty(0)
    kept = population(asked.facts, Counts.OPEN, asked.period, asked.as_of, asked.wanted)
    ages = kept.column("deal_age")
    known: Array = ages[ages != NO_DAY]
    return known


def _both(key: str, title: str, days: Array) -> tuple[Beside, Beside]:
    middle = _("{title}, median").format(title=title)
    return _beside(key, title, np.mean, days), _beside(f"{key}_median", middle, np.median, days)


def _beside(key: str, title: str, of: Callable[[Array], Any], days: Array) -> Beside:
    return Beside(key, title, float(of(days)) if len(days) else None, Unit.DAYS)
