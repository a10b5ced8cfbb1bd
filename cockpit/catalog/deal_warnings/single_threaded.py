"""Only one person of the customer is known."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import _

KEY = "single_threaded"


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    return Warned(KEY, _("one contact only"), "bad") if case.contacts == 1 else None
