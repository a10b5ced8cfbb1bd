"""The expected close was moved to a later month, twice or more."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import _, n_

KEY = "pushed"
FEWEST = 2


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    if case.pushes < FEWEST:
        return None
    if case.pushes == FEWEST:
        return Warned(KEY, _("pushed twice"), "warn")
    return Warned(KEY, n_("pushed {n} time", "pushed {n} times", case.pushes), "bad")
