"""A deal without a contact may not enter."""

from __future__ import annotations

from cockpit.domain.moving import Candidate
from cockpit.wording import _

SENTENCE = "The deal has at least one contact."


def refuse(candidate: Candidate) -> str | None:
    """The reason, or None."""
    if candidate.contacts > 0:
        return None
    return _("{name} has no contact yet; add one first.").format(name=candidate.name)
