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

    def take(self, rows: Mask) -> Weights:
        """The weights of some rows."""
        return Weights(
            self.values[rows],
            None if self.unpriced is None else self.unpriced[rows],
            None if self.estimated is None else self.estimated[rows],
        )


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
    price, price_currency = listed(references, product)
    missing = amount == NO_MONEY
    value = np.where(missing, price, amount)
    known = (value != NO_MONEY) & references.reporting(
        np.where(missing, price_currency, currency)
    )
    return Weights(np.where(known, value, 0), ~known, missing & known)
