"""The columns of deals, their versions, visits and activities, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.analysis.tables import Array, Floats, Ints, Longs, Mask, Table


@dataclass(frozen=True, slots=True)
class Deals(Table):
    """What a deal is at all times; ``next_step_on`` and ``probability`` are as of now.

    ``lost_reason`` and ``source`` count through the facts' texts; ``line_net`` and ``line_cost``
    are the sums of the lines whose cost is known, ``listed_net`` and ``line_list`` those of the
    lines whose list price is, ``lead_on`` the day of the deal's first lead.
    ``planned`` says whether a next step is written down, as of now; ``contacts`` counts people of
    the customer, ``named`` those with a role, ``deciders`` those whose role decides,
    ``undated`` says that it closed and nobody said when.
    """

    id: Longs
    uid: Array
    account: Ints
    pipeline: Ints
    source: Ints
    opened_on: Ints
    known_from: Ints
    next_step_on: Ints
    probability: Floats
    lost_reason: Ints
    line_net: Longs
    line_cost: Longs
    listed_net: Longs
    line_list: Longs
    lead_on: Ints
    planned: Ints
    contacts: Ints
    named: Ints
    deciders: Ints
    undated: Ints


@dataclass(frozen=True, slots=True)
class Versions(Table):
    """What a deal was from ``day`` on; ``deal`` is its position, ``arrival`` the order of ids."""

    deal: Ints
    day: Ints
    learnt: Longs
    superseded: Longs
    owner: Ints
    stage: Ints
    product: Ints
    amount: Longs
    currency: Ints
    expected_close: Ints
    category: Ints
    outcome: Ints
    closed_on: Ints
    arrival: Ints


@dataclass(frozen=True, slots=True)
class Visits(Table):
    """A stay in a stage, ``[entered, left)``."""

    deal: Ints
    stage: Ints
    entered: Ints
    left: Ints
    learnt: Longs
    arrival: Ints


@dataclass(frozen=True, slots=True)
class Activities(Table):
    """Something done for a deal."""

    deal: Ints
    day: Ints
    customer_facing: Mask
    learnt: Longs
