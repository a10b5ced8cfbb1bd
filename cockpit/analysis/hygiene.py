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
from cockpit.analysis.signs import signs_of
from cockpit.analysis.tables import Floats, Mask

if TYPE_CHECKING:
    from cockpit.analysis.state import State


def scores(state: State) -> Floats:
    """Per deal a fraction, NaN where no rule applies; kept with the facts."""

    def work_out() -> Floats:
        over = np.zeros(len(state.facts.deal_ids))
        under = np.zeros(len(state.facts.deal_ids))
        for rule, (applies, passes) in _judged(state).items():
            over += rule.weight * (applies & passes)
            under += rule.weight * applies
        with np.errstate(invalid="ignore"):
            found: Floats = over / under
        return found

    return state.facts.remember(("hygiene", state.day), work_out)


def score_at(state: State, at: int) -> float | None:
    """The hygiene of the deal at a position, None where no rule applies."""
    found = float(scores(state)[at])
    return None if np.isnan(found) else found


def failed_at(state: State, at: int) -> list[HygieneRule]:
    """The rules that the deal at a position fails, the heaviest first."""
    judged = _judged(state)
    failed = [rule for rule, (applies, passes) in judged.items() if applies[at] and not passes[at]]
    return sorted(failed, key=lambda rule: -rule.weight)


def _judged(state: State) -> dict[HygieneRule, tuple[Mask, Mask]]:
    def work_out() -> dict[HygieneRule, tuple[Mask, Mask]]:
        signs = signs_of(state)
        rules = state.facts.references.rules.hygiene
        return {rule: (rule.applies(signs), rule.passes(signs)) for rule in rules}

    return state.facts.remember(("hygiene rules", state.day), work_out)
