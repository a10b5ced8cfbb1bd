"""A deal without a next step may not enter."""

from __future__ import annotations

from cockpit.domain.moving import Candidate
from cockpit.wording import _

SENTENCE = "The deal has a next step."


def refuse(candidate: Candidate) -> str | None:
    """The reason, or None."""
    if bool(candidate.next_step.strip()):
        return None
    return _("{name} has no next step yet; write one first.").format(name=candidate.name)
