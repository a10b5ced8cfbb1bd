"""A stage's norm: how many days in it are usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.layers import Layers
from cockpit.analysis.percentile import sorted_percentile
from cockpit.analysis.raw import KIND_OPEN, NO_DAY
from cockpit.analysis.references import Stages
from cockpit.analysis.tables import Floats, Ints

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts

FEWEST_DEALS = 10
SHARE = 0.75


def norms_at(facts: Facts, day: int) -> Floats:
    """The norms at the end of the day, kept through changes that happen later."""
    stages = facts.references.stages
    return facts.remember_day("norms", day, lambda: norms(facts.layers, stages, day))


def norms(layers: Layers, stages: Stages, day: int) -> Floats:
    """Days per stage position, infinity where there is no norm (and for an unknown stage).

    The norm of a stage of kind open is its ``rot_days``; without one, the 75th percentile
    (linear interpolation) of the days that deals won by the end of ``day`` stayed in it, when at
    least 10 such deals are known. The days of a deal in a stage are the sum of left_on -
    entered_on over its visits there that had ended by ``day``. Other stages have no norm.
    """
    found = np.full(len(stages.kind), np.inf)
    for spot, stage in enumerate(stages.named.ids):
        if stages.kind[spot] != KIND_OPEN:
            continue
        if stages.rot_days[spot] != NO_DAY:
            found[spot] = stages.rot_days[spot]
            continue
        days = won_days(layers, stage, day)
        if len(days) >= FEWEST_DEALS:
            found[spot] = sorted_percentile(days, SHARE)
    return found


def won_days(layers: Layers, stage: int, day: int) -> Ints:
    """The days that won deals stayed in the stage, sorted, one entry a deal."""
    big = layers.big.moment(day)
    days = big.won_days(stage)
    if layers.small is None:
        return days
    gone = big.won_days_of(stage, layers.touched)
    return _with(_without(days, gone), layers.small.moment(day).won_days(stage))


def _without(days: Ints, gone: Ints) -> Ints:
    """Sorted days less the sorted ones that are among them."""
    if not len(gone):
        return days
    spots = np.searchsorted(days, gone)
    repeated = np.arange(len(gone)) - np.searchsorted(gone, gone)
    return np.delete(days, spots + repeated)


def _with(days: Ints, come: Ints) -> Ints:
    """Sorted days and others, sorted."""
    return np.insert(days, np.searchsorted(days, come), come) if len(come) else days
