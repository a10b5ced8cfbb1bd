"""Two weeks without a word from the customer."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import n_

KEY = "no_activity"
MOST_DAYS = 14


def warn(case: Case) -> Warned | None:
    """The warning, or None; a stalled deal says so itself."""
    if case.stalled or case.idle_days is None or case.idle_days <= MOST_DAYS:
        return None
    words = n_("no contact for {n} day", "no contact for {n} days", case.idle_days)
    return Warned(KEY, words, "warn")
