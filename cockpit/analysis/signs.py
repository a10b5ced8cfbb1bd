"""What warnings and hygiene rules look at: columns of deals at the end of one day."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.deal_terms import qualified_deals
from cockpit.analysis.layers import Layer
from cockpit.analysis.norms import norms_at
from cockpit.analysis.raw import (
    CATEGORIES,
    KIND_ON_HOLD,
    KIND_OPEN,
    NO_DAY,
    NO_MONEY,
    OPEN,
    WON,
    day_number,
    day_of,
)
from cockpit.analysis.tables import Floats, Ints, Longs, Mask, ranges
from cockpit.domain.period import Unit, this
from cockpit.domain.warned import Case

if TYPE_CHECKING:
    from cockpit.analysis.deal_rules import DealWarning
    from cockpit.analysis.state import State

NOWHERE = -1


class Signs:
    """Columns as long as the state's, worked out when asked for; never change one.

    What a file keeps of no deal at all (contacts, customer activities, next steps) says nothing
    about any: the ``keeps_…`` tell, of a state of some deals too. Days are numbers, NO_DAY when
    there is none.
    """

    def __init__(self, state: State) -> None:
        self.state, self.day = state, state.day
        self._stages, self._layers = state.facts.references.stages, state.facts.layers

    def limits(self, key: str, usual: int | None) -> Ints:
        """Each deal's limit of a warning: its stage's, else the usual one."""
        by_stage = self._limits_of_stages(key, usual)
        if (by_stage == by_stage[-1]).all():
            return np.broadcast_to(by_stage[-1], self.is_open.shape)
        return by_stage[self.state.stage_position]

    def limit_at(self, key: str, usual: int | None, at: int) -> int:
        """The limit of the deal at a position."""
        return int(self._limits_of_stages(key, usual)[self.state.stage_position[at]])

    def _limits_of_stages(self, key: str, usual: int | None) -> Ints:
        given = self.state.facts.references.warning_limits
        found = np.full(len(self._stages.kind), NO_DAY if usual is None else usual, np.int32)
        for spot, stage in enumerate(self._stages.named.ids):
            limit, _off = given.get((stage, key), (NO_DAY, False))
            found[spot] = found[spot] if limit == NO_DAY else limit
        return found

    def wanted(self, rule: DealWarning) -> Mask:
        """Open deals whose stage has the warning on: as it was told, else where it is usual."""
        given = self.state.facts.references.warning_limits
        told: dict[int | None, bool] = {
            stage: not off for (stage, key), (_, off) in given.items() if key == rule.key
        }
        if not told and not rule.late:
            return self.is_open
        usual = map(rule.is_asked_at, self._stages.probability.tolist())
        stages = (*self._stages.named.ids, None)
        on = [told.get(stage, asked) for stage, asked in zip(stages, usual, strict=True)]
        mask: Mask = self.is_open & np.array(on, np.bool_)[self.state.stage_position]
        return mask

    # Which deals

    @property
    def is_open(self) -> Mask:
        """Deals that are to be decided."""
        return self.state.is_open

    @cached_property
    def active(self) -> Mask:
        """Open deals that are not on hold."""
        mask: Mask = self.is_open & (self.state.stage_kind == KIND_OPEN)
        return mask

    @cached_property
    def is_won(self) -> Mask:
        """Won deals."""
        mask: Mask = self.state.exists & (self.state.outcome == WON)
        return mask

    @cached_property
    def is_closed(self) -> Mask:
        """Decided deals."""
        mask: Mask = self.state.exists & (self.state.outcome != OPEN)
        return mask

    @cached_property
    def is_qualified(self) -> Mask:
        """Open deals that are or were qualified (``deal_terms.qualified``)."""
        if not self.is_open.any():
            return self.is_open
        found = np.zeros(len(self.is_open), np.bool_)
        deals = self.state.deal[self.is_open]
        found[self.is_open] = qualified_deals(self.state.facts, deals, self.day)
        return found

    # What the file keeps at all

    @cached_property
    def keeps_contacts(self) -> bool:
        """Whether any deal has a contact."""
        return bool(self._layers.of_deals("contacts").any())

    @cached_property
    def keeps_activities(self) -> bool:
        """Whether any deal had an activity with the customer by then."""
        return self._layers.first_touch <= self.day

    @cached_property
    def keeps_steps(self) -> bool:
        """Whether any deal has a next step, as of now; none is known of days before."""
        known = self.day >= self.state.facts.read_on
        return known and bool(self._layers.of_deals("planned").any())

    # Columns

    @cached_property
    def has_amount(self) -> Mask:
        """Deals with an amount above zero."""
        mask: Mask = (self.state.amount != NO_MONEY) & (self.state.amount > 0)
        return mask

    @cached_property
    def is_priced(self) -> Mask:
        """Deals with an amount, be it zero; of a won deal, above zero."""
        mask: Mask = (self.state.amount != NO_MONEY) & (self.has_amount | ~self.is_won)
        return mask

    @cached_property
    def has_close(self) -> Mask:
        """Deals with an expected close."""
        mask: Mask = self.state.expected_close != NO_DAY
        return mask

    @cached_property
    def usual_days(self) -> Floats:
        """The norm of each deal's stage, infinity without one."""
        return norms_at(self.state.facts, self.day)[self.state.stage_position]

    @cached_property
    def has_reason(self) -> Mask:
        """Deals that say why they were not won."""
        texts = self.state.facts.sources
        empty = texts.index("") if "" in texts else -1
        mask: Mask = self.state.lost_reason != empty
        return mask

    @cached_property
    def pushes(self) -> Longs:
        """How often the expected close was moved to a later month (``close_moves``)."""
        layers = self._layers
        found = np.zeros(layers.size, np.int64)
        found[: len(layers.big.ledger.deals)] = self._pushed(layers.big)
        if layers.small is not None:
            found[layers.touched] = 0
            found[layers.place] = self._pushed(layers.small)
        return found if self.state.is_whole else found[self.state.deal]

    def _pushed(self, layer: Layer) -> Longs:
        so_far = layer.pushes.happened <= self.day
        return np.bincount(layer.pushes.deal[so_far], minlength=len(layer.ledger.deals))

    @cached_property
    def furthest(self) -> Longs:
        """The greatest place among the open stages of its pipeline that an open deal was in; -1
        for any other deal."""
        layers = self._layers
        found = np.full(layers.size, NOWHERE, np.int64)
        wanted = np.zeros(layers.size, np.bool_)
        wanted[self.state.deal] = self.is_open
        deal, order = self._visited(layers.big, wanted[: len(layers.big.ledger.deals)])
        np.maximum.at(found, deal, order)
        if layers.small is not None:
            found[layers.touched] = NOWHERE
            deal, order = self._visited(layers.small, wanted[layers.place])
            found[layers.place] = NOWHERE
            np.maximum.at(found, layers.place[deal], order)
        return found[self.state.deal]

    def _visited(self, layer: Layer, wanted: Mask) -> tuple[Ints, Longs]:
        """(deal, place of the stage) of the visits of wanted deals that had begun, in the deal's
        own pipeline."""
        visits, stages, deals = layer.ledger.visits, self._stages, np.flatnonzero(wanted)
        starts = layer.ledger.visit_starts
        rows = ranges(starts[deals], starts[deals + 1])
        rows = rows[visits.entered[rows] <= self.day]
        deal, spot = visits.deal[rows], stages.named.position(visits.stage[rows])
        mask = np.isin(stages.kind, (KIND_OPEN, KIND_ON_HOLD))[spot]
        mask &= stages.pipeline[spot] == layer.ledger.deals.pipeline[deal]
        return deal[mask], stages.board_order[spot[mask]]

    @cached_property
    def is_behind(self) -> Mask:
        """Deals that stand before the furthest stage they have been in."""
        order = self._stages.board_order[self.state.stage_position]
        mask: Mask = self.is_open & (self.furthest > order)
        return mask

    @cached_property
    def fits_category(self) -> Mask:
        """Whether the expected close fits the forecast category: commit and most likely close by
        the end of the next quarter, best case within a year, none of them in the past."""
        state = self.state
        quarter = this(Unit.QUARTER, day_of(self.day), state.facts.references.fiscal_start)
        following = this(Unit.QUARTER, quarter.end, state.facts.references.fiscal_start)
        latest = {
            "commit": day_number(following.end) - 1,
            "most_likely": day_number(following.end) - 1,
            "best_case": self.day + 365,
            "closed": self.day - 1,
        }
        ends = np.array([latest.get(str(word), NO_DAY) for word in CATEGORIES], np.int64)
        sure = ends[state.category] != NO_DAY
        inside = (state.expected_close >= self.day) & (state.expected_close <= ends[state.category])
        mask: Mask = ~sure | inside
        return mask

    # One deal

    def case(self, at: int) -> Case:
        """The deal at a position, for telling people of it."""
        state, stages = self.state, self._stages
        spot = int(state.stage_position[at])
        usual = float(self.usual_days[at])
        return Case(
            day=day_of(self.day),
            stage=stages.named.names[spot] if spot >= 0 else "",
            amount=_known(state.amount[at], NO_MONEY),
            expected_close=_date(state.expected_close[at]),
            planned=bool(state.planned[at]),
            next_step_on=_date(state.next_step_on[at]),
            stage_age=_known(state.stage_age[at], NO_DAY),
            usual=usual if np.isfinite(usual) else None,
            idle_days=_known(state.idle_days[at], NO_DAY),
            idle_limit=_known(stages.idle_days[spot], NO_DAY),
            pushes=int(self.pushes[at]),
            furthest=self._furthest_name(at),
            contacts=int(state.contacts[at]),
            deciders=int(state.deciders[at]),
        )

    def _furthest_name(self, at: int) -> str:
        stages, pipeline = self._stages, int(self.state.pipeline[at])
        here = (stages.pipeline == pipeline) & (stages.board_order == self.furthest[at])
        spots = np.flatnonzero(here[:-1])
        return stages.named.names[int(spots[0])] if len(spots) else ""


def signs_of(state: State) -> Signs:
    """The signs of a whole state, kept with its facts."""
    return state.facts.remember(("signs", state.day), lambda: Signs(state))


def _known(number: int | np.generic, missing: int) -> int | None:
    return None if int(number) == missing else int(number)


def _date(number: int | np.generic) -> date | None:
    return None if int(number) == NO_DAY else day_of(int(number))
