"""Which deals warn of what: the catalogue's rules asked of all deals at the end of a day.

Board, panel, filter, list and triage all ask here, so that they agree.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.signs import Signs, signs_of
from cockpit.analysis.tables import Ints, Mask
from cockpit.domain.warned import Warned

if TYPE_CHECKING:
    from cockpit.analysis.state import State


def masks(state: State) -> dict[str, Mask]:
    """Per warning the deals that it is about, by position; kept with the facts."""
    return state.facts.remember(("warned", state.day), lambda: _found(signs_of(state)))


def any_of(state: State, keys: Collection[str]) -> Mask:
    """Deals with one or more of these warnings."""
    found: Mask = np.zeros(len(state.facts.deal_ids), np.bool_)
    for key, mask in masks(state).items():
        if key in keys:
            found |= mask
    return found


def how_many(state: State) -> Ints:
    """The number of warnings of each deal."""

    def work_out() -> Ints:
        count = np.zeros(len(state.facts.deal_ids), np.int32)
        for mask in masks(state).values():
            count += mask
        return count

    return state.facts.remember(("warnings", state.day), work_out)


def keys_at(state: State, at: int) -> list[str]:
    """What the deal at a position warns of, in the catalogue's order."""
    return [key for key, mask in masks(state).items() if mask[at]]


def warnings_at(state: State, at: int) -> list[Warned]:
    """The same, told with figures."""
    keys = keys_at(state, at)
    return _told(signs_of(state), at, keys) if keys else []


def warnings_alone(state: State) -> list[Warned]:
    """The same of a state of one deal (``State.only_one``), at its cost alone: for a card that
    was just touched, when nobody has asked of all deals yet."""
    signs = Signs(state)
    return _told(signs, 0, [key for key, mask in _found(signs).items() if mask[0]])


def _found(signs: Signs) -> dict[str, Mask]:
    return {
        rule.key: rule.find(signs, signs.limits(rule.key, rule.usual)) & signs.wanted(rule)
        for rule in signs.state.facts.references.rules.warnings
    }


def _told(signs: Signs, at: int, keys: Collection[str]) -> list[Warned]:
    case = signs.case(at)
    return [
        rule.say(case, signs.limit_at(rule.key, rule.usual, at))
        for rule in signs.state.facts.references.rules.warnings
        if rule.key in keys
    ]
