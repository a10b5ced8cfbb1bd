"""The next export: what the source changed follows it, what a hand changed stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.deals import edit_deal
from cockpit.actions.moves import move_deal
from cockpit.actions.preferences import set_preference
from cockpit.workspace import Workspace
from tests.importing.folder import one, rows, take
from tests.importing.tables import written

HEAD = "Deal ID,Deal Name,Owner,Stage,Amount,Created,Close Date,Next Step\n"
FIRST = HEAD + (
    "1,A,Ann,Demo,100,2026-01-05,2026-04-30,call\n2,B,Bob,Demo,200,2026-01-06,2026-05-31,\n"
    "3,C,Ann,Proposal,300,2026-01-07,2026-06-30,\n"
)
DAY = "date({0} * 86400, 'unixepoch')"
LATER = date(2026, 3, 6)


@pytest.fixture
def first(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A folder that has taken the first export, of 27 February."""
    take(workspace, written(tmp_path, "deals.csv", FIRST), exported_on=date(2026, 2, 27))
    return workspace


def again(workspace: Workspace, folder: Path, text: str, **options: Any) -> Any:
    """The next export, of 6 March."""
    path = written(folder, "deals next.csv", text)
    (report,) = take(workspace, path, **{"exported_on": LATER, **options})
    return report


def test_changes_happen_on_the_exports_day(first: Workspace, tmp_path: Path) -> None:
    text = FIRST.replace("1,A,Ann,Demo,100", "1,A,Bob,Proposal,150")
    report = again(first, tmp_path, text)
    assert (report.added, report.changed, report.unchanged) == (0, 1, 2)
    versions = rows(
        first,
        f"SELECT {DAY.format('happened_on')}, p.name, s.name, amount FROM deal_version v"
        " JOIN person p ON p.id = v.owner_id JOIN stage s ON s.id = v.stage_id"
        " WHERE v.deal_id = 1 ORDER BY v.id",
    )
    assert versions == [
        ("2026-01-05", "Ann", "Demo", 10000), ("2026-03-06", "Bob", "Proposal", 15000),
    ]  # fmt: skip
    visits = rows(
        first,
        f"SELECT s.name, {DAY.format('entered_on')}, {DAY.format('left_on')} FROM stage_visit v"
        " JOIN stage s ON s.id = v.stage_id WHERE v.deal_id = 1 ORDER BY v.id",
    )
    assert visits == [("Demo", "2026-01-05", "2026-03-06"), ("Proposal", "2026-03-06", None)]


def test_a_closing_happens_on_its_own_day(first: Workspace, tmp_path: Path) -> None:
    text = FIRST.replace(
        "1,A,Ann,Demo,100,2026-01-05,2026-04-30", "1,A,Ann,Won,120,2026-01-05,2026-03-03"
    )
    again(first, tmp_path, text)
    told = rows(
        first,
        f"SELECT {DAY.format('happened_on')}, outcome, amount FROM deal_version"
        " WHERE deal_id = 1 ORDER BY id",
    )
    assert told == [("2026-01-05", "open", 10000), ("2026-03-03", "won", 12000)]
    assert one(first, f"SELECT {DAY.format('closed_on')} FROM deal WHERE id = 1") == "2026-03-03"
    assert one(first, "SELECT probability FROM deal WHERE id = 1") is None


def test_what_a_hand_changed_stays_and_is_told(first: Workspace, tmp_path: Path) -> None:
    first.do(edit_deal, 1, amount=11_100, next_step="wait")
    text = FIRST.replace("1,A,Ann,Demo,100", "1,A,Ann,Demo,150").replace(",call\n", ",meet\n")
    report = again(first, tmp_path, text)
    assert {(kept.field, kept.mine, kept.theirs) for kept in report.kept} == {
        ("amount", 111.0, 150.0), ("next_step", "wait", "meet"),
    }  # fmt: skip
    assert report.to_json()["kept"][0].keys() == {"deal", "field", "mine", "theirs"}
    assert rows(first, "SELECT amount, next_step FROM deal WHERE id = 1") == [(11_100, "wait")]
    assert again(first, tmp_path, text).unchanged == 3


def test_a_deal_moved_by_hand_is_not_moved_back(first: Workspace, tmp_path: Path) -> None:
    proposal = one(first, "SELECT id FROM stage WHERE name = 'Proposal'")
    demo = one(first, "SELECT id FROM stage WHERE name = 'Demo'")
    first.do(move_deal, 2, proposal)
    assert not again(first, tmp_path, FIRST).kept
    assert one(first, "SELECT stage_id FROM deal WHERE id = 2") == proposal
    first.do(move_deal, 3, demo)
    report = again(
        first, tmp_path, FIRST.replace("3,C,Ann,Proposal,300,2026-01-07,2026-06-30",
                                       "3,C,Ann,Lost,300,2026-01-07,2026-03-01"),
    )  # fmt: skip
    assert [(kept.field, kept.mine, kept.theirs) for kept in report.kept] == [
        ("stage", "Demo", "Lost")
    ]
    assert one(first, "SELECT outcome FROM deal WHERE id = 3") == "open"


def test_both_agree_again_and_nothing_is_told(first: Workspace, tmp_path: Path) -> None:
    first.do(edit_deal, 1, amount=15_000)
    report = again(first, tmp_path, FIRST.replace("1,A,Ann,Demo,100", "1,A,Ann,Demo,150"))
    assert (report.changed, report.unchanged, report.kept) == (0, 3, [])


def test_there_and_back_gives_inverse_changes(first: Workspace, tmp_path: Path) -> None:
    columns = "name, owner_id, stage_id, amount, expected_close, outcome, closed_on, next_step"
    before = rows(first, f"SELECT {columns} FROM deal ORDER BY id")
    other = FIRST.replace("Ann,Demo,100", "Bob,Won,180").replace("2,B,Bob", "2,Beta,Cyd")
    assert again(first, tmp_path, other).changed == 2
    assert rows(first, f"SELECT {columns} FROM deal ORDER BY id") != before
    assert again(first, tmp_path, FIRST, exported_on=date(2026, 3, 9)).changed == 2
    assert rows(first, f"SELECT {columns} FROM deal ORDER BY id") == before


def test_order_of_rows_and_columns_separator_and_encoding_do_not_matter(
    first: Workspace, tmp_path: Path
) -> None:
    lines = [line.split(",") for line in FIRST.splitlines()]
    turned = [lines[0], *reversed(lines[1:])]
    text = "\n".join("\t".join(reversed(line)) for line in turned)
    path = tmp_path / "other name.txt"
    path.write_bytes(text.encode("utf-16"))
    (report,) = take(first, path)
    assert (report.unchanged, report.source) == (3, "deals")


def test_another_file_with_the_same_numbers_is_another_source(
    first: Workspace, tmp_path: Path
) -> None:
    text = HEAD + "1,X,Eve,Demo,7,2025-01-05,2026-04-30,\n2,Y,Fay,Demo,8,2025-02-06,,\n"
    (report,) = take(first, written(tmp_path, "deals.csv", text))
    assert (report.added, report.source) == (2, "deals 2")
    named = written(tmp_path, "x.csv", text)
    (report,) = take(first, named, source="deals")
    assert (report.changed, report.source) == (2, "deals")


def test_new_deals_come_in_beside_known_ones_and_an_undo_takes_both_back(
    first: Workspace, tmp_path: Path
) -> None:
    before = rows(first, "SELECT * FROM deal"), rows(first, "SELECT * FROM source_record")
    text = FIRST.replace("2,B,Bob", "2,B,Ann") + "4,D,Dan,Demo,5,2026-03-01,2026-07-31,\n"
    report = again(first, tmp_path, text)
    assert (report.added, report.changed, report.also_added) == (1, 1, {"people": 1})
    first.undo()
    assert (rows(first, "SELECT * FROM deal"), rows(first, "SELECT * FROM source_record")) == before


def test_a_renamed_owner_is_still_found(first: Workspace, tmp_path: Path) -> None:
    from cockpit.domain.people import Person

    def rename(work: Any) -> None:
        work.first(Person, name="Bob").name = "Robert"

    first.do(rename)
    text = FIRST + "4,D,Bob,Demo,5,2026-03-01,2026-07-31,\n"
    report = again(first, tmp_path, text)
    assert report.also_added == {}
    assert one(first, "SELECT p.name FROM deal d JOIN person p ON p.id = d.owner_id"
                      " WHERE d.name = 'D'") == "Robert"  # fmt: skip


def test_a_closing_before_what_is_known_rewrites_it(first: Workspace, tmp_path: Path) -> None:
    again(first, tmp_path, FIRST.replace("1,A,Ann", "1,A,Bob"))
    text = FIRST.replace(
        "1,A,Ann,Demo,100,2026-01-05,2026-04-30", "1,A,Bob,Won,100,2026-01-05,2026-03-01"
    )
    report = again(first, tmp_path, text, exported_on=date(2026, 3, 9))
    assert report.changed == 1
    live = rows(
        first,
        f"SELECT {DAY.format('happened_on')}, outcome FROM deal_version WHERE deal_id = 1"
        " AND superseded_at IS NULL ORDER BY happened_on, id",
    )
    assert live == [("2026-01-05", "open"), ("2026-03-01", "won"), ("2026-03-06", "won")]


def test_rows_that_come_twice(workspace: Workspace, tmp_path: Path) -> None:
    text = HEAD + "1,A,Ann,Demo,1,,,\n1,A,Ann,Demo,1,,,\n2,B,Ann,Demo,2,,,\n2,B,Ann,Demo,3,,,\n"
    (report,) = take(workspace, written(tmp_path, "d.csv", text))
    assert (report.added, report.unchanged, report.rows) == (2, 1, 4)
    assert [(one.row, one.value) for one in report.refused] == [(5, "2")]


def test_people_change_their_manager_from_the_exports_day(
    workspace: Workspace, tmp_path: Path
) -> None:
    head = "Name,Manager,Region\n"
    take(workspace, written(tmp_path, "team.csv", head + "Ann,Max,East\nBob,Max,East\n"))
    text = head + "Ann,Mia,East\nBob,Max,East\n"
    (report,) = take(workspace, written(tmp_path, "team.csv", text), exported_on=LATER)
    assert (report.changed, report.unchanged) == (1, 1)
    seats = rows(
        workspace,
        f"SELECT t.name, {DAY.format('from_on')}, {DAY.format('to_on')} FROM membership m"
        " JOIN team t ON t.id = m.team_id JOIN person p ON p.id = m.person_id"
        " WHERE p.name = 'Ann' ORDER BY m.id",
    )
    assert seats == [("Max’s team", None, "2026-03-06"), ("Mia’s team", "2026-03-06", None)]


def test_an_amount_in_yen_by_its_heading_follows_the_next_export(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.do(set_preference, "reporting_currency", "EUR")
    head = "Deal ID,Deal name,Stage,Amount (JPY),Created\n"
    for amount in (100_000, 150_000):
        text = f"{head}1,A,Demo,{amount},2026-01-05\n"
        (report,) = take(workspace, written(tmp_path, "deals.csv", text))
        assert report.kept == []
    assert rows(workspace, "SELECT amount, currency FROM deal") == [(150_000, "JPY")]
