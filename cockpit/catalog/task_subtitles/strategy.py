"""Under the strategy adjustments: how the average deal moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

TITLE = "Change of the average deal"


def line(now: Situation) -> str:
    """The sentence."""
    change = now.average_change
    if change is None:
        return _("What should change next month")
    sign = "\u2212" if change < 0 else "+"
    return _("Average deal {sign}{change} % on last quarter").format(
        sign=sign, change=f"{abs(change) * 100:.1f}"
    )
