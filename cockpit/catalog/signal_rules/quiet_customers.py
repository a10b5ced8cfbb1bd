"""Fewer activities than before while the pipeline does not grow."""

from __future__ import annotations

from cockpit.domain.signals import Condition, Reads, Recipe, Side
from cockpit.wording import _

QUIET_CUSTOMERS = Recipe(
    "quiet_customers",
    _("Activity down, pipeline flat"),
    metric="activity_volume",
    side=Side.BELOW,
    threshold=-0.15,
    reads=Reads.GROWTH,
    unit="month",
    hysteresis=0.05,
    smallest_n=30,
    quiet_days=14,
    also=(Condition("open_value", Reads.GROWTH, Side.BELOW, 0.05),),
    advice=_("Agree on contacts for the week"),
)
