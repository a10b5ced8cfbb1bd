"""Open deals have a next step with a date ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Open deals, where next steps are kept."""
    return signs.is_open & signs.keeps_steps


def passes(signs: Signs) -> Mask:
    """A step of today or later."""
    return signs.state.waiting & (signs.state.planned > 0)


STEP_PLANNED = HygieneRule(
    "step_planned",
    _("Next step with a future date"),
    weight=2,
    applies=applies,
    passes=passes,
    lack=_("no next step with a date ahead"),
    fix=Fix.NEXT_STEP,
)
