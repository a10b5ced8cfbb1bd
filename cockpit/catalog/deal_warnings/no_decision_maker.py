"""Several people of the customer are known, none of whom decides."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import _

KEY = "no_decision_maker"


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    if case.contacts < 2 or case.deciders:
        return None
    return Warned(KEY, _("no decision maker"), "warn")
