"""Under the check-ins: who has been quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Reps without activity"


def line(now: Situation) -> str:
    """The quietest and how many more; the number of sellers when nobody is quiet."""
    if not now.quiet:
        return n_("{n} rep with open deals", "{n} reps with open deals", now.reports)
    first, *more = now.quiet
    days = n_("no activity for {n} day", "no activity for {n} days", first.days)
    text = f"{first.name}: {days}"
    return _("{first}, {n} more quiet").format(first=text, n=len(more)) if more else text
