"""Every deal at the end of one day, column by column."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis import clocks
from cockpit.analysis.layers import Chosen
from cockpit.analysis.pricing import listed
from cockpit.analysis.raw import NO_DAY, NO_MONEY, OPEN, WON
from cockpit.analysis.tables import Array, Floats, Ints, Longs, Mask

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts


class State:
    """Columns as long as ``facts.deal_ids``, made when asked for; never change one.

    A deal exists from the day of its first live version on; where ``exists`` is False the other
    columns hold nothing. Ids are 0, days NO_DAY, money NO_MONEY when there is none.
    """

    def __init__(self, facts: Facts, day: int, chosen: Chosen | None = None) -> None:
        self.facts, self.day, self._chosen = facts, day, chosen

    def only(self, deals: Longs) -> State:
        """The state of the deals at these positions (sorted), its columns as long as they."""
        return State(self.facts, self.day, self.facts.layers.choose(deals))

    def only_one(self, at: int) -> State:
        """The state of the deal at a position, one entry a column."""
        return self.only(np.array([at], np.int64))

    @property
    def is_whole(self) -> bool:
        """Whether it is of all deals."""
        return self._chosen is None

    def column(self, name: str) -> Array:
        """A column by its name."""
        found: Array = getattr(self, name)
        return found

    def _versioned(self, name: str) -> Array:
        return self.facts.layers.at(self.day, name, self._chosen)

    def _of_deals(self, name: str) -> Array:
        return self.facts.layers.of_deals(name, self._chosen)

    @cached_property
    def deal(self) -> Longs:
        """The deal's position."""
        if self._chosen is not None:
            return self._chosen.deals
        return np.arange(self.facts.layers.size)

    @cached_property
    def exists(self) -> Mask:
        """Whether the deal had its first version by the end of the day."""
        return self._versioned("exists")

    @cached_property
    def owner(self) -> Ints:
        """The owner's id."""
        return self._versioned("owner")

    @cached_property
    def stage(self) -> Ints:
        """The stage's id."""
        return self._versioned("stage")

    @cached_property
    def product(self) -> Ints:
        """The product's id."""
        return self._versioned("product")

    @cached_property
    def amount(self) -> Longs:
        """The amount in minor units of ``currency``."""
        return self._versioned("amount")

    @cached_property
    def currency(self) -> Ints:
        """The currency's code."""
        return self._versioned("currency")

    @cached_property
    def expected_close(self) -> Ints:
        """The day on which the deal is expected to close."""
        return self._versioned("expected_close")

    @cached_property
    def category(self) -> Ints:
        """The forecast category's code."""
        return self._versioned("category")

    @cached_property
    def outcome(self) -> Ints:
        """The outcome's code."""
        return self._versioned("outcome")

    @cached_property
    def closed_on(self) -> Ints:
        """The day on which it closed."""
        return self._versioned("closed_on")

    @cached_property
    def opened_on(self) -> Ints:
        """The true opening date."""
        return self._of_deals("opened_on")

    @cached_property
    def known_from(self) -> Ints:
        """The day from which on the deal is known to exist."""
        return self._of_deals("known_from")

    @cached_property
    def account(self) -> Ints:
        """The account's id."""
        return self._of_deals("account")

    @cached_property
    def pipeline(self) -> Ints:
        """The pipeline's id."""
        return self._of_deals("pipeline")

    @cached_property
    def next_step_on(self) -> Ints:
        """The planned next step's day; NO_DAY on days before the facts were read."""
        planned = self._of_deals("next_step_on")
        return planned if self.day >= self.facts.read_on else np.full_like(planned, NO_DAY)

    @cached_property
    def planned(self) -> Ints:
        """1 where a next step is written down; 0 on days before the facts were read."""
        planned = self._of_deals("planned")
        return planned if self.day >= self.facts.read_on else np.zeros_like(planned)

    @cached_property
    def contacts(self) -> Ints:
        """How many people of the customer are known; they have no dates."""
        return self._of_deals("contacts")

    @cached_property
    def named(self) -> Ints:
        """How many of them have a role in the deal."""
        return self._of_deals("named")

    @cached_property
    def deciders(self) -> Ints:
        """How many of them have a role that decides."""
        return self._of_deals("deciders")

    @cached_property
    def undated(self) -> Ints:
        """1 where a deal closed and nobody said when."""
        return self._of_deals("undated")

    @cached_property
    def lost_reason(self) -> Ints:
        """The reason's place among the facts' texts."""
        return self._of_deals("lost_reason")

    @cached_property
    def is_open(self) -> Mask:
        """Deals that exist and are still to be decided."""
        mask: Mask = (self.outcome == OPEN) & self.exists
        return mask

    @cached_property
    def open_deals(self) -> Longs:
        """Positions of the open deals, sorted."""
        if self._chosen is not None or "is_open" in self.__dict__:
            return self.deal[self.is_open]
        return self.facts.layers.open_on(self.day)

    def are_open(self, deal: Longs) -> Mask:
        """Which of the deals at these positions are open, without asking the others."""
        if "is_open" in self.__dict__:
            return self.is_open[deal]
        mask = np.zeros(self.facts.layers.size, np.bool_)
        mask[self.open_deals] = True
        return mask[deal]

    @cached_property
    def stage_position(self) -> Ints:
        """Where the stage stands in ``references.stages``."""
        return self.facts.references.stages.named.position(self.stage)

    @cached_property
    def stage_kind(self) -> Ints:
        """The stage's kind."""
        return self.facts.references.stages.kind[self.stage_position]

    @cached_property
    def probability(self) -> Floats:
        """1 for won, 0 for closed otherwise; for open deals the one set by hand (known as of
        now only), else the stage's."""
        chance = self.facts.references.stages.probability[self.stage_position]
        if self.day >= self.facts.read_on:
            own = self._of_deals("probability")
            chance = np.where(own >= 0, own, chance)
        chance[self.outcome != OPEN] = 0.0
        chance[self.outcome == WON] = 1.0
        return chance

    @cached_property
    def estimate(self) -> Longs:
        """The product's list price where there is no amount, in the product's currency."""
        price, _currency = listed(self.facts.references, self.product)
        return np.where(self.amount == NO_MONEY, price, NO_MONEY)

    @cached_property
    def _unit(self) -> tuple[Ints, Ints, Ints]:
        people = self.facts.references.people.position(self.owner)
        organisation = self.facts.references.organisation
        stretch = int(organisation.stretch(np.array([self.day]))[0])
        return (
            organisation.team[stretch][people],
            organisation.manager[stretch][people],
            organisation.region[stretch][people],
        )

    @property
    def team(self) -> Ints:
        """The id of the owner's team that day."""
        return self._unit[0]

    @property
    def manager(self) -> Ints:
        """The id of the owner's manager that day."""
        return self._unit[1]

    @property
    def region(self) -> Ints:
        """The place of the owner's region among ``references.organisation.regions``."""
        return self._unit[2]

    @cached_property
    def stage_entered(self) -> Ints:
        """When the deal's last visit began, known_from without one."""
        entered = self._versioned("entered")
        return np.where(entered == NO_DAY, self.known_from, entered)

    @cached_property
    def last_customer_activity(self) -> Ints:
        """The last customer-facing activity's day."""
        return self._versioned("touched")

    @cached_property
    def deal_age(self) -> Ints:
        """See ``clocks``."""
        return clocks.deal_age(self)

    @cached_property
    def stage_age(self) -> Ints:
        """See ``clocks``."""
        return clocks.stage_age(self)

    @cached_property
    def idle_days(self) -> Ints:
        """See ``clocks``."""
        return clocks.idle_days(self)

    @cached_property
    def waiting(self) -> Mask:
        """See ``clocks``."""
        return clocks.waiting(self)

    @cached_property
    def stalled(self) -> Mask:
        """See ``clocks``."""
        return clocks.stalled(self)
