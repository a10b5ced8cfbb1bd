"""Deals take longer to win than in the quarter before."""

from __future__ import annotations

from cockpit.domain.signals import Reads, Recipe, Side
from cockpit.wording import _

SLOW_CYCLE = Recipe(
    "slow_cycle",
    _("Sales cycle a fifth longer"),
    metric="sales_cycle",
    side=Side.ABOVE,
    threshold=0.2,
    reads=Reads.GROWTH,
    hysteresis=0.05,
    smallest_n=8,
    quiet_days=14,
    advice=_("Find the stage in which deals wait"),
)
