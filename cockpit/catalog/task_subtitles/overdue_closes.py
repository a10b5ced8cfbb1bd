"""Under clearing what is overdue: open deals whose expected close is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Overdue close dates"


def line(now: Situation) -> str:
    """The sentence."""
    if now.overdue:
        one, many = (
            "{n} open deal is past its close date",
            "{n} open deals are past their close date",
        )
        return n_(one, many, now.overdue)
    if now.closing_this_week:
        if now.is_past:
            one, many = (
                "Nothing overdue; {n} closes in the week",
                "Nothing overdue; {n} close in the week",
            )
            return n_(one, many, now.closing_this_week)
        one, many = "Nothing overdue; {n} closes this week", "Nothing overdue; {n} close this week"
        return n_(one, many, now.closing_this_week)
    return _("Nothing overdue")
