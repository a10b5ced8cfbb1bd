"""Closed deals have a closing date."""

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
    """A date."""
    mask: Mask = signs.state.undated == 0
    return mask


CLOSING_DATED = HygieneRule(
    "closing_dated",
    _("Closing date"),
    weight=1,
    applies=applies,
    passes=passes,
    lack=_("no closing date"),
    fix=Fix.CLOSED_ON,
    closed=True,
)
