"""A CSV of deals through the whole import, then the same file again."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import median
from time import perf_counter

from cockpit.actions.starting import set_up
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.storage.numbers import day_of
from cockpit.workspace import Workspace
from cockpit.workspace.opening import new_workspace
from tests.bench import bare_import, files
from tests.bench.line import Line, times
from tests.demo_files import MORNING

_HEAD = (
    "Deal ID", "Deal name", "Account", "Owner", "Product", "Stage", "Amount", "Currency",
    "Created on", "Closed on", "Expected close",
)  # fmt: skip
_SQL = """
SELECT 'D-' || d.id, d.name, a.name, p.name, r.name, s.name, d.amount / 100.0, d.currency,
    d.opened_on, d.closed_on, d.expected_close
FROM deal d JOIN account a ON a.id = d.account_id JOIN person p ON p.id = d.owner_id
JOIN product r ON r.id = d.product_id JOIN stage s ON s.id = d.stage_id ORDER BY d.id"""


def lines(deals: int) -> list[Line]:
    """First import and second, beside the same rows by bare statements."""
    place = files.new_place()
    file = place / "deals.csv"
    write_csv(files.folder(deals) / "cockpit.db", file)
    first, again, limit = [], [], []
    for run in range(3 if deals <= 10_000 else 1):
        workspace = new_workspace(place / f"ours{run}" / "cockpit.db", lambda: MORNING)
        workspace.tend(set_up)
        first.append(_import(workspace, file, deals))
        again.append(_import(workspace, file, 0))
        workspace.close()
        limit.append(bare_import.seconds(place / f"bare{run}" / "cockpit.db", file))
    ours = median(first)
    return [
        times(f"import of {deals:,} rows", ours, median(limit), 2.5, "s"),
        times(f"the same {deals:,} rows again", median(again), ours, 0.5, "s"),
    ]


def _import(workspace: Workspace, file: Path, added: int) -> float:
    start = perf_counter()
    reports = run_import(
        workspace, plan_import(workspace, [file], ImportOptions(), look_ahead=False)
    )
    took = perf_counter() - start
    assert [report.added for report in reports] == [added], reports
    return took


def write_csv(database: Path, file: Path) -> None:
    """The demo's deals as a CRM would export them."""
    workspace = Workspace(database, lambda: MORNING)
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(_HEAD)
        for row in workspace.ask(lambda db: db.all(_SQL)):
            days = ["" if day is None else day_of(day).isoformat() for day in row[8:]]
            writer.writerow((*row[:8], *days))
    workspace.close()
