"""What won deals went for beside the list prices of what they sold.

A deal with lines whose net and list prices are known is what these lines say, each times its
quantity; any other is its amount against the list price of its product. Both sides count at the
rate of the closing.
"""

from __future__ import annotations

import numpy as np

from cockpit.analysis.pricing import Weights, listed, priced
from cockpit.analysis.raw import NO_MONEY
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array, Mask
from cockpit.analysis.terms import won, won_and_priced


def sold_with_list_price(rows: Rows) -> Mask:
    """Won deals whose net and list price are known in the reporting currency, the list price above
    0; of those without lines the ones with an amount above 0."""
    net, full = _net(rows), _list(rows)
    mask: Mask = won(rows) & (full.values > 0) & (_has_lines(rows) | won_and_priced(rows))
    for side in (net, full):
        if side.unpriced is not None:
            mask = mask & ~side.unpriced
    return mask


def list_price(rows: Rows) -> Weights:
    """The list price; of rows that ``sold_with_list_price`` keeps."""
    return Weights(_list(rows).values)


def below_list(rows: Rows) -> Weights:
    """List price less what it went for."""
    return Weights(_list(rows).values - _net(rows).values)


def _has_lines(rows: Rows) -> Mask:
    mask: Mask = rows.column("line_list") != NO_MONEY
    return mask


def _net(rows: Rows) -> Weights:
    return _priced(rows, rows.column("listed_net"), rows.amount, rows.currency)


def _list(rows: Rows) -> Weights:
    price, currency = listed(rows.facts.references, rows.product)
    return _priced(rows, rows.column("line_list"), price, currency)


def _priced(rows: Rows, of_lines: Array, otherwise: Array, currency: Array) -> Weights:
    """The lines' sum in the deal's currency, else the other amount in its own."""
    has = _has_lines(rows)
    amounts = np.where(has, of_lines, otherwise)
    currencies = np.where(has, rows.currency, currency)
    return priced(rows.facts.references, amounts, currencies, rows.priced_on)
