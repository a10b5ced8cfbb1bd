"""Deals as they begin: when, with whom, by whom, for what, and how they are bound to end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.raw import DISQUALIFIED, LOST, NO_DECISION, WON
from cockpit.analysis.simulated_team import calendar
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.customers import LIST_PRICES, Customers
from cockpit.analysis.simulated_team.rows import Floats, Ints, drawn, whole
from cockpit.analysis.simulated_team.staff import Staff

SOURCES = ("Inbound", "Outbound", "Referral", "Event", "Partner")
_SOURCE_SHARE = (34, 30, 14, 10, 12)
_SOURCE_LUCK = np.array([1.05, 0.8, 1.45, 0.95, 1.1])
_PRODUCT_SHARE = np.array([[10, 18, 16, 20, 18, 8, 5, 5], [26, 26, 12, 16, 8, 2, 6, 4]], np.float64)
_CHANCE_TO_WIN = 0.285


@dataclass(frozen=True, slots=True)
class Openings:
    """One entry a deal, in the order they were begun. ``opened`` is a working day, ``owner`` a
    rep's position, ``ends`` how it would end if nobody looked before; ``price`` is its list
    price, minor units."""

    opened: Ints
    account: Ints
    owner: Ints
    product: Ints
    quantity: Ints
    source: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.opened)

    @property
    def price(self) -> Ints:
        """Quantity times list price."""
        return self.quantity * LIST_PRICES[self.product]


def begin(
    chance: np.random.Generator, days: Calendar, staff: Staff, customers: Customers, count: int
) -> Openings:
    """Make up ``count`` beginnings."""
    opened = np.sort(days.first + drawn(chance, days.openings().tolist(), count))
    account = drawn(chance, customers.weight.tolist(), count)
    owner = _owners(chance, staff, customers, opened, account)
    product = np.zeros(count, np.int64)
    for segment in range(2):
        here = staff.team[owner] % 2 == segment
        product[here] = drawn(chance, _PRODUCT_SHARE[segment].tolist(), int(here.sum()))
    spread = np.exp(chance.normal(0.15, 0.55, count)) * (1 + 0.6 * customers.key_account[account])
    source = drawn(chance, _SOURCE_SHARE, count)
    ends = _ends(chance, staff.skill[owner] * _SOURCE_LUCK[source])
    return Openings(opened, account, owner, product, whole(spread), source, ends)


def _owners(
    chance: np.random.Generator, staff: Staff, customers: Customers, opened: Ints, account: Ints
) -> Ints:
    """Half the deals go to the account's owner, the rest to whoever has time in the region."""
    owner = customers.owner[account].copy()
    weeks = opened // 5
    region = customers.region[account]
    stays = chance.random(len(opened)) < 0.5
    for week in range(int(weeks.min()), int(weeks.max()) + 1):
        share = staff.present(int(calendar.day(np.array([week * 5]))[0]))
        here = weeks == week
        absent = share[owner] == 0
        for one in range(int(staff.region.max()) + 1):
            free = np.flatnonzero(here & (region == one) & (~stays | absent))
            time = (share * staff.zeal * (staff.region == one)).tolist()
            owner[free] = drawn(chance, time, len(free))
    return owner


def _ends(chance: np.random.Generator, luck: Floats) -> Ints:
    count = len(luck)
    won = chance.random(count) < np.clip(_CHANCE_TO_WIN * luck, 0.05, 0.75)
    otherwise = np.array([LOST, NO_DECISION, DISQUALIFIED])[drawn(chance, (80, 14, 6), count)]
    return np.where(won, WON, otherwise).astype(np.int64)
