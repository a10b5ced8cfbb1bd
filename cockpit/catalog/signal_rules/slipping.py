"""Too many deals that were expected to close in the quarter slip out of it."""

from __future__ import annotations

from cockpit.domain.signals import Recipe, Side
from cockpit.wording import _

SLIPPING = Recipe(
    "slipping",
    _("More than three in ten deals slip"),
    metric="slip_rate",
    side=Side.ABOVE,
    threshold=0.3,
    hysteresis=0.05,
    smallest_n=10,
    quiet_days=14,
    advice=_("Check the close dates of this quarter"),
)
