"""A CRM's log of changes becomes the past of deals: real stages in the place of assumed ones."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from cockpit.actions.moves import move_deal
from cockpit.workspace import Workspace
from tests.importing.folder import contents, one, rows, take
from tests.importing.tables import written

DAY = "date({0} * 86400, 'unixepoch')"
PAST = ("deal", "stage", "stage_visit", "deal_version", "source", "source_record")
DEALS = (
    "Opportunity ID,Opportunity Name,Opportunity Owner,Stage,Amount,Close Date,Created Date\n"
    "006A,Alpha,Ann,Closed Won,900,2026-02-20,2026-01-05\n"
    "006B,Beta,Bob,Proposal,500,2026-04-30,2026-01-10\n"
    "006C,Gamma,Bob,Prospecting,70,2026-05-30,2026-02-01\n"
)
LOG = (
    "Id,OpportunityId,CreatedDate,StageName,Amount,CloseDate,FromOpportunityStageName\n"
    "1,006A,2026-01-05 09:00:00,Prospecting,100,2026-03-31,\n"
    "2,006A,2026-01-20 09:00:00,Qualification,400,2026-03-31,Prospecting\n"
    "3,006A,2026-02-20 15:00:00,Closed Won,900,2026-02-20,Qualification\n"
    "4,006B,2026-01-10 08:00:00,Prospecting,500,2026-03-31,\n"
    "5,006B,2026-02-02 08:00:00,Qualification,500,2026-03-31,Prospecting\n"
    "6,006B,2026-02-09 08:00:00,Proposal,500,2026-03-31,Qualification\n"
    "7,006B,2026-03-01 08:00:00,Proposal,500,2026-04-30,Proposal\n"
    "8,006X,2026-03-01 08:00:00,Proposal,500,2026-04-30,Proposal\n"
)


def visits(workspace: Workspace, deal: str) -> list[tuple[object, ...]]:
    """Stages of a deal with the days it was in them."""
    return rows(
        workspace,
        f"SELECT s.name, {DAY.format('entered_on')}, {DAY.format('left_on')} FROM stage_visit v"
        " JOIN stage s ON s.id = v.stage_id JOIN deal d ON d.id = v.deal_id WHERE d.name = ?"
        " ORDER BY entered_on, left_on IS NULL, v.id",
        deal,
    )


def versions(workspace: Workspace, deal: str) -> list[tuple[object, ...]]:
    """What a deal was, as believed now."""
    return rows(
        workspace,
        f"SELECT {DAY.format('happened_on')}, s.name, v.amount / 100, v.outcome,"
        f" {DAY.format('v.expected_close')} FROM deal_version v JOIN stage s ON s.id = v.stage_id"
        " JOIN deal d ON d.id = v.deal_id WHERE d.name = ? AND superseded_at IS NULL"
        " ORDER BY happened_on, v.id",
        deal,
    )


def test_the_log_tells_the_past_in_the_same_import(workspace: Workspace, tmp_path: Path) -> None:
    deals, log = take(
        workspace, written(tmp_path, "log.csv", LOG), written(tmp_path, "deals.csv", DEALS)
    )
    assert (deals.kind, log.kind) == ("deals", "stage_history")
    assert (log.rows, log.added) == (8, 7)
    (refused,) = log.refused
    assert (refused.row, refused.column, refused.value) == (9, "OpportunityId", "006X")
    assert "import the deals first" in refused.why
    assert visits(workspace, "Alpha") == [
        ("Prospecting", "2026-01-05", "2026-01-20"),
        ("Qualification", "2026-01-20", "2026-02-20"),
        ("Closed Won", "2026-02-20", None),
    ]
    assert versions(workspace, "Alpha") == [
        ("2026-01-05", "Prospecting", 100, "open", "2026-03-31"),
        ("2026-01-20", "Qualification", 400, "open", "2026-03-31"),
        ("2026-02-20", "Closed Won", 900, "won", None),
    ]
    assert versions(workspace, "Beta")[-2:] == [
        ("2026-02-09", "Proposal", 500, "open", "2026-03-31"),
        ("2026-03-01", "Proposal", 500, "open", "2026-04-30"),
    ]
    assert len(visits(workspace, "Gamma")) == 1


def test_the_log_of_known_deals_changes_their_past_and_undo_brings_it_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    before = contents(workspace, PAST)
    assert visits(workspace, "Beta") == [("Proposal", "2026-01-10", None)]
    path = written(tmp_path, "log.csv", LOG)
    (report,) = take(workspace, path)
    after = contents(workspace, PAST)
    assert [name for name, _in, _out in visits(workspace, "Beta")] == [
        "Prospecting", "Qualification", "Proposal",
    ]  # fmt: skip
    assert any("stages not known before" in remark.what for remark in report.warnings)
    position = workspace.position
    (again,) = take(workspace, path)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 7)
    assert workspace.position == position
    workspace.undo()
    assert contents(workspace, PAST) == before
    workspace.redo()
    assert contents(workspace, PAST) == after


def test_a_later_log_goes_on_with_what_an_earlier_one_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    lines = LOG.splitlines(keepends=True)
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    take(workspace, written(tmp_path, "log.csv", "".join(lines[:6])), source="crm")
    take(workspace, written(tmp_path, "log.csv", "".join(lines[:1] + lines[6:8])), source="crm")
    assert [name for name, _in, _out in visits(workspace, "Beta")] == [
        "Prospecting", "Qualification", "Proposal",
    ]  # fmt: skip


def test_a_closing_is_on_its_closing_date_and_the_present_is_the_deals_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    deals = DEALS.replace("Closed Won,900,2026-02-20", "Closed Won,950,2026-02-15")
    take(workspace, written(tmp_path, "log.csv", LOG), written(tmp_path, "deals.csv", deals))
    assert visits(workspace, "Alpha")[-1] == ("Closed Won", "2026-02-15", None)
    assert versions(workspace, "Alpha")[-1] == ("2026-02-15", "Closed Won", 950, "won", None)


def test_a_log_that_begins_late_says_where_the_deal_came_from(
    workspace: Workspace, tmp_path: Path
) -> None:
    log = "Deal,From Stage,To Stage,Last Modified\nbeta,Prospecting,Proposal,2026-02-09 08:00\n"
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    (report,) = take(workspace, written(tmp_path, "log.csv", log))
    assert (report.kind, report.added) == ("stage_history", 1)
    assert visits(workspace, "Beta") == [
        ("Prospecting", "2026-01-10", "2026-02-09"), ("Proposal", "2026-02-09", None),
    ]  # fmt: skip


def test_what_was_changed_by_hand_after_the_log_stays(workspace: Workspace, tmp_path: Path) -> None:
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    deal, stage = one(workspace, "SELECT id FROM deal WHERE name = 'Gamma'"), "Proposal"
    stage_id = one(workspace, "SELECT id FROM stage WHERE name = ?", stage)
    workspace.do(move_deal, deal, stage_id, with_gaps=True)
    log = "Opportunity ID,Old stage,New stage,Changed at\n006C,,Prospecting,2026-02-01 10:00\n"
    log += "006C,Prospecting,Qualification,2026-02-20 10:00\n"
    take(workspace, written(tmp_path, "log.csv", log))
    assert [name for name, _in, _out in visits(workspace, "Gamma")] == [
        "Prospecting", "Qualification", "Proposal",
    ]  # fmt: skip


def test_a_name_that_two_deals_have_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    deals = DEALS.replace("Gamma", "Beta")
    take(workspace, written(tmp_path, "deals.csv", deals))
    log = "Deal,From Stage,To Stage,Last Modified\nBeta,Prospecting,Proposal,2026-02-09 08:00\n"
    (report,) = take(workspace, written(tmp_path, "log.csv", log))
    assert ["several deals" in one.why for one in report.refused] == [True]
    assert one(workspace, "SELECT count(*) FROM source WHERE kind = 'stage_history'") == 0


def test_reopened_deals_and_logs_out_of_order_hold_together(
    workspace: Workspace, tmp_path: Path
) -> None:
    log = (
        "Deal ID,Entered at,Stage\n006A,2026-02-25 10:00,Closed Won\n006A,2026-01-10,Closed Lost\n"
        "006A,2025-12-01,Prospecting\n006A,2026-01-15,Qualification\n"
        "006B,2026-02-01,Closed Won\n006B,2026-02-01,Proposal\n"
    )
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    (report,) = take(workspace, written(tmp_path, "log.csv", log))
    # What the log says of the second deal is what was known of it.
    assert (report.added, report.unchanged, report.refused) == (4, 2, [])
    assert [row[:2] for row in visits(workspace, "Alpha")] == [
        ("Prospecting", "2026-01-05"), ("Lost", "2026-01-10"),
        ("Qualification", "2026-01-15"), ("Closed Won", "2026-02-20"),
    ]  # fmt: skip


def test_a_real_log_arrives_with_its_figures(workspace: Workspace, shared_data: Path) -> None:
    folder = shared_data / "salesforce-devorg"
    expected = json.loads((folder / "EXPECTED.json").read_text())
    names = ("Account.csv", "Opportunity.csv", "OpportunityHistory.csv", "Contact.csv")
    _accounts, deals, log, contacts = take(workspace, *(folder / name for name in names))
    assert (deals.added, log.added) == (expected["rows"], expected["history_rows"])
    assert contacts.added == 20
    per_deal = rows(
        workspace,
        "SELECT count(*) FROM source_record WHERE kind = 'stage_history' GROUP BY entity_id",
    )
    assert per_deal == [(2,)] * 31
    worth = dict(rows(workspace, "SELECT outcome, sum(amount) / 100.0 FROM deal GROUP BY 1"))
    assert worth == {"won": expected["won_amount"], "open": expected["open_amount"]}
    again = take(workspace, *(folder / name for name in names))
    assert [report.unchanged for report in again] == [12, 31, 62, 20]


def test_any_log_holds_together_and_can_be_taken_back(
    workspace: Workspace, tmp_path: Path, chance: random.Random
) -> None:
    take(workspace, written(tmp_path, "deals.csv", DEALS), source="crm")
    take(workspace, written(tmp_path, "log.csv", LOG), source="first log")
    stages = ("Prospecting", "Qualification", "Proposal", "Closed Won", "Lost", "No decision", "X")
    for _turn in range(60):
        before = contents(workspace, PAST)
        lines = ["Opportunity ID,Old stage,New stage,Changed at,Amount,Close date"]
        for _line in range(chance.randint(1, 9)):
            day = date(2025, 11, 1) + timedelta(days=chance.randint(0, 140))
            cells = (
                chance.choice(("006A", "006B", "006C")), chance.choice(("", *stages[:3])),
                chance.choice(stages), f"{day} {chance.randint(0, 23):02}:00",
                chance.choice(("", "5", "900")), chance.choice(("", "2026-02-20", "2026-07-01")),
            )  # fmt: skip
            lines.append(",".join(cells))
        path = written(tmp_path, "any.csv", "\n".join(lines) + "\n")
        (report,) = take(workspace, path, source="crm")
        assert report.refused == []
        (again,) = take(workspace, path, source="crm")
        assert (again.added, again.changed) == (0, 0)
        if chance.random() < 0.7 and report.added:
            workspace.undo()
            assert contents(workspace, PAST) == before


def test_a_copy_of_the_deal_table_a_day_is_a_log_too(workspace: Workspace, tmp_path: Path) -> None:
    log = (
        "_fivetran_start,_fivetran_end,id,name,stage_name,is_deleted\n"
        "2026-01-10 10:00:00,2026-02-01 10:00:00,006B,Beta,Prospecting,false\n"
        "2026-02-01 10:00:00,9999-12-31 23:59:59,006B,Beta,Proposal,false\n"
    )
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    (report,) = take(workspace, written(tmp_path, "log.csv", log))
    assert (report.kind, report.added) == ("stage_history", 2)
    assert visits(workspace, "Beta")[0] == ("Prospecting", "2026-01-10", "2026-02-01")


@pytest.mark.parametrize("order", ["log first", "deals first", "one by one", "too early"])
def test_a_real_log_gives_the_same_past_whenever_it_comes(
    workspace: Workspace, shared_data: Path, order: str
) -> None:
    folder = shared_data / "salesforce-devorg"
    deals, log = folder / "Opportunity.csv", folder / "OpportunityHistory.csv"
    imports: dict[str, list[tuple[Path, ...]]] = {
        "log first": [(log, deals)],
        "deals first": [(deals, log)],
        "one by one": [(deals,), (log,)],
        "too early": [(log,), (deals,), (log,)],
    }
    *earlier, last = imports[order]
    for files in earlier:
        take(workspace, *files)
    reports = take(workspace, *last)
    assert [report.refused for report in reports] == [[]] * len(reports)
    won = rows(
        workspace,
        f"SELECT d.name, s.name, {DAY.format('entered_on')}, left_on, {DAY.format('closed_on')}"
        " FROM stage_visit v JOIN stage s ON s.id = v.stage_id JOIN deal d ON d.id = v.deal_id"
        " WHERE d.outcome = 'won' AND d.name LIKE 'Burlington%' ORDER BY d.name, entered_on",
    )
    assert won == [
        ("Burlington Textiles Weaving Plant Generator", "Closed Won", "2018-08-15", None,
         "2018-08-15")
    ]  # fmt: skip
    stays = one(workspace, "SELECT count(*) FROM stage_visit")
    live = one(workspace, "SELECT count(*) FROM deal_version WHERE superseded_at IS NULL")
    assert (stays, live) == (31, 31)
    in_stages = rows(
        workspace,
        "SELECT s.name, count(*) FROM stage_visit v JOIN stage s ON s.id = v.stage_id"
        " GROUP BY 1 ORDER BY 1",
    )
    assert in_stages == [
        ("Closed Won", 18), ("Id. Decision Makers", 3), ("Needs Analysis", 1),
        ("Negotiation/Review", 2), ("Perception Analysis", 1), ("Proposal/Price Quote", 2),
        ("Prospecting", 1), ("Qualification", 1), ("Value Proposition", 2),
    ]  # fmt: skip
