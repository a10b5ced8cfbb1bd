"""Nothing is planned next, or what was planned is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.analysis.raw import NO_DAY
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "no_next_step"


def find(signs: Signs, limits: Ints) -> Mask:
    """No step written down, or one that is past by more days than the limit. Where nobody writes
    any down, and on past days, of which none is known, nothing is missing."""
    planned, on = signs.state.planned > 0, signs.state.next_step_on.astype("int64")
    mask: Mask = ~planned | ((on != NO_DAY) & (signs.day - on > limits))
    return mask & signs.keeps_steps


def say(case: Case, _limit: int) -> Warned:
    """In words."""
    if not case.planned or case.next_step_on is None:
        return Warned(KEY, _("no next step"), _("no next step is planned"), "bad", Fix.NEXT_STEP)
    days = (case.day - case.next_step_on).days
    reason = n_("the next step was due {n} day ago", "the next step was due {n} days ago", days)
    return Warned(KEY, _("next step overdue"), reason, "bad", Fix.NEXT_STEP)


NO_NEXT_STEP = DealWarning(
    KEY, _("No next step"), find, say, usual=0, unit=_("days a step may be late")
)
