"""Open deals had customer activity within 14 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask

MOST_DAYS = 14


def applies(signs: Signs) -> Mask:
    """Open deals, where activities are kept."""
    return signs.is_open & signs.keeps_activities


def passes(signs: Signs) -> Mask:
    """Touched within 14 days, days on hold left out."""
    mask: Mask = signs.state.idle_days <= MOST_DAYS
    return mask


CONTACT_LATELY = HygieneRule(
    "contact_lately",
    _("Customer activity within 14 days"),
    weight=2,
    applies=applies,
    passes=passes,
    lack=_("no customer activity within 14 days"),
    fix=Fix.NEXT_STEP,
)
