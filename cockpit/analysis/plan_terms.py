"""Ingredients that several figures about quotas are mixed from."""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Term
from cockpit.analysis.pricing import Weights
from cockpit.analysis.recipe import Ingredient, Mixture
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Mask
from cockpit.analysis.terms import amount, amount_or_list_price, every, stalled, won
from cockpit.wording import _


def taken_off(rows: Rows) -> Weights:
    """The amount, as what it takes off a remainder."""
    found = amount(rows)
    return Weights(-found.values, found.unpriced, found.estimated)


def expected_taken_off(rows: Rows) -> Weights:
    """The amount or list price, as what it takes off a remainder."""
    found = amount_or_list_price(rows)
    return Weights(-found.values, found.unpriced, found.estimated)


def active(rows: Rows) -> Mask:
    """Open deals that are neither stalled nor past their expected close."""
    mask: Mask = ~stalled(rows) & (rows.day >= rows.state.day)
    return mask


WON = Ingredient(Counts.CLOSED, Term(won, amount, money=True))
OPEN = Ingredient(Counts.OPEN, Term(every, amount_or_list_price, money=True), expected=True)
ACTIVE = Ingredient(Counts.OPEN, Term(active, amount_or_list_price, money=True), expected=True)

TAKES_OFF = Term(won, taken_off, money=True)
MAY_TAKE_OFF = Term(every, expected_taken_off, money=True)


# A quota that is shared out by days is a sum of fractions: a millionth of a cent is no gap.
NOTHING = 1e-6


def without_quota(mixture: Mixture) -> str:
    """Why there is nothing to hold against."""
    return "" if mixture.quota else _("target not set")


def ratio(over: float, under: float | None) -> float | None:
    """The quotient, n/a over nothing."""
    return over / under if under else None
