"""Deals that were closed without a win say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Lost, undecided and disqualified deals."""
    return signs.is_closed & ~signs.is_won


def passes(signs: Signs) -> Mask:
    """A reason."""
    return signs.has_reason


REASON_GIVEN = HygieneRule(
    "reason_given",
    _("Reason given"),
    weight=1,
    applies=applies,
    passes=passes,
    lack=_("no reason is given"),
    fix=Fix.REASON,
    closed=True,
)
