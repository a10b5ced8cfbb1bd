"""Under the wrap-up: what tomorrow already holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "What tomorrow holds"


def line(now: Situation) -> str:
    """The sentence."""
    if now.is_past and now.tomorrow:
        return n_("{n} thing the day after", "{n} things the day after", now.tomorrow)
    if not now.tomorrow:
        return (
            _("Set the next day’s first three") if now.is_past else _("Set tomorrow’s first three")
        )
    return n_("{n} thing set for tomorrow", "{n} things set for tomorrow", now.tomorrow)
