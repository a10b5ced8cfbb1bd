"""Selections and weights that several metrics are declared with."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.pricing import Weights, listed, priced, priced_or_listed
from cockpit.analysis.raw import LOST, NO_DAY, NO_MONEY, WON
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Mask


def every(rows: Rows) -> Mask:
    """All rows."""
    return np.ones(len(rows), np.bool_)


def won(rows: Rows) -> Mask:
    """Won deals."""
    mask: Mask = rows.outcome == WON
    return mask


def lost(rows: Rows) -> Mask:
    """Lost deals; no decision and disqualified are not among them."""
    mask: Mask = rows.outcome == LOST
    return mask


def won_or_lost(rows: Rows) -> Mask:
    """Won and lost deals."""
    return won(rows) | lost(rows)


def amount(rows: Rows) -> Weights:
    """The amount; without one, or in a currency without a rate, not priced."""
    return rows.remember("amount", lambda: _amount(rows))


def _amount(rows: Rows) -> Weights:
    if not rows.are_closings:
        return priced(rows.facts.references, rows.amount, rows.currency, rows.priced_on)
    known = rows.column("worth_known")
    if rows.column("worth_converted").any():
        return Weights(rows.column("worth_value"), ~known)
    return Weights(np.where(known, rows.amount, 0), ~known)


def amount_or_list_price(rows: Rows) -> Weights:
    """The amount, else the product's list price, estimated; without either not priced."""
    references = rows.facts.references
    return rows.remember(
        "amount or list price",
        lambda: priced_or_listed(
            references, rows.amount, rows.currency, rows.product, rows.priced_on
        ),
    )


def expected_amount(rows: Rows) -> Weights:
    """``amount_or_list_price`` × the deal's probability."""
    value = amount_or_list_price(rows)
    return Weights(value.values * rows.column("probability"), value.unpriced, value.estimated)


def value_at_stake(rows: Rows) -> Weights:
    """A won deal's amount; a lost deal's last amount above 0, else its product's list price,
    estimated; else not priced."""
    references = rows.facts.references
    at_loss = np.where(rows.column("has_positive"), rows.column("positive_amount"), NO_MONEY)
    currency = rows.column("positive_currency")
    if_lost = priced_or_listed(references, at_loss, currency, rows.product, rows.priced_on)
    if_won, is_won = amount(rows), won(rows)
    return Weights(
        np.where(is_won, if_won.values, if_lost.values),
        np.where(is_won, _marks(if_won.unpriced, rows), _marks(if_lost.unpriced, rows)),
        ~is_won & _marks(if_lost.estimated, rows),
    )


def lost_without_value(rows: Rows) -> Mask:
    """Lost deals that never had an amount above 0 and whose product has no list price."""
    price, _currency = listed(rows.facts.references, rows.product)
    mask: Mask = lost(rows) & ~rows.column("has_positive") & (price == NO_MONEY)
    return mask


def _marks(marks: Mask | None, rows: Rows) -> Mask:
    return np.zeros(len(rows), np.bool_) if marks is None else marks


def amount_not_positive(rows: Rows) -> Mask:
    """Won deals with an amount of 0 or less."""
    mask: Mask = won(rows) & (rows.amount != NO_MONEY) & (rows.amount <= 0)
    return mask


def won_for_an_amount(rows: Rows) -> Mask:
    """Won deals without those whose amount is 0 or less."""
    return won(rows) & ~amount_not_positive(rows)


def won_and_priced(rows: Rows) -> Mask:
    """Won deals with an amount above 0 in a currency that can be reported."""
    known = ~_marks(amount(rows).unpriced, rows)
    mask: Mask = won(rows) & (rows.amount > 0) & known
    return mask


def won_with_opening(rows: Rows) -> Mask:
    """Won deals with a true opening date: one that is known and not after the closing."""
    opened = rows.column("opened_on")
    mask: Mask = won(rows) & (opened != NO_DAY) & (opened <= rows.column("closed_on"))
    return mask


def won_without_opening(rows: Rows) -> Mask:
    """Won deals without a true opening date."""
    return won(rows) & ~won_with_opening(rows)


def days_open(rows: Rows) -> Weights:
    """Closing date less opening date."""
    days = rows.column("closed_on").astype(np.int64) - rows.column("opened_on")
    return Weights(days)


def stalled(rows: Rows) -> Mask:
    """Deals that are stalled (``clocks``)."""
    mask: Mask = rows.column("stalled")
    return mask
