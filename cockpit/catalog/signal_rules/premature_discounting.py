"""The average deal falls while discounts rise: a sign of discounting too early."""

from __future__ import annotations

from cockpit.domain.signals import Condition, Reads, Recipe, Side
from cockpit.wording import _

PREMATURE_DISCOUNTING = Recipe(
    "premature_discounting",
    _("Smaller deals with rising discounts"),
    metric="average_deal",
    side=Side.BELOW,
    threshold=-0.08,
    reads=Reads.GROWTH,
    hysteresis=0.03,
    smallest_n=10,
    quiet_days=14,
    also=(Condition("discount", Reads.DIFFERENCE, Side.ABOVE, 0.01),),
    advice=_("Look at when discounts are first offered"),
)
