"""Pipelines, their stages with the deals in them, checklists and lost reasons."""

from __future__ import annotations

import json
from dataclasses import dataclass

from cockpit.domain.pipeline import ForecastCategory, Milestone, StageKind
from cockpit.storage.database import Reader


@dataclass(frozen=True, slots=True)
class PipelineRow:
    """A pipeline as the settings show it."""

    id: int
    name: str
    archived: bool


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage as the settings show it; ``deals`` counts all that are in it."""

    id: int
    pipeline_id: int
    name: str
    position: int
    kind: StageKind
    probability: float
    rot_days: int | None
    idle_days: int | None
    forecast_category: ForecastCategory
    milestone: Milestone
    card_limit: int | None
    rules: tuple[str, ...]
    archived: bool
    deals: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of a short list: a checklist's or a reason."""

    id: int
    text: str


def pipelines(db: Reader) -> list[PipelineRow]:
    """All pipelines, archived ones last."""
    rows = db.all("SELECT id, name, archived FROM pipeline ORDER BY archived, position, id")
    return [PipelineRow(id, name, bool(archived)) for id, name, archived in rows]


def stages(db: Reader, pipeline_id: int) -> list[StageRow]:
    """The stages of a pipeline in their order, archived ones last."""
    rows = db.all(
        "SELECT id, pipeline_id, name, position, kind, probability, rot_days, idle_days,"
        " forecast_category, milestone, card_limit, rules, archived,"
        " (SELECT count(*) FROM deal WHERE deal.stage_id = stage.id)"
        " FROM stage WHERE pipeline_id = ? ORDER BY archived, position, id",
        pipeline_id,
    )
    return [
        StageRow(
            id, pipeline, name, position, StageKind(kind), probability, rot, idle,
            ForecastCategory(category), Milestone(milestone), limit, tuple(json.loads(rules)),
            bool(archived), deals,
        )
        for id, pipeline, name, position, kind, probability, rot, idle, category, milestone,
        limit, rules, archived, deals in rows
    ]  # fmt: skip


def checklist(db: Reader, stage_id: int) -> list[LineRow]:
    """What a deal is to pass before it leaves the stage."""
    rows = db.all(
        "SELECT id, text FROM exit_criterion WHERE stage_id = ? AND archived = 0"
        " ORDER BY position, id",
        stage_id,
    )
    return [LineRow(*row) for row in rows]


def lost_reasons(db: Reader) -> list[LineRow]:
    """The reasons offered when a deal is lost."""
    rows = db.all("SELECT id, text FROM lost_reason WHERE archived = 0 ORDER BY position, id")
    return [LineRow(*row) for row in rows]
