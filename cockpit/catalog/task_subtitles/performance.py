"""Under the performance reviews: how many are far below their target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "People below 70 % of their target"


def line(now: Situation) -> str:
    """The sentence."""
    below, everyone = now.below_quota
    if not everyone:
        return _("No targets set for this quarter")
    return _("{below} of {everyone} below 70 % of target").format(below=below, everyone=everyone)
