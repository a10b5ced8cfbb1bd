"""The expected close has passed and the deal is still open."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import n_

KEY = "overdue_close"


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    if case.expected_close is None or case.expected_close >= case.today:
        return None
    days = (case.today - case.expected_close).days
    return Warned(KEY, n_("close {n} day overdue", "close {n} days overdue", days), "bad")
