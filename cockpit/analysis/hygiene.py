"""Hygiene: in how good an order deals are kept.

Of a deal: Σ weight of the rules passed ÷ Σ weight of the rules that apply. What a file keeps of
no deal at all, and what is not known of a past day (next steps), is no rule that applies. Of
people and teams: the mean over their deals (``catalog.metrics.hygiene``). Source: the metric
contract, `hygiene`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.analysis.signs import Signs, signs_of
from cockpit.analysis.tables import Floats, Longs, Mask

if TYPE_CHECKING:
    from cockpit.analysis.state import State

# Per rule the deals that it applies to, and those that keep it.
Judged = dict[HygieneRule, tuple[Mask, Mask]]


def scores(state: State) -> Floats:
    """Per deal a fraction, NaN where no rule applies; kept with the facts."""
    return state.facts.remember(
        ("hygiene", state.day), lambda: _weighed(_judged(state), len(state.deal))
    )


def scores_at(state: State, deal: Longs) -> Floats:
    """The same of the deals at these positions, at the cost of those alone."""
    if (deal[1:] > deal[:-1]).all():
        return scores_of(state.only(deal))
    deals, spots = np.unique(deal, return_inverse=True)
    return scores_at(state, deals)[spots]


def scores_of(part: State) -> Floats:
    """The same of each deal of a state of some deals; not kept."""
    return _weighed(_asked_of(Signs(part)), len(part.deal))


def score_at(state: State, at: int) -> float | None:
    """The hygiene of the deal at a position, None where no rule applies."""
    found = float(scores(state)[at])
    return None if np.isnan(found) else found


def failed_at(state: State, at: int) -> list[HygieneRule]:
    """The rules that the deal at a position fails, the heaviest first."""
    judged = _judged(state)
    failed = [rule for rule, (applies, passes) in judged.items() if applies[at] and not passes[at]]
    return sorted(failed, key=lambda rule: -rule.weight)


def _judged(state: State) -> Judged:
    return state.facts.remember(("hygiene rules", state.day), lambda: _asked_of(signs_of(state)))


def _asked_of(signs: Signs) -> Judged:
    judged, nothing = {}, np.zeros(len(signs.state.deal), np.bool_)
    all_open = bool(signs.is_open.all())
    are_there = {
        False: all_open or bool(signs.is_open.any()),
        True: not all_open and bool(signs.is_closed.any()),
    }
    for rule in signs.state.facts.references.rules.hygiene:
        applies = rule.applies(signs) if are_there[rule.closed] else nothing
        judged[rule] = applies, rule.passes(signs) if applies.any() else applies
    return judged


def _weighed(judged: Judged, deals: int) -> Floats:
    over, under = np.zeros(deals, np.int16), np.zeros(deals, np.int16)
    for rule, (applies, passes) in judged.items():
        if not applies.any():
            continue
        weight = np.int16(rule.weight)
        over += weight * (applies & passes)
        under += weight * applies
    with np.errstate(invalid="ignore"):
        found: Floats = np.divide(over, under, dtype=np.float64)
    return found
