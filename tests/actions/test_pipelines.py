"""Stages and pipelines change by the rules, and every change can be undone."""

from __future__ import annotations

import pytest

from cockpit.actions import checklists, pipelines
from cockpit.actions.deals import open_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.domain.moving import GapsLeft
from cockpit.domain.pipeline import ExitCriterion, LostReason, StageKind
from cockpit.domain.refusal import Refused
from cockpit.queries import pipelines as ask
from cockpit.workspace import Workspace

HOSTILE = '<img src="file:///canary">'


def names(workspace: Workspace, pipeline: int = 1) -> list[str]:
    return [s.name for s in workspace.ask(ask.stages, pipeline) if not s.archived]


def stage(workspace: Workspace, name: str) -> ask.StageRow:
    return next(s for s in workspace.ask(ask.stages, 1) if s.name == name)


def test_a_new_stage_comes_before_the_closed_ones(workspace: Workspace) -> None:
    workspace.do(pipelines.add_stage, 1, HOSTILE)
    assert names(workspace) == [
        "Prospecting", "Qualifying", "Proposal", "Negotiating", HOSTILE, "Won", "Lost",
    ]  # fmt: skip
    workspace.undo()
    assert HOSTILE not in names(workspace)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": " "}, {"name": "qualifying"}, {"probability": 1.2}, {"rot_days": 0},
        {"card_limit": -1}, {"rules": ["needs_luck"]},
    ],
)  # fmt: skip
def test_nonsense_is_refused(workspace: Workspace, fields: dict[str, object]) -> None:
    with pytest.raises(Refused):
        workspace.do(pipelines.edit_stage, 1, **fields)


def test_a_kind_changes_only_while_the_stage_is_empty(workspace: Workspace) -> None:
    workspace.do(open_deal, "Acme", 1, "USD")
    with pytest.raises(Refused, match="1 deal is"):
        workspace.do(pipelines.edit_stage, 1, kind=StageKind.ON_HOLD)
    workspace.do(pipelines.edit_stage, 2, kind=StageKind.ON_HOLD)
    assert stage(workspace, "Qualifying").kind is StageKind.ON_HOLD


def test_a_pipeline_keeps_won_and_lost(workspace: Workspace) -> None:
    for name in ("Won", "Lost"):
        with pytest.raises(Refused):
            workspace.do(pipelines.archive_stage, stage(workspace, name).id)


def test_a_stage_with_deals_asks_where_they_go(workspace: Workspace) -> None:
    deals = [workspace.do(open_deal, f"Acme {i}", 3, "USD") for i in range(3)]
    with pytest.raises(Refused, match="say where they go"):
        workspace.do(pipelines.archive_stage, 3)
    with pytest.raises(Refused, match="same kind"):
        workspace.do(pipelines.archive_stage, 3, stage(workspace, "Won").id)
    workspace.do(pipelines.archive_stage, 3, 4)
    assert "Proposal" not in names(workspace)
    assert stage(workspace, "Negotiating").deals == 3
    workspace.undo()
    assert stage(workspace, "Proposal").deals == len(deals)
    assert "Proposal" in names(workspace)


def test_closed_deals_keep_their_day_when_their_stage_goes(workspace: Workspace) -> None:
    second = workspace.do(pipelines.add_stage, 1, "Won back")
    workspace.do(pipelines.edit_stage, second, kind=StageKind.WON)
    deal = workspace.do(open_deal, "Acme", 1, "USD", amount=500)
    won = stage(workspace, "Won").id
    workspace.do(move_deal, deal, won, Closing(amount=500))
    sql = "SELECT closed_on, amount, outcome FROM deal"
    before = workspace.ask(lambda db: db.one(sql))
    workspace.do(pipelines.archive_stage, won, second)
    assert workspace.ask(lambda db: db.one(sql)) == before
    assert stage(workspace, "Won back").deals == 1


def test_open_stages_stay_before_closed_ones(workspace: Workspace) -> None:
    ids = [s.id for s in workspace.ask(ask.stages, 1)]
    workspace.do(pipelines.reorder_stages, [ids[1], ids[0], *ids[2:]])
    assert names(workspace)[:2] == ["Qualifying", "Prospecting"]
    with pytest.raises(Refused):
        workspace.do(pipelines.reorder_stages, [ids[4], *ids[:4], ids[5]])


def test_a_pipeline_with_open_deals_is_not_archived(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="only pipeline"):
        workspace.do(pipelines.archive_pipeline, 1)
    workspace.do(pipelines.add_pipeline, "Partners")
    workspace.do(open_deal, "Acme", 1, "USD")
    with pytest.raises(Refused, match="1 open deal"):
        workspace.do(pipelines.archive_pipeline, 1)
    workspace.do(pipelines.archive_pipeline, 2)
    assert [p.archived for p in workspace.ask(ask.pipelines)] == [False, True]


def test_a_checklist_line_is_asked_for_and_goes(workspace: Workspace) -> None:
    workspace.do(checklists.add_criterion, 1, "Budget known")
    deal = workspace.do(open_deal, "Acme", 1, "USD")
    with pytest.raises(GapsLeft) as gaps:
        workspace.do(move_deal, deal, 2)
    assert gaps.value.gaps == ("Budget known",)
    (line,) = workspace.ask(ask.checklist, 1)
    workspace.do(checklists.rename_line, ExitCriterion, line.id, "Budget agreed")
    workspace.do(checklists.archive_line, ExitCriterion, line.id)
    workspace.do(move_deal, deal, 2)
    with pytest.raises(Refused):
        workspace.do(checklists.add_criterion, 1, "   ")


def test_reasons_are_ordered_and_not_doubled(workspace: Workspace) -> None:
    reasons = workspace.ask(ask.lost_reasons)
    workspace.do(checklists.reorder_lines, LostReason, [r.id for r in reversed(reasons)])
    assert workspace.ask(ask.lost_reasons) == list(reversed(reasons))
    with pytest.raises(Refused):
        workspace.do(checklists.add_lost_reason, " price ")
