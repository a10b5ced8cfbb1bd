"""Under the pipeline review: how many deals moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Deals moved since yesterday"


def line(now: Situation) -> str:
    """The sentence."""
    if not now.moved:
        return _("No deal moved since {day}").format(day=now.since)
    said = n_("{n} deal moved since {{day}}", "{n} deals moved since {{day}}", now.moved)
    return said.format(day=now.since)
