"""A seller falls behind the pace of the quarter's quota."""

from __future__ import annotations

from cockpit.domain.signals import Recipe, Side, Subject
from cockpit.wording import _

BEHIND_PACE = Recipe(
    "behind_pace",
    _("Behind the pace of the quota"),
    metric="pace",
    side=Side.BELOW,
    threshold=0.8,
    subject=Subject.PERSON,
    hysteresis=0.05,
    smallest_n=1,
    quiet_days=14,
    advice=_("Go through the deals that can still close this quarter"),
)
