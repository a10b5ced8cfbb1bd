"""Fewer deals are opened than in the month before, to date."""

from __future__ import annotations

from cockpit.domain.signals import Reads, Recipe, Side
from cockpit.wording import _

FEWER_OPENINGS = Recipe(
    "fewer_openings",
    _("A quarter fewer deals opened"),
    metric="deals_opened",
    side=Side.BELOW,
    threshold=-0.25,
    reads=Reads.GROWTH,
    unit="month",
    hysteresis=0.05,
    smallest_n=10,
    quiet_days=14,
    advice=_("Ask where leads stay away"),
)
