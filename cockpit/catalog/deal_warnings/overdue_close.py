"""The expected close has passed and the deal is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "overdue_close"


def find(signs: Signs, limits: Ints) -> Mask:
    """Past by more days than the limit."""
    mask: Mask = signs.has_close & (signs.day - signs.state.expected_close.astype("int64") > limits)
    return mask


def say(case: Case, limit: int) -> Warned:
    """In words."""
    close = case.expected_close or case.day
    days = (case.day - close).days
    words = n_("close {n} day overdue", "close {n} days overdue", days)
    reason = n_(
        "the expected close passed {n} day ago", "the expected close passed {n} days ago", days
    )
    if limit:
        reason = _("{reason}; the stage’s limit is {limit}").format(reason=reason, limit=limit)
    return Warned(KEY, words, reason, "bad", Fix.CLOSE_DATE)


OVERDUE_CLOSE = DealWarning(KEY, _("Overdue close"), find, say, usual=0, unit=_("days overdue"))
