"""The agenda verb: what happens when, over any days, in any zone."""

from __future__ import annotations

from argparse import Namespace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cockpit.cli.arguments import UsageError
from cockpit.cli.output import Cell, print_json, print_table, wants_json
from cockpit.cli.scope import as_of
from cockpit.domain.period import DAY, Period
from cockpit.jobs.day_plan import PlanItem, day_plan
from cockpit.wording import _
from cockpit.workspace import Workspace

LONGEST = 400


def do_agenda(workspace: Workspace, arguments: Namespace) -> int:
    """List what lies in the days from --from to --to, both in; today when none is given."""
    zone = _zone(workspace, arguments.zone)
    first = arguments.first or as_of(workspace, arguments)
    last = arguments.last or first
    if last < first:
        raise UsageError(_("--to {last} lies before --from {first}").format(last=last, first=first))
    if (last - first).days > LONGEST:
        raise UsageError(_("an agenda covers at most {n} days").format(n=LONGEST))
    items = list(day_plan(workspace, Period(first, last + DAY), zone))
    items = items[: getattr(arguments, "limit", None)]
    if wants_json(arguments):
        print_json([_json(one) for one in items])
    else:
        _print(items)
    return 0


def _zone(workspace: Workspace, name: str | None) -> ZoneInfo:
    if name is None:
        return workspace.zone()
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = _("“{zone}” is no time zone; one reads Europe/Madrid")
        raise UsageError(message.format(zone=name)) from error


def _json(one: PlanItem) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at.isoformat(),
        "ends": one.ends.isoformat(),
        "kind": one.kind,
        "title": one.title,
        "person": one.person or None,
        "cadence": one.cadence,
        "reminders": [at.isoformat() for at in one.reminders],
        "state": one.state,
        "all_day": one.all_day,
    }


def _print(items: list[PlanItem]) -> None:
    titles = (_("Day"), _("Time"), _("Kind"), _("What"), _("State"))
    rows: list[list[Cell]] = [
        [
            f"{one.at:%a %Y-%m-%d}",
            _("all day") if one.all_day else f"{one.at:%H:%M}",
            one.kind.replace("_", " "),
            one.title,
            one.state,
        ]
        for one in items
    ]
    print_table(titles, rows)
