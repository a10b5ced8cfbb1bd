"""Nothing is planned next, or what was planned is past."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import _

KEY = "no_next_step"


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    if not case.next_step.strip():
        return Warned(KEY, _("no next step"), "bad")
    if case.next_step_on is not None and case.next_step_on < case.today:
        return Warned(KEY, _("next step overdue"), "bad")
    return None
