"""A team keeps its deals in less than good order."""

from __future__ import annotations

from cockpit.domain.signals import Recipe, Side, Subject
from cockpit.wording import _

POOR_HYGIENE = Recipe(
    "poor_hygiene",
    _("Hygiene below 85 %"),
    metric="hygiene",
    side=Side.BELOW,
    threshold=0.85,
    subject=Subject.TEAM,
    hysteresis=0.02,
    smallest_n=10,
    quiet_days=14,
    advice=_("Clean up the deals at the next team meeting"),
)
