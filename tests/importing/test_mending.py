"""Cells mended and rows left out while a file is looked at; the same headings a second time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.table import SheetTable
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_mending import mend
from cockpit.jobs.imports_plan import Choice, FilePlan, ImportOptions
from cockpit.workspace import Workspace
from tests.importing.folder import rows
from tests.importing.tables import written

MESSY = (
    "Deal ID,Deal name,Stage,Amount,Opened\n"
    "D1,Roof,Prospecting,1200,2026-01-05\n"
    "D2,Gate,Prospecting,much,2026-01-06\n"
    "D3,Wall,Prospecting,700,2026-99-07\n"
    "D4,Cut off\n"
    "D5,Smith, John,Prospecting,50,2026-01-07\n"
)
NAMES = "SELECT name, amount FROM deal ORDER BY name"


def planned(workspace: Workspace, path: Path, choice: Choice | None = None) -> FilePlan:
    choices = {path: choice} if choice else {}
    (file,) = plan_import(workspace, [path], ImportOptions(choices=choices)).files
    return file


def counts(file: FilePlan) -> tuple[int, int]:
    assert file.report is not None
    return file.report.added, len(file.report.refused)


def test_each_mended_cell_counts_at_once_and_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "deals.csv", MESSY)
    assert counts(planned(workspace, path)) == (1, 4)
    choice = Choice(mended={(3, "Amount"): "800"})
    assert counts(planned(workspace, path, choice)) == (2, 3)
    more = {(4, "Opened"): "2026-01-07", (5, "Stage"): "Won", (5, "Opened"): "2026-01-02"}
    choice = replace(choice, mended={**choice.mended, **more}, dropped=frozenset([6]))
    plan = plan_import(workspace, [path], ImportOptions(choices={path: choice}))
    dry = [replace(report, seconds=0.0).to_json() for report in plan.reports]
    done = run_import(workspace, plan)
    wet = [replace(report, seconds=0.0).to_json() for report in done]
    assert wet == [{**report, "dry_run": False} for report in dry]
    found = dict(rows(workspace, NAMES))
    assert (found["Roof"], found["Gate"]) == (120000, 80000)
    assert "Smith" not in found


def test_lines_show_faults_cells_and_what_was_mended(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "deals.csv", MESSY)
    lines = {line.number: line for line in planned(workspace, path).lines}
    assert list(lines) == [2, 3, 4, 5, 6]
    assert lines[2].draft.amount == 120000
    assert lines[3].fault is not None
    assert (lines[3].fault.column, lines[3].cells[3]) == ("Amount", "much")
    assert lines[5].cells == ("D4", "Cut off", "", "", "")
    assert lines[6].cells[-1] == "50 2026-01-07"
    choice = Choice(mended={(3, "Amount"): "8"}, dropped=frozenset([4]))
    lines = {line.number: line for line in planned(workspace, path, choice).lines}
    assert (lines[3].fault, lines[3].mended, lines[3].cells[3]) == (
        None,
        frozenset({"Amount"}),
        "8",
    )
    assert (lines[4].dropped, lines[4].fault) == (True, None)


def test_a_row_that_only_matching_refuses_is_shown(workspace: Workspace, tmp_path: Path) -> None:
    head = "Deal ID,Deal name,Stage,Amount,Opened,Closed on\n"
    body = "".join(f"D{n},Deal {n},Prospecting,1,2026-01-05,\n" for n in range(150))
    path = written(tmp_path, "deals.csv", head + body + "X,Odd,Won,1,,\n")
    file = planned(workspace, path)
    assert file.report is not None
    (refused,) = file.report.refused
    line = next(line for line in file.lines if line.number == refused.row)
    assert (line.cells[1], line.fault) == ("Odd", refused)
    assert [one.number for one in file.lines if one.fault] == [refused.row]
    near = written(tmp_path, "near.csv", head + "X,Odd,Won,1,,\n")
    assert [one.number for one in planned(workspace, near).lines if one.fault] == [2]
    mended = Choice(mended={(refused.row, "Closed on"): "2026-02-01"})
    assert counts(planned(workspace, path, mended)) == (151, 0)


def test_the_same_headings_are_read_as_last_time(workspace: Workspace, tmp_path: Path) -> None:
    text = "Deal ID,Deal name,Stage,Worth,Opened\n1,Roof,Prospecting,10,03/04/2026\n"
    path = written(tmp_path, "monday.csv", text)
    mapping = planned(workspace, path).mapping
    assert mapping is not None
    told = Choice(mapping=replace(mapping.with_column("Worth", None), dates=DateStyle.DMY))
    options = ImportOptions(currency="EUR", choices={path: told})
    assert run_import(workspace, plan_import(workspace, [path], options))[0].added == 1
    after = written(tmp_path, "friday.csv", text.replace("Opened", "opened") + "2,Gate,Won,5,\n")
    file = planned(workspace, after)
    assert file.as_last_time
    assert (file.mapping, file.currency) == (told.mapping, "EUR")
    assert not planned(workspace, after, Choice(kind="deals")).as_last_time
    workspace.undo()
    assert not planned(workspace, after).as_last_time


CELLS = st.text("ab1 ", max_size=3)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=8),
    st.dictionaries(st.tuples(st.integers(2, 12), st.sampled_from("xyz")), CELLS, max_size=6),
    st.frozensets(st.integers(2, 12), max_size=4),
)
def test_mending_touches_nothing_else(cells, mended, dropped) -> None:
    numbers = list(range(2, 2 + len(cells)))
    table = SheetTable("f", "", "", ("x", "y"), cells, numbers)
    after = dict(zip((t := mend(table, mended, dropped)).numbers, t.rows, strict=True))
    assert list(after) == [number for number in numbers if number not in dropped]
    for number, row in after.items():
        for heading, cell, was in zip("xy", row, cells[number - 2], strict=True):
            assert cell == mended.get((number, heading), was)
