"""The import verb: files in, one step, a report a file."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from cockpit.actions.imports_terms import FileReport
from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.cli.output import Cell, note, print_json, print_table, wants_json
from cockpit.jobs.calendar_files import is_calendar
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.wording import _, n_
from cockpit.workspace import Workspace

_TOLD_EVERY_SECONDS = 1.0
_SHOWN_ROWS = 20


def do_import(workspace: Workspace, arguments: Namespace) -> int:
    """Read the files, say what would happen, and do it unless --dry-run was given."""
    progress = _Progress()
    files = [Path(name).expanduser() for name in arguments.files]
    told = [one for one in files if is_calendar(one)]
    if told:
        from cockpit.cli.importing_calendars import import_calendars

        others = [one for one in files if one not in told]
        return import_calendars(workspace, told, others, arguments)
    plan = plan_import(
        workspace, files, _options(arguments), progress, look_ahead=arguments.dry_run
    )
    if plan.problems:
        raise plan.problems[0]
    reports = plan.reports if arguments.dry_run else run_import(workspace, plan, progress)
    if wants_json(arguments):
        print_json([report.to_json() for report in reports])
    else:
        _print(reports)
    return 1 if any(report.refused for report in reports) else 0


def _options(arguments: Namespace) -> ImportOptions:
    return ImportOptions(
        kind=arguments.kind,
        mapping=arguments.mapping,
        source=arguments.source,
        exported_on=arguments.exported_on,
        dates=None if arguments.dates is None else DateStyle(arguments.dates),
        currency=(arguments.currency or "").upper(),
        sheet=arguments.sheet or "",
        range=arguments.range or "",
        whole=arguments.whole,
        period=arguments.period or "",
        unknown_currency=(arguments.currency or "").upper(),
    )


class _Progress:
    """Says on standard error how far it is, once a second at most."""

    def __init__(self) -> None:
        self._told = time.monotonic()

    def __call__(self, share: float | None = None, what: str = "") -> None:
        if time.monotonic() - self._told >= _TOLD_EVERY_SECONDS:
            self._told = time.monotonic()
            note(what if share is None else f"{what} {share:.0%}")


def _print(reports: list[FileReport]) -> None:
    titles = (_("File"), _("Kind"), _("Rows"), _("New"), _("Changed"), _("Unchanged"), _("Refused"))
    rows: list[list[Cell]] = []
    for report in reports:
        data = report.to_json()
        counts = [data[key] for key in ("rows", "added", "changed", "unchanged")]
        rows.append([data["file"], data["kind"] or "–", *counts, len(data["refused"])])
    print_table(titles, rows)
    if all(report.is_idle and not report.dry_run for report in reports):
        note(_("nothing changed"))
    for report in reports:
        _remark(report)


def _remark(report: FileReport) -> None:
    for warning in report.warnings:
        rows = f" ({n_('{n} row', '{n} rows', warning.rows)})" if warning.rows else ""
        note(f"{report.file}: {warning.what}{rows}")
    for row in report.refused[:_SHOWN_ROWS]:
        place = _("row {row}, {column}").format(row=row.row, column=row.column)
        note(f"{report.file}: {place}: “{row.value}”: {row.why}")
    if len(report.refused) > _SHOWN_ROWS:
        more = len(report.refused) - _SHOWN_ROWS
        note(n_("… and {n} more refused row", "… and {n} more refused rows", more))
