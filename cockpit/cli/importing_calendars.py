"""Calendar files on the command line: each becomes a calendar of its own, one step."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from cockpit.analysis.calendar_words import strange_words
from cockpit.cli.output import Cell, note, print_json, print_table, wants_json
from cockpit.domain.refusal import Refused
from cockpit.jobs.calendar_files import CalendarReport, import_calendar, look_at_calendar
from cockpit.wording import _
from cockpit.workspace import Workspace


def import_calendars(
    workspace: Workspace, files: list[Path], others: list[Path], arguments: Namespace
) -> int:
    """Take calendar files in; 1 when an event was left out. Refused, and nothing written, beside
    files of another kind and when one of them cannot be read."""
    if others:
        message = _("{file} is no calendar; import calendars and tables one after the other")
        raise Refused(message.format(file=others[0].name))
    if arguments.kind not in (None, "events"):
        message = _("{file} is a calendar; its kind is events")
        raise Refused(message.format(file=files[0].name))
    looked = [look_at_calendar(workspace, path) for path in files]
    told = []
    for path, report in zip(files, looked, strict=True):
        begun = time.perf_counter()
        done = report if arguments.dry_run else import_calendar(workspace, path)
        told.append(_json(done, arguments.dry_run, time.perf_counter() - begun))
    if wants_json(arguments):
        print_json(told)
    else:
        _print(told)
    return 1 if any(one["refused"] for one in told) else 0


def _json(report: CalendarReport, dry_run: bool, seconds: float) -> dict[str, Any]:
    taken = report.taken
    refused = [
        {"row": None, "column": "VEVENT", "value": one.title, "why": one.why}
        for one in report.left_out
    ]
    return {
        "file": report.file,
        "kind": "events",
        "source": report.file,
        "rows": taken.added + taken.changed + taken.unchanged + len(refused),
        "added": taken.added,
        "changed": taken.changed,
        "unchanged": taken.unchanged,
        "removed": taken.removed,
        "refused": refused,
        "kept": [],
        "warnings": _warnings(report),
        "also_added": {},
        "dry_run": dry_run,
        "seconds": round(seconds, 3),
    }


def _warnings(report: CalendarReport) -> list[dict[str, Any]]:
    if not report.strange:
        return []
    return [{"what": strange_words(report.strange), "rows": len(report.strange)}]


def _print(told: list[dict[str, Any]]) -> None:
    titles = (_("File"), _("Kind"), _("Rows"), _("New"), _("Changed"), _("Unchanged"), _("Refused"))
    keys = ("file", "kind", "rows", "added", "changed", "unchanged")
    rows: list[list[Cell]] = [[*(one[key] for key in keys), len(one["refused"])] for one in told]
    print_table(titles, rows)
    for one in told:
        for refused in one["refused"]:
            title = refused["value"] or _("a meeting without a title")
            note(f"{one['file']}: “{title}”: {refused['why']}")
        for warning in one["warnings"]:
            note(f"{one['file']}: {warning['what']}")
