"""Under the forecast update: won so far and what the open deals weigh."""

from __future__ import annotations

from cockpit.analysis.situation import Situation
from cockpit.wording import _

TITLE = "Won and weighted"


def line(now: Situation) -> str:
    """The sentence."""
    return _("Won {won} · open {weighted} weighted").format(
        won=now.won_value, weighted=now.weighted_value
    )
