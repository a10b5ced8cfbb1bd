"""A set of deals with their versions, visits and activities, as sorted, immutable columns."""

from __future__ import annotations

from functools import cached_property
from typing import Self

import numpy as np

from cockpit.analysis.ledger_tables import Activities, Deals, Versions, Visits
from cockpit.analysis.raw import NEVER, NO_DAY, OPEN, WON
from cockpit.analysis.tables import Index, Ints, Longs, Mask, in_order, segment_starts
from cockpit.analysis.timeline import Timeline

# Later than any day.
FAR = int(np.iinfo(np.int32).max)


class Ledger:
    """The four tables, their rows sorted by deal, day and arrival (``sorted_ledger``).

    ``versions`` are the live ones, ``old_versions`` those superseded. Columns worked out here
    say nothing about a day; ``moment`` answers for one.
    """

    def __init__(
        self,
        deals: Deals,
        versions: Versions,
        old_versions: Versions,
        visits: Visits,
        activities: Activities,
    ) -> None:
        self.deals, self.versions, self.old_versions = deals, versions, old_versions
        self.visits, self.activities = visits, activities
        self._first_entered: dict[frozenset[int], Ints] = {}
        # What the closings are worth (``pricing``), at the rates of whoever asked last.
        self.prices: object = None

    def ready(self) -> Self:
        """Itself, with what the first change would have to wait for."""
        for name in ("index", "starts", "visit_starts", "old_starts", "activity_starts"):
            getattr(self, name)
        return self

    @cached_property
    def index(self) -> Index:
        """Positions of deal ids."""
        return Index(self.deals.id)

    @cached_property
    def starts(self) -> Longs:
        """Where a deal's versions start, and the end of the last one's."""
        return segment_starts(self.versions.deal, len(self.deals))

    @cached_property
    def visit_starts(self) -> Longs:
        """Where a deal's visits start."""
        return segment_starts(self.visits.deal, len(self.deals))

    @cached_property
    def old_starts(self) -> Longs:
        """Where a deal's superseded versions start."""
        return segment_starts(self.old_versions.deal, len(self.deals))

    @cached_property
    def activity_starts(self) -> Longs:
        """Where a deal's activities start."""
        return segment_starts(self.activities.deal, len(self.deals))

    @cached_property
    def course(self) -> Timeline:
        """Which version holds on a day."""
        return Timeline(self.versions.deal, self.versions.day, self.starts)

    @cached_property
    def visited(self) -> Timeline:
        """Which visit was begun last."""
        return Timeline(self.visits.deal, self.visits.entered, self.visit_starts)

    @cached_property
    def touches(self) -> Timeline:
        """Which customer-facing activity was the last."""
        facing = self.activities.customer_facing
        deal, days = self.activities.deal[facing], self.activities.day[facing]
        return Timeline(deal, days, segment_starts(deal, len(self.deals)))

    @cached_property
    def first_touch(self) -> Ints:
        """Per deal the day of its first customer-facing activity, NO_DAY without one."""
        days, starts = self.touches.days, self.touches.starts
        found = np.full(len(self.deals), NO_DAY, np.int32)
        some = np.flatnonzero(starts[1:] > starts[:-1])
        found[some] = days[starts[some]]
        return found

    def open_on(self, day: int) -> Longs:
        """Positions of the deals open at the end of the day, sorted."""
        deal, since, until = self.open_runs
        return deal[(since <= day) & (until > day)].astype(np.int64)

    @cached_property
    def open_runs(self) -> tuple[Ints, Ints, Ints]:
        """Of every run of open versions: its deal, its first day and the day that ended it."""
        is_open = ~self.closed
        same = self.versions.deal[1:] == self.versions.deal[:-1]
        goes_on = same & is_open[1:] & is_open[:-1]
        first = np.flatnonzero(is_open & ~np.concatenate(([False], goes_on)))
        last = np.flatnonzero(is_open & ~np.concatenate((goes_on, [False])))
        return self.versions.deal[first], self.versions.day[first], self.course.until[last]

    def first_entered(self, stages: frozenset[int]) -> Ints:
        """Per deal the day it first entered one of these stages, FAR without; kept."""
        found = self._first_entered.get(stages)
        if found is None:
            rows = np.flatnonzero(np.isin(self.visits.stage, list(stages)))[::-1]
            found = np.full(len(self.deals), FAR, np.int32)
            found[self.visits.deal[rows]] = self.visits.entered[rows]  # a deal's first is last
            self._first_entered[stages] = found
        return found

    @cached_property
    def version_of_visit(self) -> Ints:
        """Per visit the row of the version that held at the end of its first day; the deal's
        first one before that, -1 for a deal without versions."""
        visits, versions = self.visits, self.versions
        if not len(versions):
            return np.full(len(visits), -1, np.int32)
        keys = _day_keys(versions.deal, versions.day)
        asked = _day_keys(visits.deal, visits.entered)
        found = np.searchsorted(keys, asked, side="right") - 1
        first, end = self.starts[visits.deal], self.starts[visits.deal + 1]
        rows = np.where(end > first, np.maximum(found, first), -1)
        return rows.astype(np.int32)

    @cached_property
    def first_rows(self) -> Longs:
        """Per deal: its last version of the first day it has one (the row where its versions
        start when it has none)."""
        count = len(self.versions)
        if not count:
            return np.zeros(len(self.deals), np.int64)
        first = np.minimum(self.starts[:-1], count - 1)
        same = self.versions.day == self.versions.day[first][self.versions.deal]
        totals = np.concatenate(([0], np.cumsum(same)))
        found = totals[self.starts[1:]] - totals[self.starts[:-1]]
        rows: Longs = np.maximum(self.starts[:-1] + found - 1, 0)
        return rows

    @cached_property
    def closed(self) -> Mask:
        """Per version: whether it is a closed one."""
        mask: Mask = self.versions.outcome != OPEN
        return mask

    @cached_property
    def closings(self) -> tuple[Longs, Ints]:
        """Rows of the closed versions in the order of their closing dates, and these."""
        rows = np.flatnonzero(self.closed)
        dates = self.versions.closed_on[rows]
        order = np.argsort(dates, kind="stable")
        return rows[order], dates[order]

    @cached_property
    def _wins(self) -> tuple[Ints, Ints, Ints]:
        """Of every version that is won: its deal, its day and the day of the deal's next one."""
        rows = np.flatnonzero(self.versions.outcome == WON)
        return self.versions.deal[rows], self.versions.day[rows], self.course.until[rows]

    def won_on(self, day: int) -> Mask:
        """Per deal whether it is won at the end of the day."""
        deal, since, until = self._wins
        mask = np.zeros(len(self.deals), np.bool_)
        mask[deal[(since <= day) & (until > day)]] = True
        return mask

    @cached_property
    def reopens(self) -> Mask:
        """Per version: whether the deal's next version is open."""
        following: Mask = np.zeros(len(self.versions), np.bool_)
        same = self.versions.deal[1:] == self.versions.deal[:-1]
        following[:-1] = same & ~self.closed[1:]
        return following

    @cached_property
    def credit(self) -> Longs:
        """Per closed version: the version whose owner has the credit, the last one of the day
        on which its run of closed versions began; the row itself for an open version."""
        rows = np.arange(len(self.versions))
        begins = self.closed.copy()
        same = self.versions.deal[1:] == self.versions.deal[:-1]
        begins[1:] &= ~(same & self.closed[:-1])
        if not begins.any():
            return rows
        run = np.cumsum(begins) - 1
        start = np.flatnonzero(begins)
        first_day = self.closed & (self.versions.day == self.versions.day[start][run])
        last = start + np.bincount(run[first_day], minlength=len(start)) - 1
        found: Longs = np.where(self.closed, last[run], rows)
        return found

    @cached_property
    def last_positive(self) -> Longs:
        """Per version: the deal's last version so far with an amount above 0, else -1."""
        rows = np.where(self.versions.amount > 0, np.arange(len(self.versions)), -1)
        latest = np.maximum.accumulate(rows) if len(rows) else rows
        found: Longs = np.where(latest >= self.starts[self.versions.deal], latest, -1)
        return found


def _day_keys(deal: Ints, day: Ints) -> Longs:
    """One number for a deal and a day, in the order of both."""
    keys: Longs = deal.astype(np.int64) << 32 | day.astype(np.int64) + 2**31
    return keys


def sorted_ledger(
    deals: Deals, versions: Versions, visits: Visits, activities: Activities
) -> Ledger:
    """The ledger of tables in the order of their rows' ids; superseded versions among them."""
    versions = versions.take(in_order(versions.deal, versions.day))
    live = versions.superseded == NEVER
    return Ledger(
        deals,
        versions if live.all() else versions.take(live),
        versions.take(~live),
        visits.take(in_order(visits.deal, visits.entered)),
        activities.take(in_order(activities.deal, activities.day)),
    )
