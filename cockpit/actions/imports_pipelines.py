"""Pipelines and stages as an import needs them: what is there, and what a file says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from cockpit.catalog.importers.spelling import name_key
from cockpit.catalog.importers.stage_words import Meaning
from cockpit.domain.pipeline import ForecastCategory, StageKind
from cockpit.storage.database import Reader

KINDS = {
    Meaning.OPEN: StageKind.OPEN,
    Meaning.ON_HOLD: StageKind.ON_HOLD,
    Meaning.WON: StageKind.WON,
    Meaning.LOST: StageKind.LOST,
    Meaning.NO_DECISION: StageKind.LOST,
    Meaning.DISQUALIFIED: StageKind.LOST,
}


class StageRow(NamedTuple):
    """A stage as an import needs it."""

    id: int
    pipeline_id: int
    name: str
    position: int
    kind: StageKind
    probability: float
    category: ForecastCategory

    @property
    def is_open(self) -> bool:
        """True while a deal in it is still to be decided."""
        return self.kind in (StageKind.OPEN, StageKind.ON_HOLD)


@dataclass(slots=True)
class PipelineRow:
    """A pipeline with its stages in order; ``aliases`` are keys of names that a source uses for
    stages, and those stages' own keys."""

    id: int
    name: str
    stages: list[StageRow]
    aliases: dict[str, str] = field(default_factory=dict)

    def named(self, name: str) -> StageRow | None:
        """The stage of that name after case, space and punctuation, or the one it stands for."""
        key = name_key(name)
        key = self.aliases.get(key, key)
        return next((stage for stage in self.stages if name_key(stage.name) == key), None)

    def first(self, kind: StageKind) -> StageRow | None:
        """The first stage of a kind."""
        return next((stage for stage in self.stages if stage.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file says of one stage of one pipeline."""

    name: str
    meaning: Meaning
    place: float | None
    probability: float | None
    category: ForecastCategory | None


def known_pipelines(db: Reader) -> list[PipelineRow]:
    """The pipelines in use, the default one first."""
    rows = db.all("SELECT id, name FROM pipeline WHERE NOT archived ORDER BY position, id")
    found = {id: PipelineRow(id, name, []) for id, name in rows}
    for row in db.all(
        "SELECT id, pipeline_id, name, position, kind, probability, forecast_category FROM stage"
        " WHERE NOT archived ORDER BY position, id"
    ):
        if row[1] in found:
            id, pipeline_id, name, position, kind, share, category = row
            stage = StageRow(
                id, pipeline_id, name, position, StageKind(kind), share, ForecastCategory(category)
            )
            found[pipeline_id].stages.append(stage)
    return list(found.values())
