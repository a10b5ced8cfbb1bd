"""Longer without a word from the customer than the stage allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.analysis.raw import NO_DAY
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "no_activity"


def find(signs: Signs, limits: Ints) -> Mask:
    """Idle for more days than the limit; who waits for a step that is planned is not idle, and
    where no contact was ever noted nothing is known."""
    idle = signs.state.idle_days
    mask: Mask = (idle != NO_DAY) & (idle > limits) & ~signs.state.waiting
    return mask


def say(case: Case, limit: int) -> Warned:
    """In words."""
    days = case.idle_days or 0
    reason = n_("no customer contact for {n} day", "no customer contact for {n} days", days)
    reason = _("{reason}; the stage’s limit is {limit}").format(reason=reason, limit=limit)
    words = n_("no contact for {n} day", "no contact for {n} days", days)
    return Warned(KEY, words, reason, "warn", Fix.NEXT_STEP)


NO_ACTIVITY = DealWarning(KEY, _("No contact"), find, say, usual=14, unit=_("days without contact"))
