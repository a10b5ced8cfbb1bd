"""The forecast category that a stage gives its deals."""

from __future__ import annotations

from cockpit.domain.pipeline import ForecastCategory, Stage, StageKind


def category_of(stage: Stage) -> ForecastCategory:
    """Closed for won, omitted for lost, else what the stage says."""
    if stage.kind == StageKind.WON:
        return ForecastCategory.CLOSED
    if stage.kind == StageKind.LOST:
        return ForecastCategory.OMITTED
    return stage.forecast_category
