"""A deal that is on its way to being stalled: the warning before the rule of ``clocks``.

``ageing``: the deal is open, in a stage of kind open and not stalled, and has used three
quarters of the stage's norm or, when it is not waiting, of the stage's idle limit.
"""

from __future__ import annotations

import numpy as np

from cockpit.analysis.clocks import idle_limit
from cockpit.analysis.norms import norms_at
from cockpit.analysis.raw import KIND_OPEN, NO_DAY
from cockpit.analysis.state import State
from cockpit.analysis.tables import Mask

SHARE = 0.75


def ageing(state: State) -> Mask:
    """One flag a deal; kept with the facts, as the state itself is."""
    return state.facts.remember(("ageing", state.day), lambda: ageing_of(state))


def ageing_of(state: State) -> Mask:
    """One flag a deal of this state, be it of some deals alone; not kept."""
    norm = norms_at(state.facts, state.day)
    late: Mask = state.stage_age > SHARE * norm[state.stage_position]
    limit = idle_limit(state)
    known = (limit != NO_DAY) & (state.idle_days != NO_DAY) & ~state.waiting
    late |= known & (state.idle_days > SHARE * limit.astype(np.float64))
    late &= state.is_open & (state.stage_kind == KIND_OPEN) & ~state.stalled
    return late
