"""Every real file either arrives with the figures of its source or is refused in plain words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cockpit.actions.imports_terms import FileReport
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from tests.importing.folder import one, rows, take

# Tables that are no export of anybody's sales, or formats of another room.
_NOT_OURS = (".md", ".json", ".ics", ".tsv", ".txt", "LICENSE")


def test_every_file_is_read_or_refused_in_one_plain_line(
    workspace: Workspace, shared_data: Path
) -> None:
    paths = [path for path in sorted(shared_data.rglob("*")) if path.is_file()]
    seen = 0
    for path in paths:
        if path.name.endswith(_NOT_OURS):
            continue
        plan = plan_import(workspace, [path], ImportOptions())
        (file,) = plan.files
        seen += 1
        if file.problem is None:
            report = file.report
            assert report is not None
            taken = report.added + report.changed + report.unchanged + len(report.refused)
            assert taken + _left_out(report) == report.rows, path
            continue
        said = str(file.problem)
        assert said
        assert "\n" not in said
        assert "Traceback" not in said
        assert "Error" not in said
    assert seen > 100
    assert one(workspace, "SELECT count(*) FROM deal") == 0


def _left_out(report: FileReport) -> int:
    """Rows that the source marks as deleted."""
    return sum(remark.rows for remark in report.warnings if "deleted" in remark.what)


def test_salesforce_opportunities_arrive_with_their_figures(
    workspace: Workspace, shared_data: Path
) -> None:
    folder = shared_data / "salesforce-devorg"
    expected = json.loads((folder / "EXPECTED.json").read_text())
    accounts, deals = take(workspace, folder / "Opportunity.csv", folder / "Account.csv")
    assert (accounts.added, deals.added) == (expected["accounts"], expected["rows"])
    outcomes = dict(rows(workspace, "SELECT outcome, count(*) FROM deal GROUP BY 1"))
    assert outcomes == {"won": expected["won"], "open": expected["open"]}
    worth = dict(rows(workspace, "SELECT outcome, sum(amount) / 100.0 FROM deal GROUP BY 1"))
    assert worth == {"won": expected["won_amount"], "open": expected["open_amount"]}
    by_stage = rows(
        workspace,
        "SELECT s.name, count(*), sum(amount) / 100.0 FROM deal d JOIN stage s ON s.id = d.stage_id"
        " WHERE d.outcome = 'open' GROUP BY 1",
    )
    told = {name: {"n": n, "amount": amount} for name, n, amount in by_stage}
    assert told == expected["open_by_stage"]
    order = [name for (name,) in rows(workspace, "SELECT name FROM stage ORDER BY position")]
    assert order == [
        "Prospecting", "Qualification", "Needs Analysis", "Value Proposition",
        "Id. Decision Makers", "Perception Analysis", "Proposal/Price Quote",
        "Negotiation/Review", "Closed Won", "Lost",
    ]  # fmt: skip
    unnamed = one(workspace, "SELECT count(*) FROM deal WHERE account_id IS NULL")
    empty = one(workspace, "SELECT count(*) FROM account WHERE name LIKE '00146%'")
    assert (unnamed, empty) == (0, 0)


def test_hubspot_style_deals_find_their_companies_by_identifier(
    workspace: Workspace, shared_data: Path
) -> None:
    folder = shared_data / "hubspot-style-pipecheck" / "sample"
    accounts, deals = take(workspace, folder / "deals.csv", folder / "companies.csv")
    assert (accounts.added, deals.added, deals.rows) == (20, 20, 20)
    named = one(
        workspace,
        "SELECT count(*) FROM deal d JOIN account a ON a.id = d.account_id"
        " WHERE a.name NOT LIKE 'C0%'",
    )
    assert named >= 17
    assert ("Default Pipeline",) in rows(workspace, "SELECT name FROM pipeline")


def test_contacts_join_companies_and_deals_and_double_ones_are_said(
    workspace: Workspace, shared_data: Path
) -> None:
    folder = shared_data / "hubspot-style-pipecheck" / "sample"
    names = ("contacts.csv", "deals.csv", "companies.csv")
    _accounts, _deals, contacts = take(workspace, *(folder / name for name in names))
    assert (contacts.kind, contacts.added, contacts.refused) == ("contacts", 50, [])
    assert any("same mail address" in remark.what for remark in contacts.warnings)
    assert one(workspace, "SELECT count(*) FROM contact WHERE account_id IS NOT NULL") >= 40


def test_won_deals_without_a_stage_column_arrive(workspace: Workspace, shared_data: Path) -> None:
    expected = json.loads((shared_data / "olist-funnel" / "EXPECTED.json").read_text())
    (deals,) = take(workspace, shared_data / "olist-funnel" / "olist_closed_deals_dataset.csv")
    assert deals.added == expected["closed_won"]
    assert one(workspace, "SELECT count(*) FROM deal WHERE outcome = 'won'") == deals.added


def test_the_sheet_with_deals_is_found_in_a_workbook_of_many(
    workspace: Workspace, shared_data: Path
) -> None:
    (path,) = (shared_data / "insurance-broker").glob("*.xlsx")
    (deals,) = take(workspace, path)
    assert (deals.kind, deals.added) == ("deals", 49)
    assert any("sheets left out" in remark.what for remark in deals.warnings)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("adventureworks/SalesPerson.csv", "no row names the columns"),
        ("xlsx-torture/broken/zero_bytes.xlsx", "empty"),
        ("csv-torture/transcoded/maven_products.truncated_in_quote.csv", "quotation mark"),
        ("maven/data_dictionary.csv", "no kind that can be told"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_name(
    workspace: Workspace, shared_data: Path, name: str, word: str
) -> None:
    with pytest.raises(Refused, match=word):
        take(workspace, shared_data / name)


def test_a_transcoded_copy_says_the_same(workspace: Workspace, shared_data: Path) -> None:
    take(workspace, shared_data / "maven" / "accounts.csv", source="crm")
    copy = "csv-torture/transcoded/maven_accounts.cp1252_semicolon_decimal_comma.csv"
    (report,) = take(workspace, shared_data / copy, source="crm")
    assert report.unchanged == 85


@pytest.mark.parametrize("sheet", ["", "Sheet1", "Clean2"])
def test_of_two_sheets_with_the_same_calls_one_is_taken(
    workspace: Workspace, shared_data: Path, sheet: str
) -> None:
    (path,) = (shared_data / "callcentre-pwc").glob("*.xlsx")
    plan = plan_import(workspace, [path], ImportOptions(sheet=sheet))
    assert plan.problems == []
    (report,) = plan.reports
    assert (report.kind, report.added, report.refused) == ("calls", 5000, [])


def test_the_kind_and_the_sheet_can_be_named(workspace: Workspace, shared_data: Path) -> None:
    (path,) = (shared_data / "insurance-broker").glob("*.xlsx")
    options = ImportOptions(kind="activities", sheet="Meeting list")
    (file,) = plan_import(workspace, [path], options).files
    assert file.report is not None
    assert (file.range, file.report.added) == ("A1:E35", 34)
    offered = {one.sheet: (one.range, one.rows) for one in file.tables}
    assert offered["Individual budget"] == ("B1:H11", 10)
    assert offered["brokerage_202001231040"] == ("A1:Q962", 961)


GROUPS = {
    "maven": {
        "sales_teams.csv": ("people", 35), "products.csv": ("products", 7),
        "accounts.csv": ("accounts", 85), "sales_pipeline.csv": ("deals", 8800),
    },
    "olist-funnel": {
        "olist_closed_deals_dataset.csv": ("deals", 842),
        "olist_marketing_qualified_leads_dataset.csv": ("leads", 8000),
    },
    "salesforce-devorg": {
        "Account.csv": ("accounts", 12), "Opportunity.csv": ("deals", 31),
        "OpportunityHistory.csv": ("stage_history", 62), "Contact.csv": ("contacts", 20),
    },
}  # fmt: skip


@pytest.mark.parametrize("folder", GROUPS)
def test_files_that_belong_together_arrive_with_the_figures_of_their_source(
    workspace: Workspace, shared_data: Path, folder: str
) -> None:
    wanted = GROUPS[folder]
    paths = [shared_data / folder / name for name in wanted]
    plan = plan_import(workspace, paths, ImportOptions())
    assert plan.problems == []
    told = {report.file: (report.kind, report.added) for report in plan.reports}
    assert told == wanted
    assert [report.refused for report in plan.reports] == [[]] * len(wanted)


@pytest.mark.parametrize(
    "name",
    [
        "hubspot-official-export/3.crm-bootcamp-locations.csv",
        "salesforce-export-headers/Asset.singlecurrency.header.csv",
        "salesforce-export-headers/Campaign.singlecurrency.header.csv",
        "salesforce-export-headers/Contract.singlecurrency.header.csv",
        "salesforce-export-headers/Order.singlecurrency.header.csv",
        "csv-torture/pollock/clean/file_header_multirow_3.csv",
    ],
)
def test_a_file_of_which_little_is_understood_is_none_of_ours(
    workspace: Workspace, shared_data: Path, name: str
) -> None:
    (file,) = plan_import(workspace, [shared_data / name], ImportOptions()).files
    assert "no kind that can be told" in str(file.problem)
