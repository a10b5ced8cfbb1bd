"""Pipelines and stages: adding, changing, ordering, and taking them out of use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cockpit.actions.moves import Closing, move_deals
from cockpit.catalog.column_rules import COLUMN_RULES
from cockpit.domain.deal import Deal
from cockpit.domain.pipeline import ForecastCategory, Pipeline, Stage, StageKind
from cockpit.domain.refusal import Refused
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.work import Work

STAGE_FIELDS = frozenset(
    [
        "name", "kind", "probability", "rot_days", "idle_days", "forecast_category", "milestone",
        "card_limit", "rules",
    ]
)  # fmt: skip
_CLOSED = (StageKind.WON, StageKind.LOST)


def add_pipeline(work: Work, name: str) -> int:
    """Add a pipeline with a first stage, won and lost; gives its id."""
    if not name.strip():
        raise Refused(_("Give the pipeline a name."))
    pipeline = Pipeline(name.strip(), len(work.find(Pipeline)))
    work.add(pipeline)
    won = Stage(pipeline.id, _("Won"), 1, StageKind.WON, 1.0)
    won.forecast_category = ForecastCategory.CLOSED
    lost = Stage(pipeline.id, _("Lost"), 2, StageKind.LOST, 0.0)
    lost.forecast_category = ForecastCategory.OMITTED
    work.add(Stage(pipeline.id, _("New"), 0, StageKind.OPEN, 0.1), won, lost)
    work.label = _("added the pipeline {name}").format(name=pipeline.name)
    return pipeline.id


def rename_pipeline(work: Work, pipeline_id: int, name: str) -> None:
    """Give a pipeline another name."""
    if not name.strip():
        raise Refused(_("Give the pipeline a name."))
    pipeline = work.get(Pipeline, pipeline_id)
    pipeline.name = name.strip()
    work.label = _("renamed a pipeline to {name}").format(name=pipeline.name)


def archive_pipeline(work: Work, pipeline_id: int, archived: bool = True) -> None:
    """Take a pipeline without open deals out of use, or bring it back."""
    pipeline = work.get(Pipeline, pipeline_id)
    if archived:
        here = len(work.find(Deal, pipeline_id=pipeline_id, outcome="open"))
        if here:
            deals = n_("{n} open deal is", "{n} open deals are", here)
            raise Refused(_("{deals} in it; move them first.").format(deals=deals))
        if len(work.find(Pipeline, archived=False)) == 1:
            raise Refused(_("It is the only pipeline in use."))
    pipeline.archived = archived
    sign = _("archived the pipeline {name}") if archived else _("brought back {name}")
    work.label = sign.format(name=pipeline.name)


def add_stage(work: Work, pipeline_id: int, name: str) -> int:
    """Add an open stage before the closed ones; gives its id."""
    stages = work.find(Stage, "position", pipeline_id=pipeline_id)
    closed = [stage.position for stage in stages if stage.kind in _CLOSED]
    place = min(closed, default=len(stages))
    for stage in stages:
        if stage.position >= place:
            stage.position += 1
    stage = Stage(pipeline_id, name.strip(), place)
    before = [one.probability for one in stages if one.is_open and one.position < place]
    stage.probability = max(before, default=0.0)
    _refuse_nonsense(work, stage, {"name": name})
    work.add(stage)
    work.label = _("added the stage {name}").format(name=stage.name)
    return stage.id


def edit_stage(work: Work, /, stage_id: int, **fields: Any) -> None:
    """Change fields of a stage; its kind only while no deal is in it."""
    unknown = fields.keys() - STAGE_FIELDS
    if unknown:
        raise KeyError(f"a stage has no {', '.join(sorted(unknown))} to set")
    stage = work.get(Stage, stage_id)
    _refuse_nonsense(work, stage, fields)
    for key, value in fields.items():
        setattr(stage, key, value.strip() if key == "name" else value)
    names = ", ".join(key.replace("_", " ") for key in sorted(fields))
    work.label = _("changed {fields} of the stage {name}").format(fields=names, name=stage.name)


def _refuse_nonsense(work: Work, stage: Stage, fields: dict[str, Any]) -> None:
    if "name" in fields:
        _refuse_name(work, stage, str(fields["name"]).strip())
    if not 0 <= fields.get("probability", 0) <= 1:
        raise Refused(_("A probability lies between 0 and 100 %."))
    for key in ("rot_days", "idle_days", "card_limit"):
        value = fields.get(key)
        if value is not None and value < 1:
            raise Refused(_("A limit is 1 or more, or empty for none."))
    if set(fields.get("rules", ())) - set(COLUMN_RULES):
        raise Refused(_("There is no such rule."))
    kind = fields.get("kind", stage.kind)
    if kind != stage.kind:
        _refuse_kind(work, stage)


def _refuse_name(work: Work, stage: Stage, name: str) -> None:
    if not name:
        raise Refused(_("Give the stage a name."))
    others = work.find(Stage, pipeline_id=stage.pipeline_id, archived=False)
    if any(one.name.casefold() == name.casefold() and one.id != stage.id for one in others):
        raise Refused(_("There is a stage {name} already.").format(name=name))


def _refuse_kind(work: Work, stage: Stage) -> None:
    here = len(work.find(Deal, stage_id=stage.id))
    if here:
        deals = n_("{n} deal is", "{n} deals are", here)
        raise Refused(
            _("{deals} in this stage; its kind can change when it is empty.").format(deals=deals)
        )
    _refuse_last(work, stage)


def _refuse_last(work: Work, stage: Stage) -> None:
    others = [
        one
        for one in work.find(Stage, pipeline_id=stage.pipeline_id, archived=False)
        if one.id != stage.id
    ]
    kinds = {one.kind for one in others}
    if stage.kind in _CLOSED and stage.kind not in kinds:
        raise Refused(_("A pipeline needs a stage for won and one for lost deals."))
    if stage.is_open and not any(one.is_open for one in others):
        raise Refused(_("A pipeline needs an open stage."))


def reorder_stages(work: Work, stage_ids: Sequence[int]) -> None:
    """Put the stages in this order; open ones stay before closed ones."""
    stages = [work.get(Stage, stage_id) for stage_id in stage_ids]
    closed = [stage.kind in _CLOSED for stage in stages]
    if closed != sorted(closed):
        raise Refused(_("Open stages come before won and lost."))
    for position, stage in enumerate(stages):
        stage.position = position
    work.label = _("reordered the stages")


def archive_stage(work: Work, stage_id: int, move_to: int | None = None) -> None:
    """Take a stage out of use. With deals in it, it must be said where they go: to another stage
    of the same kind (open or on hold, won, lost)."""
    stage = work.get(Stage, stage_id)
    _refuse_last(work, stage)
    deals = [deal.id for deal in work.find(Deal, stage_id=stage_id)]
    if deals:
        if move_to is None:
            count = n_("{n} deal is", "{n} deals are", len(deals))
            raise Refused(_("{deals} in {stage}; say where they go.").format(
                deals=count, stage=stage.name
            ))  # fmt: skip
        _refuse_target(work, stage, move_to)
        if stage.is_open:
            move_deals(work, deals, move_to, with_gaps=True)
        else:
            _move_closed(work, deals, move_to)
    stage.archived = True
    work.label = _("archived the stage {name}").format(name=stage.name)


def _refuse_target(work: Work, stage: Stage, move_to: int) -> None:
    target = work.get(Stage, move_to)
    same = target.kind == stage.kind or (target.is_open and stage.is_open)
    if target.id == stage.id or target.archived or not same:
        raise Refused(_("Choose a stage of the same kind for its deals."))


def _move_closed(work: Work, deal_ids: Sequence[int], move_to: int) -> None:
    """Closed deals keep day, amount and outcome."""
    for deal_id in deal_ids:
        deal = work.get(Deal, deal_id)
        closing = Closing(deal.closed_on, outcome=deal.outcome, reason=deal.lost_reason)
        move_deals(work, [deal_id], move_to, closing, with_gaps=True)


def restore_stage(work: Work, stage_id: int) -> None:
    """Bring an archived stage back."""
    stage = work.get(Stage, stage_id)
    _refuse_name(work, stage, stage.name)
    stage.archived = False
    work.label = _("brought back the stage {name}").format(name=stage.name)
