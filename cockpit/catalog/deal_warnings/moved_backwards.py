"""The deal went back to an earlier stage."""

from __future__ import annotations

from cockpit.domain.warned import Case, Warned
from cockpit.wording import _

KEY = "moved_backwards"


def warn(case: Case) -> Warned | None:
    """The warning, or None."""
    return Warned(KEY, _("moved back a stage"), "warn") if case.backwards else None
