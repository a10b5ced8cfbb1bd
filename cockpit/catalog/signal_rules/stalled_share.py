"""Stalled value grows on the quarter before."""

from __future__ import annotations

from cockpit.domain.signals import Reads, Recipe, Side
from cockpit.wording import _

STALLED_SHARE = Recipe(
    "stalled_share",
    _("Stalled value rises by a fifth"),
    metric="stalled_value",
    side=Side.ABOVE,
    threshold=0.2,
    reads=Reads.GROWTH,
    hysteresis=0.05,
    smallest_n=10,
    quiet_days=14,
    advice=_("Review the stalled deals, the largest first"),
)
