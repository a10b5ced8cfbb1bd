"""The deal stands longer in its stage, or without a word, than is usual: the one rule of
``analysis.clocks``, whose limits are the stage's own "stalled after" and "idle after"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "stalled_in_stage"


def find(signs: Signs, _limits: Ints) -> Mask:
    """Stalled deals."""
    return signs.state.stalled


def say(case: Case, _limit: int) -> Warned:
    """In words: by the clock that ran out."""
    age, usual = case.stage_age or 0, case.usual
    if usual is not None and age > usual:
        days, fix = age, Fix.STAGE
        reason = _("{days} in {stage}; {usual} are usual").format(
            days=n_("{n} day", "{n} days", age), stage=case.stage, usual=round(usual)
        )
    else:
        days, fix = case.idle_days or 0, Fix.NEXT_STEP
        reason = n_("no customer contact for {n} day", "no customer contact for {n} days", days)
        reason = _("{reason}; the stage’s limit is {limit}").format(
            reason=reason, limit=case.idle_limit
        )
    words = n_("stalled {n} day", "stalled {n} days", days)
    return Warned(KEY, words, reason, "bad", fix)


STALLED_IN_STAGE = DealWarning(KEY, _("Stalled"), find, say)
