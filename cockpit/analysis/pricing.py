"""What a row is worth in the reporting currency, and how sure that is.

A row is priced when it has an amount in the reporting currency, or in one with a rate of the row's
reference day (``exchange``: closed deals by their closing, open ones by the as-of day). Rows
without a rate are counted, not priced; amounts of two currencies are never added as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.exchange import Exchange
from cockpit.analysis.ledger import Ledger
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


def priced(references: References, amount: Longs, currency: Ints, day: Array | int) -> Weights:
    """The amounts, at the rates of ``day``, one for all or a row each."""
    value, known = _converted(references, amount, currency, day)
    known &= amount != NO_MONEY
    return Weights(np.where(known, value, 0), ~known)


@dataclass(frozen=True, slots=True)
class ClosingPrices:
    """Per version of a ledger what its closing is worth at the rate of its closing date: ``value``
    where it is ``known``, else 0; ``converted`` marks those that a rate was needed for. Versions
    that closed nothing have none."""

    exchange: Exchange
    value: Floats
    known: Mask
    converted: Mask


def closing_prices(ledger: Ledger, references: References) -> ClosingPrices:
    """The prices of all closings, kept with the ledger while the rates are the same."""
    kept = ledger.prices
    if isinstance(kept, ClosingPrices) and kept.exchange is references.exchange:
        return kept
    versions, (rows, dates) = ledger.versions, ledger.closings
    amount, currency = versions.amount[rows], versions.currency[rows]
    worth, known = _converted(references, amount, currency, dates)
    found = ClosingPrices(
        references.exchange,
        np.zeros(len(versions)),
        np.zeros(len(versions), np.bool_),
        np.zeros(len(versions), np.bool_),
    )
    found.converted[rows] = known & ~references.reporting(currency)
    known &= amount != NO_MONEY
    found.known[rows] = known
    found.value[rows] = np.where(known, worth, 0)
    ledger.prices = found
    return found


def priced_or_listed(
    references: References, amount: Longs, currency: Ints, product: Ints, day: Array | int
) -> Weights:
    """The amounts, and the product's list price, estimated, where there is none."""
    rows = np.flatnonzero(amount == NO_MONEY)
    price, price_currency = listed(references, product[rows])
    days = day[rows] if isinstance(day, np.ndarray) else day
    listed_value, listed_known = _converted(references, price, price_currency, days)
    value, known = _converted(references, amount, currency, day)
    value = value.astype(np.result_type(value, listed_value))
    known[rows] = (price != NO_MONEY) & listed_known
    value[rows] = listed_value
    value[~known] = 0
    estimated = np.zeros(len(value), np.bool_)
    estimated[rows] = known[rows]
    return Weights(value, ~known, estimated)


def _converted(
    references: References, amount: Longs, currency: Ints, day: Array | int
) -> tuple[Longs | Floats, Mask]:
    """Minor units of the reporting currency, and where that is known; whole numbers stay whole
    where nothing has to be converted."""
    same = references.reporting(currency)
    if same.all():
        return amount, same
    foreign = np.flatnonzero(~same)
    days = np.broadcast_to(np.asarray(day, np.int64), len(amount))[foreign]
    factor = references.exchange.factor(currency[foreign], days)
    priced_rows = ~np.isnan(factor)
    known = same.copy()
    known[foreign] = priced_rows
    if not priced_rows.any():
        return amount, known
    value = amount.astype(np.float64)
    value[foreign] = np.where(priced_rows, value[foreign] * factor, 0.0)
    return value, known
