"""Under coaching: who holds the most stalled deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Who holds the most stalled deals"


def line(now: Situation) -> str:
    """The sentence."""
    if now.needs_coaching is None:
        return _("Choose whom and what for")
    name, count = now.needs_coaching
    return f"{name}: " + n_("{n} stalled deal", "{n} stalled deals", count)
