"""How far along a deal has ever been: past the point at which it was qualified, or proposed.

A deal reached a milestone by a day when by the end of that day it had entered an open or paused
stage at or past the first one of its pipeline that bears the milestone (or a later one), or a won
stage: who won has passed everything on the way.
"""

from __future__ import annotations

import numpy as np

from cockpit.analysis import raw
from cockpit.analysis.facts import Facts
from cockpit.analysis.references import Stages
from cockpit.analysis.tables import Mask
from cockpit.domain.pipeline import Milestone


def stages_past(facts: Facts, milestone: Milestone) -> frozenset[int]:
    """Ids of the stages at or past the milestone; empty when no stage bears it."""
    references = facts.references
    return references.kept.get(
        ("past", milestone), lambda: _stages_past(references.stages, milestone)
    )


def _stages_past(stages: Stages, milestone: Milestone) -> frozenset[int]:
    wanted = tuple(Milestone).index(milestone)
    bearing = (stages.milestone >= wanted) & (stages.kind != raw.KIND_LOST)
    found: set[int] = set()
    for pipeline in set(stages.pipeline[bearing].tolist()):
        mine = stages.pipeline == pipeline
        first = stages.board_order[mine & bearing].min()
        past = mine & (stages.board_order >= first) & (stages.kind != raw.KIND_LOST)
        found |= {stages.named.ids[spot] for spot in np.flatnonzero(past).tolist()}
    return frozenset(found)


def reached(facts: Facts, milestone: Milestone, day: int) -> Mask:
    """Per deal position whether it had reached the milestone by the end of the day."""
    return facts.remember(("reached", milestone, day), lambda: _reached(facts, milestone, day))


def _reached(facts: Facts, milestone: Milestone, day: int) -> Mask:
    layers, stages = facts.layers, stages_past(facts, milestone)
    big = layers.big.moment(day).been_in(stages)
    if layers.small is None:
        return big
    mask: Mask = np.zeros(layers.size, np.bool_)
    mask[: len(big)] = big
    mask[layers.touched] = False
    mask[layers.place] = layers.small.moment(day).been_in(stages)
    return mask
