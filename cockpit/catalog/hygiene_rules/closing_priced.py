"""Closed deals have an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Closed deals."""
    return signs.is_closed


def passes(signs: Signs) -> Mask:
    """An amount; a lost deal's may be zero."""
    return signs.is_priced


CLOSING_PRICED = HygieneRule(
    "closing_priced",
    _("Amount present"),
    weight=1,
    applies=applies,
    passes=passes,
    lack=_("no amount"),
    fix=Fix.AMOUNT,
    closed=True,
)
