"""Under the forecast update: won so far and what the open deals weigh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Won and weighted"


def line(now: Situation) -> str:
    """The sentence."""
    return _("Won {won} · open {weighted} weighted").format(
        won=now.won_value, weighted=now.weighted_value
    )
