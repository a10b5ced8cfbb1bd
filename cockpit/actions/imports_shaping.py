"""Giving a pipeline the stages that a file says: all of them before the first deal, the unknown
ones later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_pipelines import KINDS, PipelineRow, Seen, StageRow
from cockpit.catalog.importers.stage_order import StageSeen, category_at, propose
from cockpit.catalog.importers.stage_words import Meaning
from cockpit.domain.drafts import Remark
from cockpit.domain.pipeline import (
    DealCheck,
    ExitCriterion,
    ForecastCategory,
    Milestone,
    Stage,
    StageKind,
)
from cockpit.storage.database import Reader
from cockpit.wording import _

_CLOSED_CATEGORY = {
    StageKind.WON: ForecastCategory.CLOSED,
    StageKind.LOST: ForecastCategory.OMITTED,
}


def shape_pipeline(
    db: Reader, pending: Pending, pipeline: PipelineRow, seen: Sequence[Seen]
) -> list[Remark]:
    """Make the pipeline's stages those of the file, with one won and one lost stage; a stage that
    is already there keeps its row, its rules and its checklist."""
    wanted = _wanted(pipeline, seen)
    kept = [stage for _values, stage in wanted if stage is not None]
    gone = [stage for stage in pipeline.stages if stage not in kept]
    for stage in gone:
        _remove(db, pending, stage)
    pipeline.stages = [
        _put(pending, pipeline, values, stage, position)
        for position, (values, stage) in enumerate(wanted)
    ]
    said = _("stages as in the file: {names}").format(
        names=", ".join(stage.name for stage in pipeline.stages)
    )
    if gone:
        said += _("; taken out: {names}").format(names=", ".join(stage.name for stage in gone))
    return [Remark(said, 0)]


def _wanted(
    pipeline: PipelineRow, seen: Sequence[Seen]
) -> list[tuple[dict[str, Any], StageRow | None]]:
    """The stages in order as columns, each with the row it already has."""
    wanted = []
    holding = {one.name for one in seen if one.meaning is Meaning.ON_HOLD}
    categories = {one.name: one.category for one in seen}
    open_ones = [one for one in seen if one.meaning in (Meaning.OPEN, Meaning.ON_HOLD)]
    for proposal in propose([StageSeen(o.name, o.place, o.probability) for o in open_ones]):
        name = proposal.name
        values = {
            "name": name,
            "kind": StageKind.ON_HOLD if name in holding else StageKind.OPEN,
            "probability": proposal.probability,
            "forecast_category": categories[name] or proposal.category,
            "milestone": proposal.milestone,
        }
        wanted.append((values, pipeline.named(name)))
    for meaning, usual in ((Meaning.WON, _("Won")), (Meaning.LOST, _("Lost"))):
        kind = KINDS[meaning]
        there = pipeline.first(kind)
        names = [one.name for one in seen if one.meaning is meaning]
        name = names[0] if names else (there.name if there else usual)
        wanted.append((closed_values(name, kind), pipeline.named(name) or there))
    return wanted


def closed_values(name: str, kind: StageKind) -> dict[str, Any]:
    """The columns of a won or lost stage."""
    return {
        "name": name,
        "kind": kind,
        "probability": 1.0 if kind is StageKind.WON else 0.0,
        "forecast_category": _CLOSED_CATEGORY[kind],
        "milestone": Milestone.NONE,
    }


def _put(
    pending: Pending,
    pipeline: PipelineRow,
    values: dict[str, Any],
    stage: StageRow | None,
    position: int,
) -> StageRow:
    if stage is None:
        id = pending.add(
            Stage,
            pipeline_id=pipeline.id,
            position=position,
            rot_days=None,
            idle_days=14 if values["kind"] is StageKind.OPEN else None,
            card_limit=None,
            rules=[],
            archived=False,
            **values,
        )
    else:
        id = stage.id
        pending.change(Stage, id, position=position, **values)
    return StageRow(
        id,
        pipeline.id,
        values["name"],
        position,
        values["kind"],
        values["probability"],
        values["forecast_category"],
    )


def _remove(db: Reader, pending: Pending, stage: StageRow) -> None:
    """A stage that no deal was ever in goes with its checklist."""
    for (criterion,) in db.all("SELECT id FROM exit_criterion WHERE stage_id = ?", stage.id):
        for (check,) in db.all("SELECT id FROM deal_check WHERE criterion_id = ?", criterion):
            pending.remove(DealCheck, check)
        pending.remove(ExitCriterion, criterion)
    pending.remove(Stage, stage.id)


def append_stages(pending: Pending, pipeline: PipelineRow, seen: Sequence[Seen]) -> list[Remark]:
    """Add the stages that are not there: open ones before the closed ones, in the file's order."""
    new = [
        one for one in seen if pipeline.named(one.name) is None and not _has_place(one, pipeline)
    ]
    opened = [one for one in new if KINDS[one.meaning] in (StageKind.OPEN, StageKind.ON_HOLD)]
    closed = [one for one in new if one not in opened]
    there = [stage for stage in pipeline.stages if stage.is_open]
    stages = list(there)
    for one in opened:
        stages.append(_open_stage(pending, pipeline, one, stages))
    for stage in pipeline.stages[len(there) :]:
        stages.append(_moved(pending, stage, len(stages)))
    for one in closed:
        values = closed_values(one.name, KINDS[one.meaning])
        stages.append(_put(pending, pipeline, values, None, len(stages)))
    for kind, name in ((StageKind.WON, _("Won")), (StageKind.LOST, _("Lost"))):
        if not any(stage.kind is kind for stage in stages):
            values = closed_values(name, kind)
            stages.append(_put(pending, pipeline, values, None, len(stages)))
    pipeline.stages = stages
    if not new:
        return []
    said = _("stages not known before, added: {names}")
    return [Remark(said.format(names=", ".join(one.name for one in new)), 0)]


def _has_place(one: Seen, pipeline: PipelineRow) -> bool:
    """No decision and disqualified are outcomes of the lost stage; won is won by any name."""
    kind = KINDS[one.meaning]
    return kind in (StageKind.WON, StageKind.LOST) and pipeline.first(kind) is not None


def _open_stage(
    pending: Pending, pipeline: PipelineRow, one: Seen, before: Sequence[StageRow]
) -> StageRow:
    share = one.probability
    if share is None:
        share = round((1 + (before[-1].probability if before else 0.0)) / 2, 2)
    values = {
        "name": one.name,
        "kind": KINDS[one.meaning],
        "probability": share,
        "forecast_category": one.category or category_at(share),
        "milestone": Milestone.NONE,
    }
    return _put(pending, pipeline, values, None, len(before))


def _moved(pending: Pending, stage: StageRow, position: int) -> StageRow:
    if stage.position != position:
        pending.change(Stage, stage.id, position=position)
    return stage._replace(position=position)
