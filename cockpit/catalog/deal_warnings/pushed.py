"""The expected close was moved to a later month again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "pushed"


def find(signs: Signs, limits: Ints) -> Mask:
    """Pushed as often as the limit, or more."""
    pushes = signs.pushes
    mask: Mask = (pushes > 0) & (pushes >= limits)
    return mask


def say(case: Case, limit: int) -> Warned:
    """In words."""
    words = n_("pushed {n} time", "pushed {n} times", case.pushes)
    words = _("pushed twice") if case.pushes == 2 else words
    reason = n_(
        "the expected close went to a later month {n} time",
        "the expected close went to a later month {n} times",
        case.pushes,
    )
    reason = _("{reason}; the stage’s limit is {limit}").format(reason=reason, limit=limit)
    tone = "warn" if case.pushes <= 2 else "bad"
    return Warned(KEY, words, reason, tone, Fix.CLOSE_DATE)


PUSHED = DealWarning(KEY, _("Pushed"), find, say, usual=2, unit=_("pushes"))
