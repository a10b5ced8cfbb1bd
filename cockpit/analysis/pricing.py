"""What a row is worth in the reporting currency, and how sure that is.

A row is priced when it has an amount in the reporting currency. Rows in another currency have no
rate yet and are counted, not priced; amounts of two currencies are never added.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.raw import NO_MONEY
from cockpit.analysis.references import References
from cockpit.analysis.tables import Array, Floats, Ints, Longs, Mask


@dataclass(frozen=True, slots=True)
class Weights:
    """A number a row. ``unpriced`` rows count but have no number (it is 0 there); ``estimated``
    rows have a list price for a number. None: no row is."""

    values: Longs | Floats
    unpriced: Mask | None = None
    estimated: Mask | None = None


def listed(references: References, product: Array) -> tuple[Longs, Ints]:
    """(list price, its currency's code) of product ids; NO_MONEY without one."""
    spot = references.products.position(product)
    return references.list_price[spot], references.list_currency[spot]


def priced(references: References, amount: Longs, currency: Ints) -> Weights:
    """The amounts themselves."""
    known = (amount != NO_MONEY) & references.reporting(currency)
    return Weights(np.where(known, amount, 0), ~known)


def priced_or_listed(
    references: References, amount: Longs, currency: Ints, product: Ints
) -> Weights:
    """The amounts, and the product's list price, estimated, where there is none."""
    rows = np.flatnonzero(amount == NO_MONEY)
    price, price_currency = listed(references, product[rows])
    known = references.reporting(currency)
    known[rows] = (price != NO_MONEY) & references.reporting(price_currency)
    value = amount.copy()
    value[rows] = price
    value[~known] = 0
    estimated = np.zeros(len(value), np.bool_)
    estimated[rows] = known[rows]
    return Weights(value, ~known, estimated)
