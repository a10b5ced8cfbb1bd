"""A deal without an expected close may not enter."""

from __future__ import annotations

from cockpit.domain.moving import Candidate
from cockpit.wording import _

SENTENCE = "The deal has an expected close date."


def refuse(candidate: Candidate) -> str | None:
    """The reason, or None."""
    if candidate.expected_close is not None:
        return None
    return _("{name} has no expected close yet; set the date first.").format(name=candidate.name)
