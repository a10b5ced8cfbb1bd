"""What CRMs call the forecast categories."""

from __future__ import annotations

from cockpit.catalog.importers.header_words import plain
from cockpit.domain.pipeline import ForecastCategory

_WORDS = {
    ForecastCategory.OMITTED: "omitted; not forecasted; excluded; none; dont forecast; ausgelassen",
    ForecastCategory.PIPELINE: "pipeline; upside pipeline; open; pipe",
    ForecastCategory.BEST_CASE: "best case; bestcase; upside; best; bester fall; meilleur cas",
    ForecastCategory.MOST_LIKELY: "most likely; mostlikely; probable; likely; wahrscheinlich",
    ForecastCategory.COMMIT: "commit; forecast; committed; commitment; zugesagt; engage",
    ForecastCategory.CLOSED: "closed; closed won; won; geschlossen; cloture",
}
_CATEGORIES = {
    word.strip(): category for category, words in _WORDS.items() for word in words.split(";")
}


def category_of(words: str) -> ForecastCategory | None:
    """The category that the words name, None for others."""
    return _CATEGORIES.get(plain(words))
