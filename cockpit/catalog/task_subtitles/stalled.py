"""Under the stalled deals: how many, and the money in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Stalled deals and their money"


def line(now: Situation) -> str:
    """The sentence."""
    if not now.stalled:
        return _("No stalled deal")
    deals = n_("{n} stalled deal", "{n} stalled deals", now.stalled)
    return f"{deals} · {now.stalled_value}"
