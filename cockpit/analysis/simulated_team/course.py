"""The way of each deal through the stages, up to its end, be that before today or after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.raw import DISQUALIFIED, WON
from cockpit.analysis.simulated_team.calendar import quarter_ends
from cockpit.analysis.simulated_team.openings import Openings
from cockpit.analysis.simulated_team.rows import Floats, Ints, Mask, drawn, whole
from cockpit.analysis.simulated_team.staff import Staff

OPEN_STAGES = 4
# Median working days in each stage; a step back and again forward is quicker.
_PACE = np.array([5.0, 8.0, 9.0, 7.0])
_SPREAD = 0.5
# In which stage deals are lost.
_LOST_IN = (0.24, 0.3, 0.28, 0.18)


@dataclass(frozen=True, slots=True)
class Course:
    """Six possible steps a deal: the four stages, then one back and one forward again.

    ``visited`` says which were taken; ``entered`` and ``left`` are working days; ``closed`` is
    the last ``left``. ``neglected`` deals are let lie in their last stage.
    """

    stage: Ints
    visited: Mask
    entered: Ints
    left: Ints
    closed: Ints
    neglected: Mask


def run(chance: np.random.Generator, openings: Openings, staff: Staff) -> Course:
    """Let the deals take their course."""
    stage, visited = _steps(chance, openings)
    neglected = (openings.ends != WON) & (chance.random(len(openings)) < 0.09)
    stay = np.where(visited, _stays(chance, openings, staff, stage, visited, neglected), 0)
    left = openings.opened[:, None] + np.cumsum(stay, axis=1)
    entered = left - stay
    last = visited.shape[1] - 1 - np.argmax(visited[:, ::-1], axis=1)
    rows = np.arange(len(openings))
    closed = _rush(chance, left[rows, last], entered[rows, last], openings.ends == WON)
    left[rows, last] = closed
    return Course(stage, visited, entered, left, closed, neglected)


def _steps(chance: np.random.Generator, openings: Openings) -> tuple[Ints, Mask]:
    count = len(openings)
    first = (chance.random(count) < 0.15).astype(np.int64)
    lost_in = drawn(chance, _LOST_IN, count)
    lost_in[openings.ends == DISQUALIFIED] = 0
    won_in = np.where(chance.random(count) < 0.07, 2, 3)
    final = np.maximum(np.where(openings.ends == WON, won_in, lost_in), first)
    places = np.arange(OPEN_STAGES)
    visited = (places >= first[:, None]) & (places <= final[:, None])
    skipped = np.where(chance.random(count) < 0.06, chance.integers(1, 3, count), -1)
    visited &= ~(
        (places == skipped[:, None]) & (places > first[:, None]) & (places < final[:, None])
    )
    back = (final > first) & (chance.random(count) < 0.05)
    back &= visited[np.arange(count), np.maximum(final - 1, 0)]
    stage = np.concatenate(
        (np.broadcast_to(places, visited.shape), np.maximum(final - 1, 0)[:, None], final[:, None]),
        axis=1,
    )
    return stage, np.concatenate((visited, back[:, None], back[:, None]), axis=1)


def _stays(
    chance: np.random.Generator,
    openings: Openings,
    staff: Staff,
    stage: Ints,
    visited: Mask,
    neglected: Mask,
) -> Ints:
    """Working days in each step, one at least; large deals and unhurried reps take longer."""
    size = np.clip((openings.price / 1_500_000) ** 0.18, 0.7, 1.6)
    pace: Floats = size / np.sqrt(staff.skill[openings.owner])
    days = _PACE[stage] * np.exp(chance.normal(0, _SPREAD, stage.shape)) * pace[:, None]
    days[:, OPEN_STAGES:] *= 0.5
    following = np.cumsum(visited[:, ::-1], axis=1)[:, ::-1]
    last = visited & (following == 1)
    days[last & (openings.ends != WON)[:, None]] *= 1.15
    days[last & neglected[:, None]] *= 3.2
    return whole(days)


def _rush(chance: np.random.Generator, closed: Ints, entered: Ints, won: Mask) -> Ints:
    """What would be won soon after a quarter's end is often hurried in before it."""
    ends = quarter_ends(closed - 12)
    hurried = won & (ends < closed) & (entered < ends) & (chance.random(len(closed)) < 0.4)
    hurry = ends - chance.integers(0, 7, len(closed))
    return np.where(hurried, np.maximum(hurry, entered + 1), closed)
