"""Fewer deals than in the quarter before get beyond a stage."""

from __future__ import annotations

from cockpit.domain.signals import Reads, Recipe, Side, Subject
from cockpit.wording import _

CONVERSION_DROP = Recipe(
    "conversion_drop",
    _("Conversion drops at a stage"),
    metric="stage_conversion",
    side=Side.BELOW,
    threshold=-0.1,
    reads=Reads.DIFFERENCE,
    subject=Subject.STAGE,
    hysteresis=0.03,
    smallest_n=20,
    quiet_days=14,
    advice=_("Read the lost reasons of this stage"),
)
