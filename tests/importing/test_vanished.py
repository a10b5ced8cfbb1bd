"""Deals that a newer export leaves out: marked when that is sure, said, and never taken out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cockpit.catalog.importers.file_day import day_in_name
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from tests.importing.folder import one, rows, take
from tests.importing.tables import written

HEAD = "Deal ID,Deal Name,Account,Owner,Stage,Amount,Created,Close Date\n"
LINES = {
    name: f"D{at},{name},Account {name},{owner},{stage},{at}00,2026-01-0{at},2026-02-2{at}\n"
    for at, (name, owner, stage) in enumerate(
        (("A", "Ann", "Demo"), ("B", "Ann", "Demo"), ("C", "Bob", "Demo"), ("D", "Bob", "Proposal"),
         ("E", "Bob", "Proposal"), ("F", "Ann", "Won"), ("G", "Ann", "Lost"), ("H", "Bob", "Won")),
        1,
    )
}  # fmt: skip
LATER = date(2026, 3, 6)


def text(names: str = "ABCDEFGH") -> str:
    """An export of the deals of these names."""
    return HEAD + "".join(LINES[name] for name in names)


@pytest.fixture
def first(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A folder with the whole export of 27 February: five open deals, three closed ones."""
    take(workspace, written(tmp_path, "deals.csv", text()), exported_on=date(2026, 2, 27))
    return workspace


def next_one(workspace: Workspace, folder: Path, names: str, on: date = LATER) -> Any:
    """Another export of the same source."""
    path = written(folder, "next.csv", text(names))
    (report,) = take(workspace, path, source="deals", exported_on=on)
    return report


def marked(workspace: Workspace) -> list[str]:
    """The names of the deals that are marked."""
    found = rows(workspace, "SELECT d.name FROM vanished v JOIN deal d ON d.id = v.deal_id"
                            " ORDER BY 1")  # fmt: skip
    return [name for (name,) in found]


@pytest.mark.parametrize(
    ("names", "gone"),
    [
        ("ABCDEFGH", []),
        ("ABCDFGH", ["E"]),
        ("ABCFGH", ["D", "E"]),
        ("ACDE", ["B"]),  # no closed ones at all: they were left out
        ("ABCDEFH", ["G"]),
        ("ABFGH", []),  # less than half of the open ones: a part
        ("FGH", []),
        ("CDEFGH", ["A", "B"]),
    ],
)
def test_what_is_missing_from_a_whole_export_is_marked(
    first: Workspace, tmp_path: Path, names: str, gone: list[str]
) -> None:
    report = next_one(first, tmp_path, names)
    assert [one.name for one in report.vanished] == gone == marked(first)
    assert one(first, "SELECT count(*) FROM deal") == 8
    position = first.position
    assert next_one(first, tmp_path, names).vanished == []
    assert first.position == position
    if gone:
        first.undo()
        assert marked(first) == []
        first.redo()
        assert marked(first) == gone
        assert next_one(first, tmp_path, "ABCDEFGH").unchanged == 8
        assert marked(first) == []


def test_a_part_is_called_so_and_the_manager_knows_better(first: Workspace, tmp_path: Path) -> None:
    report = next_one(first, tmp_path, "AF")
    assert ["looks like a part" in remark.what for remark in report.warnings] == [True]
    path = written(tmp_path, "next.csv", text("AF"))
    plan = plan_import(first, [path], ImportOptions(source="deals", exported_on=LATER, whole=True))
    run_import(first, plan)
    assert marked(first) == ["B", "C", "D", "E", "G", "H"]
    path = written(tmp_path, "next.csv", text("BCDEF"))
    plan = plan_import(first, [path], ImportOptions(source="deals", exported_on=LATER, whole=False))
    run_import(first, plan)
    assert marked(first) == ["G", "H"]


def test_what_a_filter_left_out_is_not_marked(first: Workspace, tmp_path: Path) -> None:
    names = "ABF" + "".join(chr(code) for code in range(ord("I"), ord("N")))
    more = "".join(
        f"E{at},{name},X,Ann,Demo,5,2026-01-02,2026-02-20\n" for at, name in enumerate(names[3:])
    )
    everything = written(tmp_path, "next.csv", text() + more)
    take(first, everything, source="deals", exported_on=date(2026, 3, 1))
    only_ann = written(tmp_path, "next.csv", text("ABFG") + more)
    (report,) = take(first, only_ann, source="deals", exported_on=LATER)
    assert any("all deals of an owner" in remark.what for remark in report.warnings)
    assert marked(first) == []


def test_an_older_export_and_refused_rows_mark_nothing(first: Workspace, tmp_path: Path) -> None:
    report = next_one(first, tmp_path, "ABCD", date(2026, 2, 20))
    assert any("older than the export of 2026-02-27" in one.what for one in report.warnings)
    spoilt = text().replace("2026-01-05", "2026-13-05").replace(LINES["D"], "")
    (report,) = take(
        first, written(tmp_path, "next.csv", spoilt), source="deals", exported_on=LATER
    )
    assert len(report.refused) == 1
    assert marked(first) == ["D"]


def test_a_row_too_wide_may_be_any_deal(first: Workspace, tmp_path: Path) -> None:
    spoilt = text().replace(LINES["D"], LINES["D"].strip() + ",more,and more\n")
    (report,) = take(
        first, written(tmp_path, "next.csv", spoilt), source="deals", exported_on=LATER
    )
    assert any("may be among the refused rows" in one.what for one in report.warnings)
    assert marked(first) == []


def test_a_new_name_without_an_identifier_is_the_same_deal(
    workspace: Workspace, tmp_path: Path
) -> None:
    head = "Deal Name,Account,Owner,Stage,Amount,Created\n"
    before = head + (
        "Big one,Acme,Ann,Demo,100,2026-01-05\nOther,Bolt,Bob,Demo,200,2026-01-06\n"
        "Third,Core,Bob,Demo,300,2026-01-07\n"
    )
    take(workspace, written(tmp_path, "deals.csv", before), exported_on=date(2026, 2, 27))
    after = before.replace("Big one,Acme,Ann,Demo", "Huge one,Acme,Bob,Proposal")
    (report,) = take(workspace, written(tmp_path, "deals.csv", after), exported_on=LATER)
    assert (report.added, report.changed, report.vanished) == (0, 1, [])
    assert any("another name or owner" in remark.what for remark in report.warnings)
    assert rows(workspace, "SELECT d.name, p.name FROM deal d JOIN person p ON p.id = d.owner_id"
                           " WHERE d.id = 1") == [("Huge one", "Bob")]  # fmt: skip
    (again,) = take(workspace, written(tmp_path, "deals.csv", after), exported_on=LATER)
    assert (again.unchanged, again.warnings) == (3, [])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("hubspot-crm-exports-all-deals-2026-03-06.csv", date(2026, 3, 6)),
        ("report_20260306.xlsx", date(2026, 3, 6)),
        ("2026_01_02 to 2026_03_06.csv", date(2026, 3, 6)),
        ("deals-2026-03-11.csv", None),  # still to come
        ("deals-2026-02-30.csv", None),
        ("deals 12026030612.csv", None),
        ("deals.csv", None),
    ],
)
def test_the_day_in_a_files_name(name: str, day: date | None) -> None:
    assert day_in_name(name, date(2026, 3, 10)) == day
