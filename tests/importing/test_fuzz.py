"""Two thousand spoilt files: read or refused in one plain line, never anything else."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
import xlsxwriter

from cockpit.actions.deals import edit_deal
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.queries.consistency import inconsistencies
from cockpit.workspace import Workspace
from tests.importing.folder import NOW, counts, one, rows, take
from tests.importing.tables import written
from tests.importing.test_round_trip import FILES as FEW
from tests.pace import in_time

# Enough deals that their exports meet edits by hand, and that some go missing.
FILES = {
    **FEW,
    "deals": FEW["deals"].splitlines()[0] + "\n" + "".join(
        f"{at},Deal {at},{stage},{owner},Acme,2026-01-{at:02},2026-0{at % 3 + 1}-2{at % 9},{at}00\n"
        for at, (stage, owner) in enumerate(
            [(stage, owner) for stage in ("Demo", "Proposal", "Won", "Lost")
             for owner in ("Ann", "Bob", "Cyd")], 1)
    ),
}  # fmt: skip
SEED, SLICES, TURNS, WORKBOOKS = 20_260_310, 8, 250, 25
_CELLS = ("", "x" * 40_000, "#REF!", "=1+1", "1e400", "-0", "2026-13-45", "Won", "\U0001f4a5", " ")
_TABLES = (
    "deal", "stage_visit", "deal_version", "account", "person", "contact", "activity", "note",
    "quota", "source_record", "kept_conflict", "vanished", "journal",
)  # fmt: skip
_BITS = (
    b",", b";", b"\t", b'"', b"\n", b"\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"'",
    b"9999999999999999999999", b"-1", b"1e400", b"NaN", b"2026-13-45", b"0000-00-00", b"31/12/26",
    b"=1+1", b"<b>", b"\xe2\x80\xae", b"Stage", b"Amount", b"Date", b"id", b"Won", b"Lost", b" ",
)  # fmt: skip


def twisted(data: bytes, chance: random.Random) -> bytes:
    """The file with cells exchanged within their columns: sound, and saying something else."""
    lines = [line.split(b",") for line in data.strip().split(b"\n")]
    for _turn in range(chance.randint(1, 9)):
        one, other = chance.choice(lines[1:]), chance.choice(lines[1:])
        at = chance.randrange(min(len(one), len(other)))
        one[at], other[at] = other[at], one[at]
    return b"\n".join(b",".join(line) for line in lines)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The bytes with parts changed, cut out, doubled, moved, or in another encoding."""
    if chance.random() < 0.5:
        data = twisted(data, chance)
    if chance.random() < 0.3:
        return data
    if chance.random() < 0.1:
        data = data.decode().encode(chance.choice(["utf-16", "utf-16-be", "cp1252", "utf-8-sig"]))
    lines = data.split(b"\n")
    if chance.random() < 0.3:
        chance.shuffle(lines)
    if chance.random() < 0.3:
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines) * 2)
    bad = bytearray(b"\n".join(lines))
    for _turn in range(chance.randint(0, 6)):
        at = chance.randrange(len(bad) + 1)
        part = b"".join(chance.choices(_BITS, k=chance.randint(0, 3)))
        bad[at : at + chance.choice((0, 0, 1, 3, 40))] = part
    return bytes(bad)


def size(workspace: Workspace) -> list[int]:
    """How many rows each table has."""
    return [one(workspace, f"SELECT count(*) FROM {table}") for table in _TABLES]


def edit_by_hand(workspace: Workspace, chance: random.Random) -> None:
    """What the next export may contradict."""
    for (deal_id,) in rows(workspace, "SELECT id FROM deal"):
        amount = chance.randint(1, 9) * 100
        workspace.do(edit_deal, deal_id, amount=amount, next_step="mine", competitor="theirs")


def some_day(chance: random.Random) -> date | None:
    """An export's day, in any order."""
    return NOW.date() - timedelta(days=chance.randint(0, 9)) if chance.random() < 0.5 else None


@pytest.mark.parametrize("part", range(SLICES))
def test_spoilt_files_are_read_or_refused_and_nothing_else(
    workspace: Workspace, tmp_path: Path, part: int
) -> None:
    chance = random.Random(SEED + part)
    # Into a folder that knows all of it, edited by hand now and then: every way of merging.
    known = [written(tmp_path, f"{kind}.csv", FILES[kind]) for kind in FILES]
    take(workspace, *known, source="crm")
    read = met = 0
    path, kinds = tmp_path / "spoilt.csv", list(FILES)
    for turn in range(TURNS):
        if turn % 10 == 0:
            edit_by_hand(workspace, chance)
        kind = chance.choice(kinds)
        path.write_bytes(spoilt(FILES[kind].encode(), chance))
        began, before = process_time(), size(workspace)
        wanted = kind if chance.random() < 0.5 else ""
        source = "crm" if chance.random() < 0.8 else ""
        options = ImportOptions(kind=wanted, source=source, exported_on=some_day(chance))
        plan = plan_import(workspace, [path], options)
        assert size(workspace) == before
        for problem in plan.problems:
            assert "\n" not in str(problem)
            assert "Traceback" not in str(problem)
        read += not plan.problems
        met += sum(len(report.kept) for report in plan.reports)
        if not plan.problems and turn % 3 == 0:
            planned = [counts(report) for report in plan.reports]
            assert [counts(report) for report in run_import(workspace, plan)] == planned
            assert workspace.ask(inconsistencies) == []
            if chance.random() < 0.5 and size(workspace) != before:
                workspace.undo()
                assert size(workspace)[:-1] == before[:-1]
        assert in_time(process_time() - began, 5)
    assert read > TURNS / 4
    assert met > 0


def test_spoilt_workbooks_are_read_or_refused_and_nothing_else(
    workspace: Workspace, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    take(workspace, written(tmp_path, "deals.csv", FILES["deals"]), source="crm")
    for _turn in range(WORKBOOKS):
        cells = list(csv.reader(io.StringIO(FILES["deals"])))
        for _spoilt in range(chance.randint(0, 5)):
            row = chance.choice(cells)
            row[chance.randrange(len(row))] = chance.choice(_CELLS)
        data = bytearray(workbook(cells))
        for _spoilt in range(chance.choice((0, 0, 1, 30))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / "spoilt.xlsx"
        path.write_bytes(bytes(data))
        before = size(workspace)
        plan = plan_import(workspace, [path], ImportOptions(source="crm"))
        assert size(workspace) == before
        assert all("\n" not in str(problem) for problem in plan.problems)
        if not plan.problems:
            planned = [counts(report) for report in plan.reports]
            assert [counts(report) for report in run_import(workspace, plan)] == planned
            assert workspace.ask(inconsistencies) == []


def workbook(cells: list[list[str]]) -> bytes:
    """The rows as the only sheet of a workbook."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Deals")
    for at, row in enumerate(cells):
        sheet.write_row(at, 0, row)
    book.close()
    return stream.getvalue()
