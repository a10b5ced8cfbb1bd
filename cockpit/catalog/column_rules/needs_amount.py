"""A deal without an amount may not enter."""

from __future__ import annotations

from cockpit.domain.moving import Candidate
from cockpit.wording import _

SENTENCE = "The deal has an amount above zero."


def refuse(candidate: Candidate) -> str | None:
    """The reason, or None."""
    if candidate.amount is not None and candidate.amount > 0:
        return None
    return _("{name} has no amount yet; give it one first.").format(name=candidate.name)
