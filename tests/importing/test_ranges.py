"""Several tables in a workbook or on a sheet: offered, chosen, asked for when two fit equally."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.catalog.importers.cell_range import CellRange, range_of
from cockpit.catalog.importers.problems import Unclear
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import Choice, FilePlan, ImportOptions
from cockpit.workspace import Workspace
from tests.importing.test_workbooks import workbook

DEALS: list[list[Any]] = [
    ["Deal ID", "Deal Name", "Stage", "Amount"],
    [1, "A", "Proposal", 10],
    [2, "B", "Demo", 20],
    [3, "C", "Demo", 30],
]
LATER: list[list[Any]] = [DEALS[0], *([row[0] + 10, *row[1:]] for row in DEALS[1:])]
OTHERWISE: list[list[Any]] = [*DEALS[:3], [3, "C", "Demo", 31]]
ACCOUNTS: list[list[Any]] = [["Account", "Industry", "Employees"], ["Acme", "Retail", 12]]
PIVOT: list[list[Any]] = [["Row Labels", "Sum of Amount"], ["Demo", 50], ["Grand Total", 60]]


def _moved(rows: list[list[Any]], right: int, down: int) -> list[list[Any]]:
    return [[] for _row in range(down)] + [[*[None] * right, *row] for row in rows]


def _beside(left: list[list[Any]], right: list[list[Any]]) -> list[list[Any]]:
    width, height = max(map(len, left)), max(len(left), len(right))
    filled = [*left, *[[]] * (height - len(left))]
    padded = [[*row, *[None] * (width - len(row))] for row in filled]
    return [[*row, None, *(right[at] if at < len(right) else [])] for at, row in enumerate(padded)]


def _plan(workspace: Workspace, folder: Path, sheets: dict[str, Any], **choice: Any) -> FilePlan:
    path = folder / "book.xlsx"
    path.write_bytes(workbook(sheets))
    options = ImportOptions(choices={path: Choice(**choice)} if choice else {})
    (file,) = plan_import(workspace, [path], options).files
    return file


def test_a_table_that_begins_at_column_b_below_a_title_has_its_range(
    workspace: Workspace, tmp_path: Path
) -> None:
    moved = [["Pipeline of the north"], *_moved(DEALS, 1, 3)]
    file = _plan(workspace, tmp_path, {"Report": moved})
    assert (file.problem, file.range, file.rows) == (None, "B5:E8", 3)
    assert [one.range for one in file.tables] == ["B5:E8"]


def test_a_pivot_beside_the_table_is_offered_and_left_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = _plan(workspace, tmp_path, {"Data": _beside(DEALS, PIVOT)})
    assert (file.kind, file.range, file.rows) == ("deals", "A1:D4", 3)
    assert [(one.kind, one.range) for one in file.tables] == [("deals", "A1:D4"), ("", "F1:G2")]
    assert file.report is not None
    assert (file.report.added, file.report.refused) == (3, [])


def test_a_second_table_below_is_another_one(workspace: Workspace, tmp_path: Path) -> None:
    file = _plan(workspace, tmp_path, {"Data": [*DEALS, [], [], *ACCOUNTS]})
    assert (file.kind, file.range) == ("deals", "A1:D4")
    assert [(one.kind, one.rows) for one in file.tables] == [("deals", 3), ("accounts", 1)]
    other = _plan(workspace, tmp_path, {"Data": [*DEALS, [], [], *ACCOUNTS]}, range="A7:C8")
    assert (other.kind, other.rows, other.problem) == ("accounts", 1, None)


def test_a_gap_inside_a_table_parts_nothing(workspace: Workspace, tmp_path: Path) -> None:
    gap = [[*row[:2], None, *row[2:]] for row in DEALS]
    file = _plan(workspace, tmp_path, {"Data": [*gap[:3], [], *gap[3:]]})
    assert (file.rows, len(file.tables), file.header) == (3, 1, tuple(DEALS[0]))


@pytest.mark.parametrize(
    ("sheets", "option", "choice"),
    [
        ({"2024": DEALS, "2025": LATER}, "--sheet", {"sheet": "2025"}),
        ({"Ours": DEALS, "Theirs": OTHERWISE}, "--sheet", {"sheet": "Theirs"}),
        ({"All": _beside(DEALS, DEALS[:3])}, "--range", {"range": "F1:I3"}),
    ],
)
def test_two_tables_that_fit_equally_are_asked_for(
    workspace: Workspace, tmp_path: Path, sheets: Any, option: str, choice: dict[str, str]
) -> None:
    file = _plan(workspace, tmp_path, sheets)
    assert isinstance(file.problem, Unclear)
    assert file.problem.option == option
    assert option in str(file.problem)
    assert len(file.tables) == 2
    chosen = _plan(workspace, tmp_path, sheets, **choice)
    assert (chosen.problem, chosen.kind) == (None, "deals")


def test_a_tidied_copy_of_a_table_asks_nothing(workspace: Workspace, tmp_path: Path) -> None:
    copy = [DEALS[0], *([row[0], row[1].lower(), f" {row[2]}", row[3]] for row in DEALS[:0:-1])]
    file = _plan(workspace, tmp_path, {"Data": DEALS, "Copy": copy})
    assert (file.problem, file.sheet, file.rows) == (None, "Data", 3)
    assert file.report is not None
    assert file.report.warnings[0].what == "sheets left out: Copy"


def test_a_range_that_is_none_or_holds_nothing_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    for text, why in (("B5-K9", "is no range"), ("X90:Z99", "nothing in X90:Z99")):
        file = _plan(workspace, tmp_path, {"Data": DEALS}, range=text)
        assert why in str(file.problem)
    missing = _plan(workspace, tmp_path, {"Data": DEALS}, sheet="Other")
    assert "there is no sheet “Other”" in str(missing.problem)


def test_totals_at_the_foot_of_a_range_are_left_out(workspace: Workspace, tmp_path: Path) -> None:
    total = ["Total", None, None, 60]
    file = _plan(workspace, tmp_path, {"Data": [*DEALS, total]}, range="A1:D5")
    assert file.rows == 3


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 16384), st.integers(1, 16384))
def test_a_range_is_written_as_it_is_read(top: int, bottom: int, left: int, right: int) -> None:
    top, bottom, left, right = *sorted((top, bottom)), *sorted((left, right))
    told = CellRange(top, left, bottom, right)
    assert range_of(str(told)) == told


def test_what_is_no_range_is_refused() -> None:
    for text in ("", "5B", "A0", "A1:B", "AAAA1"):
        with pytest.raises(Refused):
            range_of(text)


def test_the_second_time_takes_the_table_of_the_first(workspace: Workspace, tmp_path: Path) -> None:
    """Two tables with the same headings: the right one, though it grew; the other can be chosen."""
    ours = [[*row] for row in DEALS]
    ours[1][1] = "Ours"
    sheets = {"Data": _beside(DEALS, ours)}
    assert isinstance(_plan(workspace, tmp_path, sheets).problem, Unclear)
    path, said = tmp_path / "book.xlsx", Choice(sheet="Data", range="F1:I4")
    plan = plan_import(workspace, [path], ImportOptions(choices={path: said}))
    (file,) = plan.files
    assert (file.range, len(file.tables)) == ("F1:I4", 2)
    run_import(workspace, plan)
    grown = {"Data": _beside(DEALS, [*ours, [9, "New", "Demo", 40]])}
    again = _plan(workspace, tmp_path, grown)
    assert again.report is not None
    assert (again.problem, again.as_last_time, again.range) == (None, True, "F1:I5")
    assert (again.report.added, again.report.unchanged, len(again.tables)) == (1, 3, 2)
    other = _plan(workspace, tmp_path, grown, sheet="Data", range="A1:D4")
    assert (other.range, other.problem, len(other.tables)) == ("A1:D4", None, 2)
