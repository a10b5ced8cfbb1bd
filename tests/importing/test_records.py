"""Leads, calls, surveys, shifts and exchange rates come in, follow their source and go out."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from cockpit.actions.imports_terms import FileReport
from cockpit.catalog.importers.clock_cells import CALLS, SHIFTS, clock_of, read_durations
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.catalog.importers.rate_cells import read_rates
from cockpit.catalog.importers.table import Cell
from cockpit.jobs.export import export_kind
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from tests.importing import record_files
from tests.importing.folder import contents, new_folder, one, rows, take
from tests.importing.record_files import FILES, SAID
from tests.importing.tables import written
from tests.importing.test_round_trip import DEALS, PEOPLE

TABLES = ("lead", "call", "survey_answer", "shift", "rate", "person", "source_record", "deal")


def filled(workspace: Workspace, folder: Path) -> None:
    paths = [written(folder, f"{kind}.csv", text) for kind, text in FILES.items()]
    paths += [written(folder, "people.csv", PEOPLE), written(folder, "deals.csv", DEALS)]
    reports = take(workspace, *paths, exported_on=date(2026, 3, 10))
    assert {report.kind for report in reports} == {*FILES, "people", "deals"}
    assert [report.refused for report in reports if report.refused] == []


def take_sheet(workspace: Workspace, path: Path, sheet: str) -> list[FileReport]:
    return run_import(workspace, plan_import(workspace, [path], ImportOptions(sheet=sheet)))


def test_every_cell_arrives(workspace: Workspace, tmp_path: Path) -> None:
    filled(workspace, tmp_path)
    day = date(2026, 2, 2).toordinal() - date(1970, 1, 1).toordinal()

    def at(year: int, month: int, day: int, hour: int, minute: int = 0, second: int = 0) -> int:
        instant = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        return int(instant.timestamp()) * 1_000_000

    calls = rows(workspace, SAID["calls"])
    start = at(2026, 2, 2, 9, 10, 11)
    assert calls[0] == (start, day, "inbound", "Ann", "Billing", 1, 1, 12, 143, 10, 30, "Big")
    assert calls[1][2:9] == ("outbound", "Bob", "", 1, 0, 4, 60)
    assert calls[2][4:9] == ("=Setup", 0, None, 25, None)
    leads = rows(workspace, SAID["leads"])
    assert [lead[0] for lead in leads] == ["Sean Oak", "Rose Ash", ""]
    assert leads[0][-2:] == (day - 27, "Small")
    assert leads[1][7:11] == (at(2026, 2, 2, 9), day, at(2026, 2, 2, 11, 30), None)
    surveys = rows(workspace, SAID["surveys"])
    assert surveys[0] == (day, day + 2, 5.0, 1, 5, "Ann", None, start)
    assert surveys[1][1:3] == (None, None)
    shifts = rows(workspace, SAID["shifts"])
    assert shifts[0][2:9] == (
        at(2026, 2, 2, 8), at(2026, 2, 2, 16, 30), at(2026, 2, 2, 8, 7), at(2026, 2, 2, 16, 31),
        1800, 900, 9000,
    )  # fmt: skip
    night = (at(2026, 2, 2, 22), at(2026, 2, 3, 6), at(2026, 2, 2, 21, 58), at(2026, 2, 3, 6, 10))
    assert shifts[1][2:6] == night
    assert shifts[2][-2:] == (1, 0)
    assert rows(workspace, SAID["rates"])[0] == ("CHF", "USD", day, 1.1)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_kind_comes_back_as_it_was(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    filled(workspace, tmp_path)
    (tmp_path / "other").mkdir()
    other = new_folder(tmp_path / "other")
    paths = [written(tmp_path, "deals.csv", DEALS)]
    for kind in FILES:
        paths.append(tmp_path / f"out_{kind}.{ending}")
        export_kind(workspace, kind, paths[-1])
    reports = take(other, *paths, exported_on=date(2026, 3, 10))
    assert [report.refused for report in reports if report.refused] == []
    for kind, sql in SAID.items():
        assert rows(other, sql) == rows(workspace, sql), kind
    other.close()
    before = contents(workspace, TABLES[:5])
    for path in paths[1:]:
        (report,) = take(workspace, path)
        assert (report.added, report.refused) == (0, []), path.name
    assert contents(workspace, TABLES[:5]) == before


def test_the_same_file_twice_changes_nothing_and_one_undo_takes_all_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = contents(workspace, TABLES)
    filled(workspace, tmp_path)
    there = contents(workspace, TABLES)
    for kind in FILES:
        (report,) = take(workspace, tmp_path / f"{kind}.csv")
        assert (report.kind, report.unchanged, report.changed) == (kind, report.rows, 0)
    assert contents(workspace, TABLES) == there
    workspace.undo()
    assert contents(workspace, TABLES) == before


@pytest.mark.parametrize(
    ("kind", "old", "new", "sql", "value"),
    [
        ("leads", "working", "lost", "SELECT status FROM lead WHERE company = 'Acme'", "lost"),
        ("calls", "Billing", "Claims", "SELECT topic FROM call ORDER BY at LIMIT 1", "Claims"),
        ("surveys", "-04,5,", "-04,1,", "SELECT score FROM survey_answer LIMIT 1", 1.0),
        ("shifts", "no\nB", "yes\nB", "SELECT missed FROM shift ORDER BY id LIMIT 1", 1),
        ("rates", "1.083", "1.09", "SELECT rate FROM rate ORDER BY id LIMIT 1", 1.09),
    ],
)
def test_a_changed_row_follows_its_source(
    workspace: Workspace, tmp_path: Path, kind: str, old: str, new: str, sql: str, value: object
) -> None:
    filled(workspace, tmp_path)
    path = written(tmp_path, f"{kind}.csv", FILES[kind].replace(old, new, 1))
    (report,) = take(workspace, path)
    assert (report.changed, report.added) == (1, 0)
    assert one(workspace, sql) == value


def test_rows_that_cannot_be_taken_say_where_and_why(workspace: Workspace, tmp_path: Path) -> None:
    call_log = record_files.CALLS.replace("0:02:23", "long").replace("2026-02-03", "2026-12-03")
    (calls,) = take(workspace, written(tmp_path, "calls.csv", call_log))
    assert [(one.row, one.column, one.value) for one in calls.refused] == [
        (2, "Talk time", "long"),
        (4, "", ""),
    ]
    assert calls.added == 1
    (rates,) = take(
        workspace, written(tmp_path, "rates.csv", record_files.RATES.replace("CHF", "Francs"))
    )
    assert [(one.row, one.why) for one in rates.refused] == [
        (4, "“FRANCS” is no currency; write it as in USD")
    ]
    surveys = record_files.SURVEYS.replace(",2.5,5,", ",7,5,")
    (answers,) = take(workspace, written(tmp_path, "surveys.csv", surveys))
    assert [one.why for one in answers.refused] == ["7 is not on the scale from 1 to 5"]


def test_the_call_centre_arrives_with_its_ratings(workspace: Workspace, shared_data: Path) -> None:
    (path,) = (shared_data / "callcentre-pwc").glob("*.xlsx")
    before = contents(workspace, TABLES)
    (report,) = take_sheet(workspace, path, "Sheet1")
    assert (report.kind, report.added, report.refused) == ("calls", 5000, [])
    assert report.also_added == {"people": 8, "surveys": 4054}
    assert one(workspace, "SELECT count(*) FROM call WHERE answered = 0") == 946
    assert rows(workspace, "SELECT min(wait_seconds), min(talk_seconds) FROM call") == [(10, 30)]
    assert one(workspace, "SELECT count(*) FROM call WHERE answered = 0 AND talk_seconds > 0") == 0
    assert rows(workspace, "SELECT DISTINCT scale_low, scale_high FROM survey_answer") == [(1, 5)]
    (again,) = take_sheet(workspace, path, "Sheet1")
    assert (again.unchanged, again.changed) == (5000, 0)
    (copy,) = take_sheet(workspace, path, "Clean2")
    assert (copy.added, copy.refused) == (0, [])
    workspace.undo()
    workspace.undo()
    assert contents(workspace, TABLES) == before


@pytest.mark.parametrize("together", [True, False])
def test_leads_become_deals_as_the_file_of_deals_says(
    workspace: Workspace, shared_data: Path, together: bool
) -> None:
    folder = shared_data / "olist-funnel"
    leads = folder / "olist_marketing_qualified_leads_dataset.csv"
    deals = folder / "olist_closed_deals_dataset.csv"
    for paths in [(leads, deals)] if together else [(leads,), (deals,)]:
        take(workspace, *paths, dates=DateStyle.DMY)
    expected = json.loads((folder / "EXPECTED.json").read_text())
    found = {
        source or "(missing)": {"leads": n, "won": won, "conv": round(won / n, 6)}
        for source, n, won in rows(
            workspace, "SELECT source, count(*), count(deal_id) FROM lead GROUP BY 1"
        )
    }
    assert found == expected["by_origin"]


def test_lengths_of_time_are_read_as_written() -> None:
    cells: list[Cell] = [109.0, time(0, 2, 23), "2:23", "00:02:23", "2m 23s", "143"]
    seconds, bad = read_durations(cells, "", CALLS)
    assert (list(seconds.values()), bad) == ([109, *[143] * 5], [])
    fractions, bad = read_durations([0.0016550925925925926, 0.00011574074074074075], "", CALLS)
    assert (list(fractions.values()), bad) == ([143, 10], [])
    assert read_durations(["2.5"], "Talk time (min)", CALLS)[0] == {"2.5": 150}
    assert read_durations(["0:30", 45, "1h 30m"], "Break", SHIFTS)[0] == {
        "0:30": 1800,
        45: 2700,
        "1h 30m": 5400,
    }
    assert read_durations(["soon", "-3", "1:75", True], "", CALLS)[1] == [
        "soon",
        "-3",
        "1:75",
        True,
    ]


def test_times_of_day_are_told_from_moments() -> None:
    assert clock_of("5:07 PM", UTC, None) == time(17, 7)
    assert clock_of(0.5, UTC, None) == time(12)
    assert clock_of("2026-02-02 08:07", UTC, None) == datetime(2026, 2, 2, 8, 7, tzinfo=UTC)
    assert [clock_of(cell, UTC, None) for cell in ("25:00", "early", 7, None)] == [None] * 4


def test_the_mark_in_a_rate_is_the_decimal_one() -> None:
    assert read_rates(["1.083", "0.9"])[0] == {"1.083": 1.083, "0.9": 0.9}
    assert read_rates(["1,083"])[0] == {"1,083": 1.083}
    assert read_rates(["15.612,5", "1,5"])[0] == {"15.612,5": 15612.5, "1,5": 1.5}
    assert read_rates(["0", "-1", "abc", ""])[1] == ["0", "-1", "abc", ""]
