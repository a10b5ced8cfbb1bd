"""The three clocks of a deal and the one rule of when it is stalled.

At the end of day D, for a deal that exists: the clocks stop at T = min(D, closed_on) once it is
closed, else T = D. A day spent in a stage of kind on_hold counts in no clock.

- ``deal_age`` = T - opened_on; n/a without an opening date, or before it.
- ``stage_age`` = T - the entered_on of the deal's last visit by D (without a visit: known_from);
  ``days_in_stage`` is the same over all its visits to that stage.
- ``idle_days`` = D - the last customer-facing activity by D, for open deals; n/a without one:
  a source that brings no activities says nothing about idleness.
- ``waiting``: the deal is open and its next step lies on D or later. Next steps are known as of
  now only, so no deal waits on a day before the facts were read.
- ``stalled``: the deal is open, in a stage of kind open, and stage_age > the stage's norm, or
  the stage has an idle limit, the deal is not waiting, and idle_days > that limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.layers import Layer
from cockpit.analysis.norms import norms_at
from cockpit.analysis.raw import KIND_ON_HOLD, KIND_OPEN, NO_DAY
from cockpit.analysis.tables import Array, Ints, Longs, Mask

if TYPE_CHECKING:
    from cockpit.analysis.state import State


def clock_end(state: State) -> Ints:
    """T of each deal."""
    return np.minimum(state.closed_on, state.day).astype(np.int32)


def deal_age(state: State) -> Ints:
    """Days since the opening, NO_DAY when n/a."""
    opened, end = state.opened_on, clock_end(state)
    known = state.exists & (opened <= end)
    age = end - opened - held_days(state, opened, end)
    return np.where(known, age, NO_DAY).astype(np.int32)


def stage_age(state: State) -> Ints:
    """Days since the stage was entered, NO_DAY for deals that do not exist."""
    age = np.maximum(clock_end(state) - state.stage_entered, 0)
    age[state.stage_kind == KIND_ON_HOLD] = 0
    return np.where(state.exists, age, NO_DAY).astype(np.int32)


def days_in_stage(state: State) -> Longs:
    """Days in the stage over all visits to it, for deals of ``state`` in a stage of kind open."""
    layers, found = state.facts.layers, np.zeros(state.facts.layers.size, np.int64)
    stage = state.stage
    for layer, place in layers.each():
        visits = layer.ledger.visits
        deal = visits.deal if place is None else place[visits.deal]
        mine = (visits.entered <= state.day) & (visits.stage == stage[deal])
        if place is None:
            mine &= layers.untouched[visits.deal]
        days = np.minimum(visits.left[mine], state.day) - visits.entered[mine]
        found += np.bincount(deal[mine], np.maximum(days, 0), len(found)).astype(np.int64)
    found = np.where(found == 0, state.stage_age, found)
    return np.where(state.stage_kind == KIND_ON_HOLD, 0, found)


def idle_days(state: State) -> Ints:
    """Days without customer-facing activity, NO_DAY when n/a."""
    begin = state.last_customer_activity
    known = state.is_open & (begin != NO_DAY)
    end = np.full(len(begin), state.day, np.int32)
    idle = np.maximum(end - begin - held_days(state, begin, end), 0)
    return np.where(known, idle, NO_DAY).astype(np.int32)


def idle_limit(state: State) -> Ints:
    """The limit of the deal's stage, NO_DAY without one."""
    return state.facts.references.stages.idle_days[state.stage_position]


def waiting(state: State) -> Mask:
    """Open deals with a next step on the day or later."""
    planned = state.next_step_on
    mask: Mask = state.is_open & (planned >= state.day) & (planned != NO_DAY)
    return mask


def stalled(state: State) -> Mask:
    """The one rule (see above), for board, tile and search."""
    norm = norms_at(state.facts, state.day)
    late: Mask = state.stage_age > norm[state.stage_position]
    stages = state.facts.references.stages
    if (stages.idle_days[:-1] != NO_DAY).any():
        limit = idle_limit(state)
        idle = (state.idle_days != NO_DAY) & (state.idle_days > limit) & (limit != NO_DAY)
        late |= idle & ~state.waiting
    found: Mask = late & state.is_open & (state.stage_kind == KIND_OPEN)
    return found


def held_days(state: State, begin: Ints, end: Ints) -> Array:
    """Days of ``[begin, end)`` that each deal spent in stages on hold; one zero for all of them
    where there are no such stages."""
    stages = state.facts.references.stages.on_hold
    if not stages:
        return np.zeros(1, np.int32)
    held = np.zeros(len(begin), np.int64)
    layers = state.facts.layers
    spot = np.full(layers.size, -1)
    spot[state.deal] = np.arange(len(state.deal))
    deal, start, left = _holds(layers.big, stages, state.day)
    _add_held(held, np.where(layers.untouched[deal], spot[deal], -1), start, left, begin, end)
    if layers.small is not None:
        deal, start, left = _holds(layers.small, stages, state.day)
        _add_held(held, spot[layers.place[deal]], start, left, begin, end)
    return held


def _add_held(held: Array, where: Longs, start: Longs, left: Longs, begin: Ints, end: Ints) -> None:
    """Add the overlap of each visit with its deal's ``[begin, end)``; where -1: to none."""
    mine = where >= 0
    where, start, left = where[mine], start[mine], left[mine]
    overlap = np.minimum(left, end[where]) - np.maximum(start, begin[where])
    np.add.at(held, where, np.maximum(overlap, 0))


def _holds(layer: Layer, stages: tuple[int, ...], day: int) -> tuple[Ints, Longs, Longs]:
    """(deal, entered, left) of the visits on hold that had begun by ``day``."""
    visits = layer.ledger.visits
    rows = np.flatnonzero(np.isin(visits.stage, stages) & (visits.entered <= day))
    left = np.minimum(visits.left[rows], day)
    return visits.deal[rows], visits.entered[rows].astype(np.int64), left.astype(np.int64)
