"""What a file of deals becomes: stages, outcomes, dates, owners, currencies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.problems import Unclear
from cockpit.domain.refusal import Refused
from cockpit.storage.numbers import day_of
from cockpit.workspace import Workspace
from tests.importing.folder import one, rows, take
from tests.importing.tables import written

STAGES = "SELECT name, kind FROM stage ORDER BY pipeline_id, position"
DAY = "date({0} * 86400, 'unixepoch')"


def test_before_the_first_deal_the_stages_become_those_of_the_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = "Deal Name,Stage,Probability\nA,Demo,40\nB,Lead In,10\nC,On Hold,20\nD,Demo,40\n"
    (report,) = take(workspace, written(tmp_path, "d.csv", text))
    assert rows(workspace, STAGES) == [
        ("Lead In", "open"), ("On Hold", "on_hold"), ("Demo", "open"), ("Won", "won"),
        ("Lost", "lost"),
    ]  # fmt: skip
    assert "taken out: Prospecting" in " ".join(remark.what for remark in report.warnings)
    shares = rows(workspace, "SELECT probability FROM stage ORDER BY position")
    assert [share for (share,) in shares] == [0.1, 0.2, 0.4, 1.0, 0.0]


def test_a_stage_that_is_there_keeps_its_row_and_later_ones_are_added_before_the_closed(
    workspace: Workspace, tmp_path: Path
) -> None:
    kept = one(workspace, "SELECT id FROM stage WHERE name = 'Proposal'")
    take(workspace, written(tmp_path, "a.csv", "Deal ID,Deal Name,Stage\n1,A,Proposal\n"))
    assert one(workspace, "SELECT id FROM stage WHERE name = 'Proposal'") == kept
    more = "Deal ID,Deal Name,Stage\n2,B,proposal\n3,C,Legal\n4,D,Closed Won\n"
    with pytest.raises(Refused, match="cannot be"):
        take(workspace, written(tmp_path, "b.csv", more), kind="events")
    (report,) = take(workspace, written(tmp_path, "b.csv", more))
    assert [name for name, _kind in rows(workspace, STAGES)] == ["Proposal", "Legal", "Won", "Lost"]
    assert [(one.row, one.why) for one in report.refused] == [
        (4, "a closed deal needs its closing date")
    ]
    assert report.added == 2


def test_pipelines_are_matched_or_made(workspace: Workspace, tmp_path: Path) -> None:
    text = (
        "Deal ID,Deal Name,Pipeline,Stage\n1,A,New business,Demo\n2,B,New business,Offer\n"
        "3,C,Renewals,Talk\n"
    )
    take(workspace, written(tmp_path, "d.csv", text))
    assert rows(workspace, "SELECT name FROM pipeline ORDER BY position") == [
        ("New business",), ("Renewals",),
    ]  # fmt: skip
    stages = rows(workspace, STAGES)
    assert ("Talk", "open") in stages
    assert stages.count(("Won", "won")) == 2


def test_a_status_apart_from_the_stage_decides_and_the_stage_is_where_it_sat(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,"
        "Deal - Lost time,Deal - Value\n"
        "1,A,Negotiation,Won,2025-01-01 10:00,2025-02-01 09:30,,500\n"
        "2,B,Proposal,Lost,2025-01-01 10:00,,2025-03-01 09:30,300\n"
        "3,C,Proposal,Open,2025-01-05 10:00,,,200\n"
    )
    take(workspace, written(tmp_path, "deals-1.csv", text))
    told = rows(
        workspace,
        "SELECT d.name, d.outcome, s.name, b.name, d.amount FROM deal d"
        " JOIN stage s ON s.id = d.stage_id JOIN stage_visit v ON v.deal_id = d.id"
        " JOIN stage b ON b.id = v.stage_id GROUP BY d.id HAVING v.id = min(v.id)",
    )
    assert told == [
        ("A", "won", "Won", "Negotiation", 50000),
        ("B", "lost", "Lost", "Proposal", 30000),
        ("C", "open", "Proposal", "Proposal", 20000),
    ]


def test_flags_of_the_source_say_what_an_unknown_stage_means(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (
        "Id,Name,StageName,IsClosed,IsWon,CloseDate,CreatedDate\n"
        "1,A,Hurra,1,1,2025-03-01,2025-01-01\n2,B,Schade,1,0,2025-03-02,2025-01-01\n"
        "3,C,Mitte,0,0,2026-05-01,2025-01-01\n"
    )
    take(workspace, written(tmp_path, "Opportunity.csv", text))
    assert rows(workspace, "SELECT name, outcome FROM deal ORDER BY id") == [
        ("A", "won"), ("B", "lost"), ("C", "open"),
    ]  # fmt: skip
    assert rows(workspace, STAGES) == [("Mitte", "open"), ("Hurra", "won"), ("Schade", "lost")]
    due = rows(workspace, f"SELECT {DAY.format('expected_close')} FROM deal ORDER BY id")
    assert due == [(None,), (None,), ("2026-05-01",)]


def test_no_decision_and_disqualified_are_outcomes(workspace: Workspace, tmp_path: Path) -> None:
    text = (
        "Deal ID,Deal Name,Stage,Close Date\n1,A,No decision,2025-01-01\n"
        "2,B,Disqualified,2025-01-01\n3,C,Demo,\n"
    )
    take(workspace, written(tmp_path, "d.csv", text))
    assert rows(workspace, "SELECT outcome FROM deal ORDER BY id") == [
        ("no_decision",), ("disqualified",), ("open",),
    ]  # fmt: skip


def test_deals_exist_from_their_opening_else_their_closing_else_the_exports_day(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (
        "Deal ID,Deal Name,Stage,Created,Close Date\n1,A,Demo,2025-01-02,2026-09-01\n"
        "2,B,Demo,,2025-11-30\n3,C,Won,,2025-02-01\n4,D,Won,2025-05-05,2025-04-01\n"
    )
    (report,) = take(workspace, written(tmp_path, "d.csv", text))
    days = rows(
        workspace,
        f"SELECT {DAY.format('known_from')}, {DAY.format('opened_on')} FROM deal ORDER BY id",
    )
    assert days == [
        ("2025-01-02", "2025-01-02"), ("2025-11-30", None), ("2025-02-01", None),
        ("2025-04-01", None),
    ]  # fmt: skip
    assert any("after it closed" in remark.what for remark in report.warnings)


def test_the_day_of_the_export_can_be_named(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "d.csv", "Deal ID,Deal Name,Stage\n1,A,Demo\n")
    take(workspace, path, exported_on=date(2026, 2, 1))
    assert one(workspace, f"SELECT {DAY.format('known_from')} FROM deal") == "2026-02-01"
    with pytest.raises(Refused, match="future"):
        take(workspace, path, exported_on=date(2031, 1, 1))


def test_a_deal_that_came_to_its_stage_on_a_known_day_was_before_it_till_then(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (
        "Deal ID,Deal Name,Stage,Created,Last Stage Change,Amount\n"
        "1,A,Proposal,2025-01-01,2025-03-01,5\n2,B,Demo,2025-01-01,2025-02-01,6\n"
    )
    take(workspace, written(tmp_path, "d.csv", text))
    visits = rows(
        workspace,
        f"SELECT d.name, s.name, {DAY.format('entered_on')} FROM stage_visit v JOIN deal d ON"
        " d.id = v.deal_id JOIN stage s ON s.id = v.stage_id ORDER BY v.id",
    )
    assert visits == [
        ("A", "Demo", "2025-01-01"), ("A", "Proposal", "2025-03-01"), ("B", "Demo", "2025-01-01"),
    ]  # fmt: skip


def test_ambiguous_dates_end_the_import_and_name_the_option(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, "d.csv", "Deal ID,Stage,Close Date\n1,Won,03/04/2025\n")
    with pytest.raises(Unclear, match="--dates"):
        take(workspace, path)
    assert one(workspace, "SELECT count(*) FROM deal") == 0
    take(workspace, path, dates=DateStyle.DMY)
    assert one(workspace, f"SELECT {DAY.format('closed_on')} FROM deal") == "2025-04-03"


def test_bare_amounts_are_in_the_currency_that_was_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, "d.csv", "Deal ID,Stage,Amount\n1,Demo,5\n2,Demo,£6\n")
    take(workspace, path, currency="eur")
    assert rows(workspace, "SELECT amount, currency FROM deal ORDER BY id") == [
        (500, "EUR"), (600, "GBP"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="no currency"):
        take(workspace, path, currency="euros")


def test_owners_known_by_an_identifier_get_their_name_with_the_file_of_users(
    workspace: Workspace, tmp_path: Path
) -> None:
    deals = "Id,Name,StageName,OwnerId\n1,A,Demo,00546000001l1cJAAQ\n"
    users = "Id,LastName,FirstName,Email,ManagerId\n00546000001l1cJAAQ,Ray,Ana,a@x.example,\n"
    take(workspace, written(tmp_path, "Opportunity.csv", deals))
    assert one(workspace, "SELECT name FROM person") == "00546000001l1cJAAQ"
    (report,) = take(workspace, written(tmp_path, "User.csv", users))
    assert (report.added, report.changed) == (0, 1)
    assert rows(workspace, "SELECT name, email FROM person") == [("Ana Ray", "a@x.example")]


@pytest.mark.parametrize(
    ("header", "line", "told"),
    [
        # SuiteCRM has one day for both, and labels it as expected, or as closed.
        ("Expected close date", "Closed Won,,2026-02-20", ("won", "2026-02-20", "2026-02-20")),
        ("Expected close date", "Proposal,,2026-06-20", ("open", "2026-06-20", None)),
        ("date_closed", "Proposal,,2026-06-20", ("open", "2026-06-20", None)),
        # Odoo and Pipedrive keep the stage in which a deal ended.
        ("Closed date", "Proposal,Too expensive,2026-02-25", ("lost", None, "2026-02-25")),
        ("Closed date", "Proposal,,2026-02-25", ("open", "2026-02-25", None)),
        ("Lost time", "Proposal,,2026-02-25", ("lost", None, "2026-02-25")),
        ("Won time", "Proposal,,2026-02-25", ("won", None, "2026-02-25")),
    ],
)
def test_how_and_when_a_deal_ended_is_told_by_what_there_is(
    workspace: Workspace, tmp_path: Path, header: str, line: str, told: tuple[str | None, ...]
) -> None:
    text = f"Deal ID,Deal name,Owner,Amount,Stage,Lost reason,{header}\n1,A,Ann,10,{line}\n"
    path = written(tmp_path, "deals-2026-03-01.csv", text + "2,B,Ann,20,Proposal,,\n")
    (report,) = take(workspace, path)
    assert (report.added, report.refused) == (2, [])
    sql = "SELECT outcome, expected_close, closed_on FROM deal WHERE name = 'A'"
    ((outcome, *days),) = rows(workspace, sql)
    found = [None if day is None else day_of(day).isoformat() for day in days]
    assert (outcome, *found) == told
    said = "closed on no day that is told: the expected day is taken"
    only = header == "Expected close date" and outcome == "won"
    assert (said in [one.what for one in report.warnings]) is only


def test_a_closed_deal_that_is_expected_to_close_later_has_no_closing_day(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = "Deal ID,Deal name,Amount,Stage,Expected close date\n1,A,10,Closed Won,2026-06-20\n"
    (report,) = take(workspace, written(tmp_path, "deals-2026-03-01.csv", text))
    assert [one.why for one in report.refused] == ["a closed deal needs its closing date"]
