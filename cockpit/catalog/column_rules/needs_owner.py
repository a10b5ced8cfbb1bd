"""A deal without an owner may not enter."""

from __future__ import annotations

from cockpit.domain.moving import Candidate
from cockpit.wording import _

SENTENCE = "The deal has an owner."


def refuse(candidate: Candidate) -> str | None:
    """The reason, or None."""
    if candidate.owner_id is not None:
        return None
    return _("{name} has no owner yet; choose one first.").format(name=candidate.name)
