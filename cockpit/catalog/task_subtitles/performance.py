"""Under the performance reviews: how many are far below their target."""

from __future__ import annotations

from cockpit.analysis.situation import Situation
from cockpit.wording import _

TITLE = "People below 70 % of their target"


def line(now: Situation) -> str:
    """The sentence."""
    below, everyone = now.below_quota
    if not everyone:
        return _("No targets set for this quarter")
    return _("{below} of {everyone} below 70 % of target").format(below=below, everyone=everyone)
