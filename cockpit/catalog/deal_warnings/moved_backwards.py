"""The deal stands before the furthest stage it has been in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "moved_backwards"


def find(signs: Signs, _limits: Ints) -> Mask:
    """Deals that went back and have not caught up."""
    return signs.is_behind


def say(case: Case, _limit: int) -> Warned:
    """In words."""
    reason = _("moved back from {furthest} to {stage}").format(
        furthest=case.furthest, stage=case.stage
    )
    return Warned(KEY, _("moved back a stage"), reason, "warn", Fix.STAGE)


MOVED_BACKWARDS = DealWarning(KEY, _("Moved back"), find, say)
