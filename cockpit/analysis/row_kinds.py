"""Rows that are no closings, openings or open deals: entries, stays, promises, pushes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.layers import Layer, Part
from cockpit.analysis.raw import KIND_OPEN, NO_DAY, day_of
from cockpit.analysis.rows import EVERY, Columns, Rows
from cockpit.analysis.stage_paths import NOWHERE, ranks
from cockpit.analysis.state import State
from cockpit.analysis.tables import Array, Longs
from cockpit.analysis.version_rows import VersionRows

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts

NONE = np.empty(0, np.int64)
Find = Callable[[Layer], tuple[Longs, dict[str, Array]]]


class Widened:
    """Columns with some more beside them, which hold before the others of their name."""

    def __init__(self, columns: Columns, more: Mapping[str, Array]) -> None:
        self._columns, self._more = columns, more

    def column(self, name: str) -> Array:
        """The column of that name."""
        return self._more[name] if name in self._more else self._columns.column(name)


def entry_rows(facts: Facts, state: State, start: int, end: int) -> Rows:
    """A row a deal and stage that it entered for the first time in ``[start, end)``, by the day
    of the entry, with what the deal was that evening; ``passed_on`` is when it entered a later
    stage (``stage_paths``), NO_DAY when it has not by the state's day."""
    stages, until = facts.references.stages, min(end, state.day + 1)

    def find(layer: Layer) -> tuple[Longs, dict[str, Array]]:
        paths, entered = layer.paths(stages), layer.ledger.visits.entered
        rows = np.flatnonzero(paths.first & (entered >= start) & (entered < until))
        passed = paths.passed_on[rows]
        return rows, {"passed_on": np.where(passed <= state.day, passed, NO_DAY)}

    return _visit_rows(facts, state, find)


def stay_rows(facts: Facts, state: State, start: int, end: int) -> Rows:
    """A row a deal and open stage that it was in at some time of ``[start, end)``, by the day of
    its first entry of them; ``moved_back``: it went from there to an earlier stage in that time."""
    stages, until = facts.references.stages, min(end, state.day + 1)
    is_open = (stages.kind == KIND_OPEN) & (ranks(stages) != NOWHERE)

    def find(layer: Layer) -> tuple[Longs, dict[str, Array]]:
        visits, back = layer.ledger.visits, layer.paths(stages).back_on
        if until <= start:
            return NONE, {"moved_back": np.empty(0, np.bool_)}
        near = np.flatnonzero((visits.entered < until) & (visits.left >= start))
        near = near[is_open[stages.named.position(visits.stage[near])]]
        key = visits.deal[near].astype(np.int64) << 32 | visits.stage[near]
        _same, first, which = np.unique(key, return_index=True, return_inverse=True)
        moved = (back[near] >= start) & (back[near] < until)
        return near[first], {"moved_back": np.bincount(which[moved], minlength=len(first)) > 0}

    return _visit_rows(facts, state, find)


def expected_rows(facts: Facts, state: State, start: int, end: int) -> Rows:
    """Deals open on the evening before ``start`` and then expected to close in ``[start, end)``,
    as they were that evening; ``slipped``: at the end of the state's day, at most of the last day,
    still open and expected at ``end`` or later, at no day, or overdue: before the day, and when
    the last day is over on it too."""
    day = min(state.day, end - 1)
    eve = facts.at(day_of(start - 1))
    deals = eve.open_deals if state.day >= start else NONE
    expected = eve.only(deals).expected_close
    deals = deals[(expected >= start) & (expected < end)]
    after = facts.at(day_of(day)).only(deals)
    due = end if state.day >= end - 1 else day
    slipped = after.is_open & ((after.expected_close >= end) | (after.expected_close < due))
    more = {"slipped": slipped, "outcome": after.outcome}
    return Rows(eve, Widened(eve.only(deals), more), EVERY, "expected_close", None)


def push_rows(facts: Facts, state: State, start: int, end: int) -> Rows:
    """A row a move of a close date to a later month (``close_moves``) on a day of
    ``[start, end)``, with what the deal was that evening; ``pushed_days``: moved by."""
    found = facts.layers.pushed(state.day, start, end)
    parts = tuple(part for part, _days in found)
    more = {"pushed_days": np.concatenate([days for _part, days in found])}
    return Rows(state, VersionRows(parts, more), EVERY, "day", "day")


def _visit_rows(facts: Facts, state: State, find: Find) -> Rows:
    """The visits that ``find`` picks from each ledger, with the versions of their first evening;
    those of deals that are read from elsewhere, or are no more, fall away."""
    layers = facts.layers
    parts, columns = [], []
    for layer, place in layers.each():
        visits = layer.ledger.visits
        rows, more = find(layer)
        versions = layer.ledger.version_of_visit[rows].astype(np.int64)
        deal = visits.deal[rows].astype(np.int64)
        kept = versions >= 0
        if place is None:
            kept &= layers.untouched[deal]
        parts.append(Part(layer.ledger, versions[kept], place))
        seen = {"stage": visits.stage[rows], "entered": visits.entered[rows], **more}
        seen["outcome"] = layer.moment(state.day).of("outcome", deal)
        columns.append({name: column[kept] for name, column in seen.items()})
    joined = {name: np.concatenate([one[name] for one in columns]) for name in columns[0]}
    return Rows(state, VersionRows(tuple(parts), joined), EVERY, "entered", "entered")
