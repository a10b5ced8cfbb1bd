"""A card told alone says what it says among all deals, after changes too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from unittest import mock

import numpy as np
from hypothesis import given, settings

from cockpit.analysis import layers, norms
from cockpit.analysis.ageing import ageing, ageing_of
from cockpit.analysis.deal_rules import Rules
from cockpit.analysis.facts import build
from cockpit.analysis.state import State
from cockpit.analysis.warned import masks, warnings_alone, warnings_at
from cockpit.catalog.deal_warnings import DEAL_WARNINGS
from tests.analysis.worlds import TODAY, World, change, raw_deals, seeds, worlds

RULES = Rules(warnings=tuple(DEAL_WARNINGS.values()))


def told(state: State, at: int) -> tuple[object, ...]:
    clocks = (state.stage_age[at], state.idle_days[at], state.estimate[at])
    flags = (state.stalled[at], state.waiting[at], ageing(state)[at])
    return (*clocks, *flags, warnings_at(state, at))


def told_alone(state: State, at: int) -> tuple[object, ...]:
    one = state.only_one(at)
    clocks = (one.stage_age[0], one.idle_days[0], one.estimate[0])
    flags = (one.stalled[0], one.waiting[0], ageing_of(one)[0])
    return (*clocks, *flags, warnings_alone(one))


@settings(max_examples=15)
@given(worlds, seeds)
def test_a_deal_alone_is_what_it_is_among_all(world: World, chance: Random) -> None:
    deals, references = world.deals, replace(world.references, rules=RULES)
    with (
        mock.patch.object(norms, "FEWEST_DEALS", 2),
        mock.patch.object(layers, "LARGE", chance.choice([3, 5_000])),
    ):
        facts = build(raw_deals(deals), references, 1, TODAY)
        for position in (2, 3):
            deals, touched = change(chance, deals)
            rows = raw_deals({n: deals[n] for n in sorted(touched) if n in deals})
            facts = facts.patched(position, touched, rows)
            for day in (TODAY, TODAY - timedelta(days=chance.randrange(1, 90))):
                state = facts.at(day)
                assert masks(state).keys() == DEAL_WARNINGS.keys()
                for at in np.flatnonzero(state.exists).tolist():
                    assert told_alone(state, at) == told(state, at)
