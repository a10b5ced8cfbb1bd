"""Open deals are in their stage no longer than its norm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Open deals in a stage that has a norm."""
    active = signs.active
    return active & (signs.usual_days < float("inf")) if active.any() else active


def passes(signs: Signs) -> Mask:
    """The norm or less."""
    mask: Mask = signs.state.stage_age <= signs.usual_days
    return mask


STAGE_IN_TIME = HygieneRule(
    "stage_in_time",
    _("Stage age within norm"),
    weight=1,
    applies=applies,
    passes=passes,
    lack=_("longer in its stage than usual"),
    fix=Fix.STAGE,
)
