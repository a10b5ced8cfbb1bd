"""What the stages of a file become is shown with the reason, and can be said otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.actions.imports_terms import StageChoice, StageFate
from cockpit.domain.pipeline import StageKind
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import Choice, ImportOptions, ImportPlan
from cockpit.workspace import Workspace
from tests.importing.folder import rows, take
from tests.importing.tables import written

HEAD = "Deal ID,Deal Name,Stage,Close Date\n"
FIRST = HEAD + "1,A,Negotiation,2026-05-01\n2,B,Proposal,2026-05-01\n3,C,Won,2026-01-05\n"
NEXT = HEAD + "4,D,Negotation,2026-05-01\n5,E,Parked deals,2026-05-01\n6,F,Proposal,2026-05-01\n"
OF_DEALS = (
    "SELECT d.name, s.name, d.outcome FROM deal d JOIN stage s ON s.id = d.stage_id ORDER BY d.id"
)


def _plan(workspace: Workspace, path: Path, **stages: StageChoice) -> ImportPlan:
    said = {name.replace("_", " "): choice for name, choice in stages.items()}
    options = ImportOptions(source="crm", choices={path: Choice(stages=said)})
    plan = plan_import(workspace, [path], options)
    assert plan.problems == []
    return plan


def _fates(plan: ImportPlan) -> dict[str, StageFate]:
    return {fate.name: fate for fate in plan.files[0].stages}


def test_the_plan_tells_what_each_stage_becomes_and_why(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = _fates(_plan(workspace, written(tmp_path, "a.csv", FIRST)))
    assert list(first) == ["Proposal", "Negotiation", "Won"]
    assert first["Won"].kind is StageKind.WON
    take(workspace, written(tmp_path, "a.csv", FIRST), source="crm")
    later = _fates(_plan(workspace, written(tmp_path, "b.csv", NEXT)))
    assert (later["Proposal"].is_new, later["Proposal"].becomes) == (False, "Proposal")
    assert "is there" in later["Proposal"].why
    assert (later["Negotation"].is_new, later["Negotation"].near) == (True, "Negotiation")
    assert (later["Negotation"].rows, later["Parked deals"].near) == (1, "")


def test_a_near_stage_is_added_with_a_warning_when_nobody_answers(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "a.csv", FIRST), source="crm")
    (report,) = take(workspace, written(tmp_path, "b.csv", NEXT), source="crm")
    told = " ".join(remark.what for remark in report.warnings)
    assert "stage “Negotation” is nearly “Negotiation”, added as a new one" in told


def test_a_stage_of_the_file_becomes_one_of_ours_now_and_next_time(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "a.csv", FIRST), source="crm")
    plan = _plan(
        workspace,
        written(tmp_path, "b.csv", NEXT),
        Negotation=StageChoice(existing="Negotiation"),
        Parked_deals=StageChoice(kind=StageKind.ON_HOLD, probability=0.2),
    )
    fates = _fates(plan)
    assert (fates["Negotation"].becomes, fates["Negotation"].why) == ("Negotiation", "as you said")
    run_import(workspace, plan)
    assert rows(workspace, OF_DEALS)[3] == ("D", "Negotiation", "open")
    parked = "SELECT kind, probability FROM stage WHERE name = 'Parked deals'"
    assert rows(workspace, parked) == [("on_hold", 0.2)]
    more = HEAD + "7,G,Negotation,2026-06-01\n"
    again = _plan(workspace, written(tmp_path, "c.csv", more))
    assert _fates(again)["Negotation"].why == "as last time"
    run_import(workspace, again)
    assert rows(workspace, OF_DEALS)[6] == ("G", "Negotiation", "open")


@pytest.mark.parametrize("first", [True, False])
def test_a_name_that_says_nothing_can_be_said_to_be_lost(
    workspace: Workspace, tmp_path: Path, first: bool
) -> None:
    if not first:
        take(workspace, written(tmp_path, "a.csv", FIRST), source="crm")
    text = HEAD + "8,H,Bin,2026-02-01\n9,I,Talks,2026-05-01\n"
    path = written(tmp_path, "b.csv", text)
    run_import(workspace, _plan(workspace, path, Bin=StageChoice(kind=StageKind.LOST)))
    told = {name: outcome for name, _stage, outcome in rows(workspace, OF_DEALS)}
    assert (told["H"], told["I"]) == ("lost", "open")
    more = HEAD + "10,J,Bin,2026-02-03\n"
    run_import(workspace, _plan(workspace, written(tmp_path, "c.csv", more)))
    assert rows(workspace, OF_DEALS)[-1][2] == "lost"
