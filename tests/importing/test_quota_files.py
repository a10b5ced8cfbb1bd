"""Quotas of a real company, and what they make of quota attainment."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from cockpit.analysis.measure import measure
from cockpit.catalog.importers.problems import Unclear
from cockpit.catalog.metrics.quota_attainment import QUOTA_ATTAINMENT
from cockpit.domain.period import parse
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from tests.importing.folder import contents, one, rows, take
from tests.importing.tables import written

SELLERS = "BusinessEntityID\tTerritoryID\tSalesQuota\tBonus\tCommissionPct\tSalesYTD\tSalesLastYear"
HISTORY = "RowNumber\tBusinessEntityID\tQuotaDate\tSalesQuota\trowguid\tModifiedDate"
TABLES = ("person", "quota", "source", "source_record")


def headed(folder: Path, shared_data: Path, name: str, header: str) -> Path:
    """The file with its header written above it."""
    text = (shared_data / "adventureworks" / name).read_text(encoding="utf-8")
    return written(folder, name, f"{header}\n{text}")


def test_quota_history_by_starting_day_becomes_quarters(
    workspace: Workspace, shared_data: Path, tmp_path: Path
) -> None:
    before = contents(workspace, TABLES)
    path = headed(tmp_path, shared_data, "SalesPersonQuotaHistory.csv", HISTORY)
    (report,) = take(workspace, path)
    assert (report.kind, report.added, report.refused) == ("quotas", 163, [])
    assert report.also_added == {"people": 17}
    assert one(workspace, "SELECT sum(amount) FROM quota") == 95_714_000_00
    periods = rows(workspace, "SELECT DISTINCT start_on, end_on FROM quota ORDER BY 1")
    assert len(periods) == 12
    assert all(end == start for (_start, end), (start, _end) in pairwise(periods))
    assert one(workspace, "SELECT count(DISTINCT person_id) FROM quota") == 17
    (again,) = take(workspace, path)
    assert (again.unchanged, again.added) == (163, 0)
    workspace.undo()
    assert contents(workspace, TABLES) == before


def test_sellers_without_names_are_refused_in_plain_words(
    workspace: Workspace, shared_data: Path, tmp_path: Path
) -> None:
    path = headed(tmp_path, shared_data, "SalesPerson.csv", SELLERS + "\trowguid\tModifiedDate")
    with pytest.raises(Refused, match="none of the columns is one of People"):
        take(workspace, path, kind="people")
    with pytest.raises(Refused, match="no kind that can be told"):
        take(workspace, path)


def test_quota_attainment_has_a_value(workspace: Workspace, tmp_path: Path) -> None:
    deals = "Deal ID,Deal Name,Stage,Deal owner,Amount,Created,Close date\n"
    deals += "1,A,Won,Ann,500,2026-01-02,2026-02-03\n2,B,Lead,Ann,100,2026-01-02,2026-05-03\n"
    people = "Name,Email,Role\nAnn,ann@us.example,rep\n"
    quotas = "Email,Quarter,Quota\nANN@us.example,Q1 2026,2000\n"
    reports = take(
        workspace,
        written(tmp_path, "deals.csv", deals),
        written(tmp_path, "people.csv", people),
        written(tmp_path, "quotas.csv", quotas),
    )
    assert [report.added for report in reports] == [1, 2, 1]
    assert one(workspace, "SELECT count(*) FROM person") == 1
    reading = measure(workspace.facts(), QUOTA_ATTAINMENT, parse("2026-Q1"), workspace.today())
    assert reading.value == 0.25


def numbered(folder: Path, **columns: str) -> str:
    """A mapping of columns without names."""
    pairs = {head.replace("_", " "): field for head, field in columns.items()}
    text = json.dumps({"kind": "quotas", "columns": pairs})
    return str(written(folder, "mapping.json", text))


def test_a_file_without_a_header_is_told_by_the_numbers_of_its_columns(
    workspace: Workspace, shared_data: Path, tmp_path: Path
) -> None:
    path = shared_data / "adventureworks" / "SalesPersonQuotaHistory.csv"
    with pytest.raises(Refused, match="say what column 1, … are with --mapping"):
        take(workspace, path)
    mapping = numbered(tmp_path, column_2="person_ref", column_3="start_on", column_4="amount")
    (report,) = take(workspace, path, mapping=mapping)
    assert (report.added, report.refused, report.rows) == (163, [], 163)
    assert one(workspace, "SELECT sum(amount) FROM quota") == 95_714_000_00
    assert one(workspace, "SELECT count(DISTINCT person_id) FROM quota") == 17
    (again,) = take(workspace, path, mapping=mapping)
    assert (again.unchanged, again.added) == (163, 0)


def test_what_no_column_tells_is_given_by_the_mapping(
    workspace: Workspace, shared_data: Path, tmp_path: Path
) -> None:
    (path,) = (shared_data / "insurance-broker").glob("*.xlsx")
    columns = {"Employee Name": "person", "Account Exe ID": "person_ref", "New Budget": "amount"}
    told = {"kind": "quotas", "columns": columns, "values": {"period": "2019"}}
    mapping = written(tmp_path, "mapping.json", json.dumps(told))
    (report,) = take(workspace, path, mapping=str(mapping))
    assert (report.kind, report.added, report.refused) == ("quotas", 10, [])
    assert one(workspace, "SELECT count(*) FROM quota WHERE end_on - start_on = 365") == 10
    without = written(tmp_path, "less.json", json.dumps({**told, "values": {}}))
    with pytest.raises(Unclear, match="say it with --period") as asked:
        take(workspace, path, mapping=str(without), source="less")
    assert asked.value.option == "--period"
    options = ImportOptions(mapping=str(without), source="less", period="Q3 2020")
    plan = plan_import(workspace, [path], options)
    assert [report.added for report in plan.reports] == [10]
    spoilt_period = replace(options, period="someday")
    assert plan_import(workspace, [path], spoilt_period).problems
    (undecided,) = plan_import(
        workspace, [path], ImportOptions(sheet="Individual budget", kind="quotas")
    ).problems
    assert "which column is “Quota” cannot be told" in str(undecided)
    spoilt = written(tmp_path, "spoilt.json", json.dumps({**told, "values": {"colour": "red"}}))
    with pytest.raises(Refused, match="unknown columns: colour"):
        take(workspace, path, mapping=str(spoilt))
