"""Nobody has said what the deal is worth."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import _

KEY = "amount_missing"


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    return None if case.amount else Warned(KEY, _("amount missing"), "warn")
