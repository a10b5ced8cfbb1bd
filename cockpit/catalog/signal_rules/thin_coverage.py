"""The pipeline that should close this quarter no longer covers what is left of the quota."""

from __future__ import annotations

from cockpit.domain.signals import Recipe, Side
from cockpit.wording import _

THIN_COVERAGE = Recipe(
    "thin_coverage",
    _("Coverage below two and a half"),
    metric="coverage",
    side=Side.BELOW,
    threshold=2.5,
    hysteresis=0.3,
    smallest_n=5,
    quiet_days=14,
    advice=_("Plan where new pipeline comes from"),
)
