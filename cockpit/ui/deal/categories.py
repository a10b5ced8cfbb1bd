"""Forecast categories in words."""

from __future__ import annotations

from cockpit.domain.pipeline import ForecastCategory
from cockpit.wording import _


def category_choices() -> list[tuple[object, str]]:
    """(category, words) of those that an open deal may be in."""
    return [
        (ForecastCategory.OMITTED, _("Omitted")),
        (ForecastCategory.PIPELINE, _("Pipeline")),
        (ForecastCategory.BEST_CASE, _("Best case")),
        (ForecastCategory.MOST_LIKELY, _("Most likely")),
        (ForecastCategory.COMMIT, _("Commit")),
        ("", _("As the stage has it")),
    ]


def category_words(category: str) -> str:
    """The category in words."""
    words = {str(key): text for key, text in category_choices()}
    return words.get(category, _("Closed") if category == "closed" else category)
