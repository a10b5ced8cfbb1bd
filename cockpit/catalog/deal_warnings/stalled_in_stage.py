"""The deal stands longer in its stage, or without a word, than is usual."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import n_

KEY = "stalled_in_stage"


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    if not case.stalled:
        return None
    days = max(case.stage_age or 0, case.idle_days or 0)
    return Warned(KEY, n_("stalled {n} day", "stalled {n} days", days), "bad")
