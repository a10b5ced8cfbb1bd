"""Row order, column order, separator, encoding and line ends do not matter: the same store."""

from __future__ import annotations

import csv
import io
import random
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.catalog.importers.problems import Unclear
from cockpit.jobs.imports import plan_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from tests.importing.folder import new_folder, rows, take

HEADER = ["Deal ID", "Deal Name", "Account", "Owner", "Stage", "Amount", "Created", "Close Date"]
DEALS = [
    ["1", "Prüfung; groß", "Müller, Söhne", "Ana García", "Proposal", "1234.50", "2025-11-03",
     "2026-05-01"],
    ["2", 'Zweite "Phase"', "Acme", "Tom Hill", "Closed Won", "900", "2025-10-13", "2026-02-11"],
    ["3", "Ünïcode", "Acme", "Ana García", "Qualification", "", "2026-01-20", "2026-04-30"],
    ["4", "Lost one", "Globex", "Tom Hill", "Closed Lost", "55000", "2025-09-25", "2026-01-15"],
    ["5", "Two\nlines", "Globex", "Eva Novak", "Negotiation", "70", "2025-12-24", "2026-03-28"],
]  # fmt: skip
TOLD = (
    "SELECT d.name, a.name, p.name, s.name, d.amount, d.currency, d.opened_on, d.expected_close,"
    " d.closed_on, d.outcome, d.known_from, (SELECT count(*) FROM stage_visit v WHERE v.deal_id ="
    " d.id), (SELECT count(*) FROM deal_version v WHERE v.deal_id = d.id), r.external_id, r.raw,"
    " r.hash FROM deal d JOIN account a ON a.id = d.account_id JOIN person p ON p.id = d.owner_id"
    " JOIN stage s ON s.id = d.stage_id JOIN source_record r ON r.entity_id = d.id"
    " AND r.kind = 'deals' ORDER BY r.external_id"
)
STAGES = "SELECT name, kind, probability, position FROM stage ORDER BY position"


def _store(data: bytes) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        workspace = new_folder(Path(folder))
        path = Path(folder) / "export.csv"
        path.write_bytes(data)
        (report,) = take(workspace, path)
        assert (report.added, report.refused) == (5, [])
        told = [rows(workspace, TOLD), rows(workspace, STAGES)]
        workspace.close()
        return told


def _file(chance: random.Random, separator: str, encoding: str, end: str) -> bytes:
    places = chance.sample(range(len(HEADER)), len(HEADER))
    lines = chance.sample(DEALS, len(DEALS))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator=end)
    for line in [HEADER, *lines]:
        writer.writerow([line[place] for place in places])
    return stream.getvalue().encode(encoding)


@cache
def _plain() -> list[Any]:
    return _store(_file(random.Random(0), ",", "utf-8", "\n"))


@settings(max_examples=12, deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_form_of_a_file_does_not_matter(
    chance: random.Random, separator: str, encoding: str, end: str
) -> None:
    assert _store(_file(chance, separator, encoding, end)) == _plain()


@pytest.mark.parametrize("date", ["03/04/2026", "3-4-26", "11/12/2025 10:30"])
def test_dates_with_two_readings_are_asked_for_and_never_guessed(
    workspace: Workspace, tmp_path: Path, date: str
) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(f"Deal ID,Deal Name,Stage,Close Date\n1,A,Proposal,{date}\n")
    plan = plan_import(workspace, [path], ImportOptions())
    (problem,) = plan.problems
    assert isinstance(problem, Unclear)
    assert (problem.option, problem.column) == ("--dates", "Close Date")
    assert plan.reports == []
