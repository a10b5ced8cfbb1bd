"""Stages with the days on which deals came to them, told in columns of their list: their past."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cockpit.actions.imports_ground import Ground, Row
from cockpit.actions.imports_history_telling import Change
from cockpit.actions.imports_history_writing import rewrite_pasts
from cockpit.actions.imports_known import raws_of
from cockpit.actions.imports_logged_stages import LoggedStages
from cockpit.actions.imports_terms import FileReport
from cockpit.catalog.importers.raw_values import raw_dict
from cockpit.catalog.importers.stage_days import said_of
from cockpit.domain.drafts import DealDraft, Remark, StageChangeDraft
from cockpit.wording import n_


def entered_stages(drafts: Sequence[DealDraft]) -> list[DealDraft]:
    """A draft without a row for each stage that deals of the file were in and none is in now."""
    there = {(draft.pipeline, draft.stage) for draft in drafts}
    named = {(draft.pipeline, stage): None for draft in drafts for stage, _at in draft.entered}
    return [DealDraft(0, pipeline=one[0], stage=one[1]) for one in named if one not in there]


def tell_stage_days(ground: Ground, rows: Sequence[Row], report: FileReport) -> set[int]:
    """Make ready the past of deals that are new or of which other days are told; gives them."""
    told = [row for row in rows if row.draft.entered and row.entity]
    known = raws_of(ground.db, (row.record.id for row in told if row.record))
    before = {id: raw_dict(raw).get("entered", "") for id, raw in known.items()}
    logs = {
        row.entity: _log(row.draft)
        for row in told
        if row.record is None or before.get(row.record.id) != said_of(row.draft.entered)
    }
    if not logs:
        return set()
    stages = LoggedStages(ground, logs)
    report.warnings += stages.said
    changes = {deal: _changes(ground, stages, deal, log) for deal, log in logs.items()}
    ground.pending.finally_do(partial(rewrite_pasts, changes=changes))
    said = n_("{n} deal has the stages it was in", "{n} deals have the stages they were in",
              len(logs))  # fmt: skip
    report.warnings.append(Remark(said, len(logs)))
    return set(logs)


def _log(draft: DealDraft) -> list[StageChangeDraft]:
    return [StageChangeDraft(draft.row, stage=stage, at=at) for stage, at in draft.entered]


def _changes(
    ground: Ground, stages: LoggedStages, deal: int, log: Sequence[StageChangeDraft]
) -> list[Change]:
    currency = stages.currency_of(deal)
    changes = []
    for draft in log:
        stage = stages.named(deal, draft.stage)
        assert stage is not None
        assert draft.at is not None
        day = draft.at.astimezone(ground.terms.zone).date()
        outcome = stages.outcome(stage, draft.stage)
        changes.append(Change(day, stage, None, outcome, None, currency, None, None, frozenset()))
    return changes
