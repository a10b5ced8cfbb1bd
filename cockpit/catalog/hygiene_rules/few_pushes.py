"""Open deals were pushed to a later month fewer than three times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask

TOO_MANY = 3


def applies(signs: Signs) -> Mask:
    """Open deals with an expected close."""
    return signs.is_open & signs.has_close


def passes(signs: Signs) -> Mask:
    """Twice at most."""
    mask: Mask = signs.pushes < TOO_MANY
    return mask


FEW_PUSHES = HygieneRule(
    "few_pushes",
    _("Fewer than 3 pushes"),
    weight=1,
    applies=applies,
    passes=passes,
    lack=_("pushed three times or more"),
    fix=Fix.CLOSE_DATE,
)
