"""Two thousand spoilt files: read or refused in one plain line, never anything else."""

from __future__ import annotations

import random
from pathlib import Path
from time import perf_counter

import pytest

from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.queries.consistency import inconsistencies
from cockpit.workspace import Workspace
from tests.importing.folder import counts, one, take
from tests.importing.tables import written
from tests.importing.test_round_trip import FILES

SEED, SLICES, TURNS = 20_260_310, 8, 250
_TABLES = (
    "deal", "stage_visit", "deal_version", "account", "person", "contact", "activity", "note",
    "quota", "source_record", "journal",
)  # fmt: skip
_BITS = (
    b",", b";", b"\t", b'"', b"\n", b"\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"'",
    b"9999999999999999999999", b"-1", b"1e400", b"NaN", b"2026-13-45", b"0000-00-00", b"31/12/26",
    b"=1+1", b"<b>", b"\xe2\x80\xae", b"Stage", b"Amount", b"Date", b"id", b"Won", b"Lost", b" ",
)  # fmt: skip


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The bytes with parts changed, cut out, doubled, moved, or in another encoding."""
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


@pytest.mark.parametrize("part", range(SLICES))
def test_spoilt_files_are_read_or_refused_and_nothing_else(
    workspace: Workspace, tmp_path: Path, part: int
) -> None:
    chance = random.Random(SEED + part)
    known = [written(tmp_path, f"{kind}.csv", FILES[kind]) for kind in ("people", "deals")]
    take(workspace, *known, source="crm")
    read = 0
    path, kinds = tmp_path / "spoilt.csv", list(FILES)
    for turn in range(TURNS):
        kind = chance.choice(kinds)
        path.write_bytes(spoilt(FILES[kind].encode(), chance))
        began, before = perf_counter(), size(workspace)
        wanted = kind if chance.random() < 0.5 else ""
        source = "crm" if chance.random() < 0.8 else ""
        plan = plan_import(workspace, [path], ImportOptions(kind=wanted, source=source))
        assert size(workspace) == before
        for problem in plan.problems:
            assert "\n" not in str(problem)
            assert "Traceback" not in str(problem)
        read += not plan.problems
        if not plan.problems and turn % 3 == 0:
            planned = [counts(report) for report in plan.reports]
            assert [counts(report) for report in run_import(workspace, plan)] == planned
            assert workspace.ask(inconsistencies) == []
            if chance.random() < 0.5 and size(workspace) != before:
                workspace.undo()
                assert size(workspace)[:-1] == before[:-1]
        assert perf_counter() - began < 5
    assert read > TURNS / 4
