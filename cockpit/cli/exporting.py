"""The export verb: a list to a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from cockpit.cli.output import print_json, wants_json
from cockpit.cli.scope import as_of, chosen_filter, known_at
from cockpit.jobs.deal_list import listed_deals
from cockpit.jobs.export import deal_table, export_kind, write_table
from cockpit.wording import n_
from cockpit.workspace import Workspace


def do_export(workspace: Workspace, arguments: Namespace) -> int:
    """Write deals, with the filters of the deals verb, or any other list whole."""
    path = Path(arguments.file).expanduser()
    if arguments.kind == "deals":
        deals = listed_deals(
            workspace,
            chosen_filter(workspace, arguments, " ".join(arguments.text)),
            as_of(workspace, arguments),
            known_at(workspace, arguments),
            stage=arguments.stage,
            limit=getattr(arguments, "limit", None),
        )
        written = write_table(deal_table(deals), path)
    else:
        written = export_kind(workspace, arguments.kind, path)
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
