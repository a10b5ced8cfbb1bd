"""Under the morning brief: what closed since yesterday and what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "What closed since yesterday"


def line(now: Situation) -> str:
    """The sentence, or how the four checks go when nothing closed."""
    if not now.won and not now.lost:
        return _("Numbers, pipeline, calendar, urgent")
    won, lost = n_("{n} won", "{n} won", now.won), n_("{n} lost", "{n} lost", now.lost)
    return _("{won}, {lost} since {day}").format(won=won, lost=lost, day=now.since)
