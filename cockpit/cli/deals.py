"""The deals verb: a list as it stood on a day."""

from __future__ import annotations

from argparse import Namespace

from cockpit.cli.output import print_json, print_table, wants_json
from cockpit.cli.scope import as_of, chosen_filter, known_at, say_backfill
from cockpit.jobs.deal_list import listed_deals
from cockpit.wording import _
from cockpit.workspace import Workspace


def do_deals(workspace: Workspace, arguments: Namespace) -> int:
    """List the deals that the options leave, closed ones too."""
    deals = listed_deals(
        workspace,
        chosen_filter(workspace, arguments, " ".join(arguments.text)),
        as_of(workspace, arguments),
        known_at(workspace, arguments),
        stage=arguments.stage,
        limit=getattr(arguments, "limit", None),
    )
    say_backfill(workspace, arguments)
    if wants_json(arguments):
        print_json([deal.as_json() for deal in deals])
        return 0
    titles = (_("Id"), _("Deal"), _("Account"), _("Owner"), _("Stage"), _("Amount"), _("Closes"))
    rows = [
        (
            deal.external_id or deal.id,
            deal.name,
            deal.account,
            deal.owner,
            deal.stage,
            deal.amount if deal.amount is not None else deal.estimated_amount,
            str(deal.closed_on or deal.expected_close or "–"),
        )
        for deal in deals
    ]
    print_table(titles, rows)
    return 0
