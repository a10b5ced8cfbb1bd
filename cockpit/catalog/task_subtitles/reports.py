"""Under the one-on-ones: for how many people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "People with open deals"


def line(now: Situation) -> str:
    """The sentence."""
    people = n_("{n} person", "{n} people", now.reports)
    stalled = n_("{n} stalled deal", "{n} stalled deals", now.stalled)
    return _("{people} · {stalled} to talk about").format(people=people, stalled=stalled)
