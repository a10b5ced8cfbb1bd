"""A seller wins a smaller share of deals than in the quarter before."""

from __future__ import annotations

from cockpit.domain.signals import Reads, Recipe, Side, Subject
from cockpit.wording import _

WIN_RATE_DROP = Recipe(
    "win_rate_drop",
    _("Win rate ten points down"),
    metric="win_rate",
    side=Side.BELOW,
    threshold=-0.1,
    reads=Reads.DIFFERENCE,
    subject=Subject.PERSON,
    hysteresis=0.03,
    smallest_n=8,
    quiet_days=14,
    advice=_("Listen to two lost deals together"),
)
