"""Open deals have a contact with a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Open deals, where contacts are kept."""
    return signs.is_open & signs.keeps_contacts


def passes(signs: Signs) -> Mask:
    """One contact or more with a role."""
    mask: Mask = signs.state.named > 0
    return mask


ROLE_KNOWN = HygieneRule(
    "role_known",
    _("Contact with a role"),
    weight=1,
    applies=applies,
    passes=passes,
    lack=_("no contact with a role"),
    fix=Fix.ROLE,
)
