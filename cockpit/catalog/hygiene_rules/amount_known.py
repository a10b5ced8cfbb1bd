"""Qualified open deals have an amount above zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Open deals once qualified."""
    return signs.is_open & signs.is_qualified


def passes(signs: Signs) -> Mask:
    """An amount above zero."""
    return signs.has_amount


AMOUNT_KNOWN = HygieneRule(
    "amount_known",
    _("Amount above zero"),
    weight=2,
    applies=applies,
    passes=passes,
    lack=_("no amount above zero"),
    fix=Fix.AMOUNT,
)
