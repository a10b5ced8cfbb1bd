"""Columns with the day on which a deal came to each stage become its past."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from cockpit.catalog.importers.guess import guess_kinds
from cockpit.catalog.importers.stage_days import stage_columns
from cockpit.jobs.imports import plan_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.storage.numbers import day_of
from cockpit.workspace import Workspace
from tests.importing.folder import contents, rows, take
from tests.importing.tables import table

HEADER = (
    "Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Create Date", "Close Date",
    "Deal owner", 'Date entered "Appointment scheduled (Sales Pipeline)"',
    'Date exited "Appointment scheduled (Sales Pipeline)"',
    'Date entered "Contract sent (Sales Pipeline)"',
    'Date entered "Qualified to buy (Sales Pipeline)"',
    'Date entered "Closed won (Sales Pipeline)"', 'Date entered "Qualified to buy (Renewals)"',
    'Cumulative time in "Contract sent (Sales Pipeline)"',
)  # fmt: skip
OPEN = (
    "101", "Fleet", "Contract sent", "Sales Pipeline", "1200", "2026-01-05 10:00", "2026-06-01",
    "Anna Weber", "2026-01-05 10:00", "2026-01-20 09:00", "2026-02-10 12:00", "2026-01-20 09:00",
    "", "2025-12-01 09:00", "12:00",
)  # fmt: skip
WON = (
    "102", "Vans", "Closed won", "Sales Pipeline", "900", "2026-01-10 10:00", "2026-03-02 08:00",
    "Anna Weber", "2026-01-10 10:00", "", "", "2026-02-01 09:00", "2026-03-02 08:00", "", "",
)  # fmt: skip


def _file(folder: Path, name: str, *lines: Sequence[str], order: Sequence[int] = ()) -> Path:
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    for line in (HEADER, *lines):
        writer.writerow([line[at] for at in order or range(len(HEADER))])
    path = folder / name
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def _visits(workspace: Workspace, deal: str) -> list[tuple[str, date, date | None]]:
    found = rows(
        workspace,
        "SELECT s.name, v.entered_on, v.left_on FROM stage_visit v JOIN stage s ON s.id ="
        " v.stage_id JOIN deal d ON d.id = v.deal_id WHERE d.name = ? ORDER BY v.entered_on, v.id",
        deal,
    )
    return [(name, day_of(on), None if left is None else day_of(left)) for name, on, left in found]


FLEET = [
    ("Appointment scheduled", date(2026, 1, 5), date(2026, 1, 20)),
    ("Qualified to buy", date(2026, 1, 20), date(2026, 2, 10)),
    ("Contract sent", date(2026, 2, 10), None),
]


def test_each_day_of_entering_is_a_visit(workspace: Workspace, tmp_path: Path) -> None:
    (report,) = take(workspace, _file(tmp_path, "all-deals-2026-03-05.csv", OPEN, WON))
    assert (report.kind, report.added, report.refused) == ("deals", 2, [])
    assert _visits(workspace, "Fleet") == FLEET
    assert _visits(workspace, "Vans") == [
        ("Appointment scheduled", date(2026, 1, 10), date(2026, 2, 1)),
        ("Qualified to buy", date(2026, 2, 1), date(2026, 3, 2)),
        ("Closed won", date(2026, 3, 2), None),
    ]
    stages = [name for (name,) in rows(workspace, "SELECT name FROM stage ORDER BY position")]
    assert stages[:3] == ["Appointment scheduled", "Qualified to buy", "Contract sent"]
    left_out = [one.what for one in report.warnings if one.what.startswith("columns left out")]
    assert "Date entered" not in "".join(left_out)
    assert "Date exited" in "".join(left_out)


def test_the_same_days_again_in_another_order_change_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, _file(tmp_path, "all-deals-2026-03-05.csv", OPEN, WON))
    held = contents(workspace, ("deal", "stage_visit", "deal_version", "source_record"))
    order = [*range(len(HEADER))][::-1]
    (report,) = take(workspace, _file(tmp_path, "again-2026-03-06.csv", WON, OPEN, order=order))
    assert (report.added, report.changed, report.unchanged) == (0, 0, 2)
    assert contents(workspace, tuple(held)) == held


def test_a_day_that_comes_later_fills_the_past_and_counts_as_a_change(
    workspace: Workspace, tmp_path: Path
) -> None:
    late = HEADER.index('Date entered "Qualified to buy (Sales Pipeline)"')
    without = (*OPEN[:late], "", *OPEN[late + 1 :])
    take(workspace, _file(tmp_path, "all-deals-2026-03-05.csv", without, WON))
    assert [name for name, _on, _left in _visits(workspace, "Fleet")] == [
        "Appointment scheduled", "Contract sent",
    ]  # fmt: skip
    (report,) = take(workspace, _file(tmp_path, "all-deals-2026-03-06.csv", OPEN, WON))
    assert (report.added, report.changed, report.unchanged) == (0, 1, 1)
    assert _visits(workspace, "Fleet") == FLEET
    workspace.undo()
    assert len(_visits(workspace, "Fleet")) == 2


def test_a_move_goes_on_with_the_day_its_column_says(workspace: Workspace, tmp_path: Path) -> None:
    take(workspace, _file(tmp_path, "all-deals-2026-03-05.csv", OPEN))
    won = list(OPEN)
    won[HEADER.index("Deal Stage")] = "Closed won"
    won[HEADER.index("Close Date")] = "2026-03-07 08:00"
    won[HEADER.index('Date entered "Closed won (Sales Pipeline)"')] = "2026-03-07 08:00"
    take(workspace, _file(tmp_path, "all-deals-2026-03-09.csv", won))
    assert _visits(workspace, "Fleet") == [
        *FLEET[:2],
        ("Contract sent", date(2026, 2, 10), date(2026, 3, 7)),
        ("Won", date(2026, 3, 7), None),
    ]


def test_days_of_stages_with_two_readings_are_asked_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(
        "Deal Name,Deal Stage,Amount,Create Date,Date entered Qualification\n"
        "Fleet,Proposal,10,2026-01-01,03/04/2026\n"
    )
    (file,) = plan_import(workspace, [path], ImportOptions()).files
    assert "Date entered Qualification may be day-month or month-day" in str(file.problem)


@pytest.mark.parametrize(
    ("heading", "is_stage"),
    [
        ("hs_v2_date_entered_appointmentscheduled", True),
        ("hs_date_entered_closedwon", True),
        ('Fecha de entrada en "Propuesta (Ventas)"', True),
        ("Date d'entrée dans « Négociation »", True),
        ("Proposal - entered on", True),
        ("Date entered", False),
        ("Date entered current stage", False),
        ("Entered Pipeline", False),
        ('Amount "net"', False),
        ("Last entered by", False),
    ],
)
def test_such_a_column_is_nothing_else(heading: str, is_stage: bool) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerow(["Deal Name", "Deal Stage", "Amount", "Deal owner", heading])
    line = "Fleet,Proposal,10,Anna Weber,2026-01-05\n"
    guess = guess_kinds(table(stream.getvalue() + line))[0]
    named = {head for head, _field in guess.mapping.columns}
    found = stage_columns(table(stream.getvalue() + line), guess.mapping)
    assert len(found) == is_stage
    assert not (found and heading in named)
