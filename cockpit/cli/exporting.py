"""The export verb: a list to a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cockpit.cli.arguments import UsageError
from cockpit.cli.output import print_json, wants_json
from cockpit.cli.scope import as_of, chosen_filter, known_at, say_backfill
from cockpit.jobs.deal_list import listed_deals
from cockpit.jobs.export import Exported, deal_table, export_kind, write_table
from cockpit.queries.journal import state
from cockpit.wording import _, n_
from cockpit.workspace import Workspace

_NARROWING = (
    *("owner", "team", "region", "manager", "pipeline", "stage", "stalled", "open", "closing"),
    *("text", "as_of", "known_at"),
)


def do_export(workspace: Workspace, arguments: Namespace) -> int:
    """Write deals, with the filters of the deals verb, or any other list whole."""
    path = Path(arguments.file).expanduser()
    limit = getattr(arguments, "limit", None)
    if arguments.kind == "deals":
        now = "" if _is_past(workspace, arguments) else workspace.ask(state)
        deals = listed_deals(
            workspace,
            chosen_filter(workspace, arguments, " ".join(arguments.text)),
            as_of(workspace, arguments),
            known_at(workspace, arguments),
            stage=arguments.stage,
            limit=limit,
        )
        say_backfill(workspace, arguments)
        written = write_table(deal_table(deals, now), path)
    elif arguments.kind == "events":
        _refuse_narrowing(arguments)
        written = _rhythm(workspace, path)
    else:
        _refuse_narrowing(arguments)
        written = export_kind(workspace, arguments.kind, path, limit)
    if wants_json(arguments):
        print_json(
            {
                "file": str(written.path),
                "bytes": written.size,
                "rows": {arguments.kind: written.rows},
                "verified": True,
            }
        )
    else:
        print(n_("{n} row", "{n} rows", written.rows), "→", written.path)
    return 0


def _is_past(workspace: Workspace, arguments: Namespace) -> bool:
    """True when the deals are asked for as they were, or as they were known."""
    return known_at(workspace, arguments) is not None or (
        as_of(workspace, arguments) != workspace.today()
    )


def _rhythm(workspace: Workspace, path: Path) -> Exported:
    """The rhythm of meetings goes to a calendar file."""
    from cockpit.jobs.rhythm_file import export_rhythm

    if path.suffix.lower() != ".ics":
        raise UsageError(_("“{name}” should end in .ics").format(name=path.name))
    rows = export_rhythm(workspace, path)
    return Exported(path, path.stat().st_size, rows)


def _refuse_narrowing(arguments: Namespace) -> None:
    given = [key for key in _NARROWING if getattr(arguments, key, None)]
    if given:
        text = _("--{option} narrows deals; other lists are exported whole")
        raise UsageError(text.format(option=given[0].replace("_", "-")))
