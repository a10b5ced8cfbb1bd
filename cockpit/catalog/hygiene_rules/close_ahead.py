"""Open deals have an expected close that is not past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Open deals."""
    return signs.is_open


def passes(signs: Signs) -> Mask:
    """A date, today or later."""
    state = signs.state
    return signs.has_close & (state.expected_close >= signs.day)


CLOSE_AHEAD = HygieneRule(
    "close_ahead",
    _("Expected close not past"),
    weight=2,
    applies=applies,
    passes=passes,
    lack=_("the expected close is missing or past"),
    fix=Fix.CLOSE_DATE,
)
