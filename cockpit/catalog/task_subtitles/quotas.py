"""Under the quotas: who has none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Sellers without a target next month"


def line(now: Situation) -> str:
    """The sentence."""
    if not now.without_target:
        return _("Everyone has a target for next month")
    one, many = (
        "{n} rep has no target for next month",
        "{n} reps have no target for next month",
    )
    return n_(one, many, now.without_target)
