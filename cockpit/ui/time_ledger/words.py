"""How the categories of time and their hours are said."""

from __future__ import annotations

from cockpit.domain.day import TimeCategory
from cockpit.ui.widgets.figures import number
from cockpit.wording import _

# The order of the keys Alt+1 to Alt+5.
ORDER = (
    TimeCategory.COACHING,
    TimeCategory.SELLING,
    TimeCategory.FIREFIGHTING,
    TimeCategory.ADMINISTRATION,
    TimeCategory.PLANNING,
)
# What ought to stay under one half of the time.
UNWANTED = (TimeCategory.FIREFIGHTING, TimeCategory.ADMINISTRATION)
HALF = 0.5


def category_words() -> dict[TimeCategory, str]:
    """The names of the categories."""
    return {
        TimeCategory.COACHING: _("Coaching"),
        TimeCategory.SELLING: _("Selling"),
        TimeCategory.FIREFIGHTING: _("Firefighting"),
        TimeCategory.ADMINISTRATION: _("Administration"),
        TimeCategory.PLANNING: _("Planning"),
    }


def hours_words(hours: float) -> str:
    """25 min, 1.5 h."""
    if hours < 1:
        return _("{n} min").format(n=number(hours * 60, 0))
    return _("{n} h").format(n=number(hours, 1))
