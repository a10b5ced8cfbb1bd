"""What won deals went for beside the list prices of their products."""

from __future__ import annotations

from cockpit.analysis.pricing import Weights, listed
from cockpit.analysis.raw import NO_MONEY
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Mask
from cockpit.analysis.terms import won_and_priced


def sold_with_list_price(rows: Rows) -> Mask:
    """Won deals with an amount above 0 and a list price above 0, both in the reporting
    currency."""
    references = rows.facts.references
    price, currency = listed(references, rows.product)
    mask: Mask = won_and_priced(rows) & (price != NO_MONEY) & (price > 0)
    return mask & references.reporting(currency) & references.reporting(rows.currency)


def list_price(rows: Rows) -> Weights:
    """The list price; of rows that ``sold_with_list_price`` keeps."""
    return Weights(listed(rows.facts.references, rows.product)[0])


def below_list(rows: Rows) -> Weights:
    """List price less amount."""
    price, _currency = listed(rows.facts.references, rows.product)
    return Weights(price - rows.amount)
