"""An open folder for import tests, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from cockpit.actions.imports_terms import FileReport
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.queries.consistency import inconsistencies
from cockpit.storage.database import Reader
from cockpit.workspace import Workspace
from tests.demo_files import QUIET, open_new

# An open folder with the starting pipeline, and the moment at which its clock stands.
new_folder, NOW = open_new, QUIET


def take(
    workspace: Workspace,
    *paths: Path,
    kind: str = "",
    source: str = "",
    exported_on: date | None = None,
    dates: DateStyle | None = None,
    mapping: str = "",
    currency: str = "",
) -> list[FileReport]:
    """Import files; what was planned and what was done must be the same, and hold together."""
    options = ImportOptions(kind, mapping, source, exported_on, dates, currency)
    plan = plan_import(workspace, paths, options)
    if plan.problems:
        raise plan.problems[0]
    planned = [counts(report) for report in plan.reports]
    done = run_import(workspace, plan)
    assert [counts(report) for report in done] == planned
    found = workspace.ask(inconsistencies)
    assert found == []
    return done


def counts(report: FileReport) -> dict[str, Any]:
    """A report without what may differ between a dry run and the real one."""
    told = report.to_json()
    del told["seconds"], told["dry_run"]
    return told


def rows(workspace: Workspace, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """Rows of the file."""

    def ask(db: Reader) -> list[tuple[Any, ...]]:
        return db.all(sql, *parameters)

    return workspace.ask(ask)


def one(workspace: Workspace, sql: str, *parameters: Any) -> Any:
    """The only value of the only row."""
    ((value,),) = rows(workspace, sql, *parameters)
    return value


def contents(workspace: Workspace, tables: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of tables, to see that they came back as they were."""
    return {table: rows(workspace, f"SELECT * FROM {table} ORDER BY id") for table in tables}
