"""Fields changed on both sides: listed once, decided by the manager, closed when they agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.deals import edit_deal
from cockpit.actions.imports_conflicts import keep_mine, take_theirs
from cockpit.actions.moves import move_deal
from cockpit.actions.people import edit_person
from cockpit.domain.conflicts import ConflictState
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.queries.conflicts import open_conflicts
from cockpit.queries.consistency import inconsistencies
from cockpit.workspace import Workspace
from tests.importing.folder import one, rows, take
from tests.importing.tables import written

HEAD = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date,Next Step\n"
FIRST = HEAD + (
    "1,A,Ann,Demo,100,2026-01-05,2026-04-30,call\n2,B,Bob,Demo,200,2026-01-06,2026-05-31,\n"
    "3,C,Ann,Proposal,300,2026-01-07,2026-06-30,\n"
)
SECOND = FIRST.replace("1,A,Ann,Demo,100", "1,A,Cyd,Demo,150")
DAY = "date({0} * 86400, 'unixepoch')"
LATER = date(2026, 3, 6)


@pytest.fixture
def edited(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A folder with the export of 27 February; the first deal's amount and owner edited since."""
    take(workspace, written(tmp_path, "deals.csv", FIRST), exported_on=date(2026, 2, 27))
    bob = one(workspace, "SELECT id FROM person WHERE name = 'Bob'")
    workspace.do(edit_deal, 1, amount=11_100, owner_id=bob)
    return workspace


def again(workspace: Workspace, folder: Path, text: str, on: date = LATER) -> Any:
    """Another export of the same source."""
    (report,) = take(workspace, written(folder, "deals next.csv", text), exported_on=on)
    return report


def told(workspace: Workspace, deal: int | None = None) -> list[tuple[Any, ...]]:
    """What is undecided, as a page lists it."""
    found = workspace.ask(open_conflicts, deal)
    return [(one.kind, one.name, one.field, one.mine, one.theirs) for one in found]


def ids(workspace: Workspace) -> list[int]:
    """The undecided ones."""
    return [one.id for one in workspace.ask(open_conflicts)]


BOTH = [("deal", "A", "owner", "Bob", "Cyd"), ("deal", "A", "amount", 111.0, 150.0)]


def test_they_are_listed_once_with_both_values(edited: Workspace, tmp_path: Path) -> None:
    report = again(edited, tmp_path, SECOND)
    assert [(kept.field, kept.mine, kept.theirs) for kept in report.kept] == [
        ("owner", "Bob", "Cyd"), ("amount", 111.0, 150.0),
    ]  # fmt: skip
    assert told(edited) == told(edited, 1) == BOTH
    assert told(edited, 2) == []
    position = edited.position
    again(edited, tmp_path, SECOND, date(2026, 3, 9))
    assert edited.position == position
    again(edited, tmp_path, SECOND.replace("Demo,150", "Demo,160"), date(2026, 3, 9))
    assert told(edited)[0] == ("deal", "A", "amount", 111.0, 160.0)
    assert one(edited, "SELECT count(*) FROM kept_conflict") == 2


def test_they_go_when_both_agree_or_the_source_takes_its_change_back(
    edited: Workspace, tmp_path: Path
) -> None:
    again(edited, tmp_path, SECOND)
    again(edited, tmp_path, SECOND.replace("Cyd,Demo,150", "Ann,Demo,111"), date(2026, 3, 9))
    assert told(edited) == []
    states = rows(edited, "SELECT field, state FROM kept_conflict ORDER BY id")
    assert states == [("owner", "gone"), ("amount", "gone")]
    assert rows(edited, "SELECT amount FROM deal WHERE id = 1") == [(11_100,)]


def test_an_edit_that_gives_in_leaves_nothing_to_decide(edited: Workspace, tmp_path: Path) -> None:
    again(edited, tmp_path, SECOND)
    edited.do(edit_deal, 1, amount=15_000)
    assert told(edited) == BOTH[:1]


def test_mine_stays_until_the_source_says_something_new(edited: Workspace, tmp_path: Path) -> None:
    again(edited, tmp_path, SECOND)
    edited.do(keep_mine, ids(edited))
    assert told(edited) == []
    again(edited, tmp_path, SECOND.replace(",call\n", ",meet\n"), date(2026, 3, 9))
    assert told(edited) == []
    report = again(edited, tmp_path, SECOND.replace("Demo,150", "Demo,170"), date(2026, 3, 9))
    assert told(edited) == [("deal", "A", "amount", 111.0, 170.0)]
    assert len(report.kept) == 1
    edited.undo()
    edited.undo()
    edited.undo()
    assert told(edited) == BOTH


def test_theirs_holds_from_the_exports_day_and_follows_again(
    edited: Workspace, tmp_path: Path
) -> None:
    again(edited, tmp_path, SECOND)
    before = rows(edited, "SELECT * FROM deal_version ORDER BY id")
    edited.do(take_theirs, ids(edited))
    assert edited.ask(inconsistencies) == []
    assert told(edited) == []
    assert rows(edited, "SELECT amount, p.name FROM deal d JOIN person p ON p.id = d.owner_id"
                        " WHERE d.id = 1") == [(15_000, "Cyd")]  # fmt: skip
    live = rows(
        edited,
        f"SELECT {DAY.format('happened_on')}, amount FROM deal_version WHERE deal_id = 1"
        " AND superseded_at IS NULL ORDER BY happened_on, id",
    )
    assert live == [("2026-01-05", 10_000), ("2026-03-06", 15_000), ("2026-03-10", 15_000)]
    report = again(edited, tmp_path, SECOND.replace("Demo,150", "Demo,180"), date(2026, 3, 9))
    assert (report.changed, report.kept) == (1, [])
    edited.undo()
    edited.undo()
    assert rows(edited, "SELECT * FROM deal_version ORDER BY id") == before
    assert told(edited) == BOTH


def test_a_stage_is_taken_with_its_outcome_and_its_day(edited: Workspace, tmp_path: Path) -> None:
    proposal = one(edited, "SELECT id FROM stage WHERE name = 'Proposal'")
    edited.do(move_deal, 2, proposal)
    text = FIRST.replace(
        "2,B,Bob,Demo,200,2026-01-06,2026-05-31", "2,B,Bob,Won,200,2026-01-06,2026-03-05"
    )
    again(edited, tmp_path, text)
    assert told(edited) == [("deal", "B", "stage", "Proposal", "Won")]
    edited.do(take_theirs, ids(edited))
    assert edited.ask(inconsistencies) == []
    stays = rows(
        edited,
        f"SELECT s.name, {DAY.format('entered_on')}, {DAY.format('left_on')} FROM stage_visit v"
        " JOIN stage s ON s.id = v.stage_id WHERE v.deal_id = 2 ORDER BY v.entered_on, v.id",
    )
    assert stays == [
        ("Demo", "2026-01-06", "2026-03-05"), ("Proposal", "2026-03-05", "2026-03-05"),
        ("Won", "2026-03-05", None),
    ]  # fmt: skip
    closed = f"SELECT outcome, {DAY.format('closed_on')} FROM deal WHERE id = 2"
    assert rows(edited, closed) == [("won", "2026-03-05")]
    with pytest.raises(Refused, match="decided already"):
        edited.do(take_theirs, [1])


def test_an_answer_before_the_import_shows_in_the_dry_run(
    edited: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, "deals next.csv", SECOND)
    plan = plan_import(edited, [path], ImportOptions(exported_on=LATER))
    (report,) = plan.reports
    assert (report.changed, len(report.kept), len(report.taken)) == (0, 2, 0)
    owner, amount = (kept.key for kept in report.kept)
    answers = {owner: ConflictState.MINE, amount: ConflictState.THEIRS}
    plan = plan_import(edited, [path], ImportOptions(exported_on=LATER, conflicts=answers))
    (report,) = plan.reports
    assert (report.changed, len(report.kept), len(report.taken)) == (1, 1, 1)
    (done,) = run_import(edited, plan)
    assert (done.changed, [kept.field for kept in done.kept]) == (1, ["owner"])
    assert told(edited) == []
    states = rows(edited, "SELECT field, state, decided_at > 0 FROM kept_conflict ORDER BY id")
    assert states == [("owner", "mine", 1), ("amount", "theirs", 1)]
    assert one(edited, "SELECT amount FROM deal WHERE id = 1") == 15_000


def test_people_have_conflicts_too(workspace: Workspace, tmp_path: Path) -> None:
    head = "Name,Manager,Email\n"
    take(workspace, written(tmp_path, "team.csv", head + "Ann,Max,ann@a.example\nMia,Max,\n"))
    ann = one(workspace, "SELECT id FROM person WHERE name = 'Ann'")
    workspace.do(edit_person, ann, email="ann@home.example")
    text = head + "Ann,Max,a@b.example\nMia,Max,\n"
    take(workspace, written(tmp_path, "team.csv", text), exported_on=LATER)
    assert told(workspace) == [("person", "Ann", "email", "ann@home.example", "a@b.example")]
    workspace.do(take_theirs, ids(workspace))
    assert one(workspace, "SELECT email FROM person WHERE id = ?", ann) == "a@b.example"
    workspace.undo()
    assert one(workspace, "SELECT email FROM person WHERE id = ?", ann) == "ann@home.example"
