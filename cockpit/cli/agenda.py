"""The agenda verb: what happens when, over any days, in any zone."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cockpit.cli.arguments import UsageError
from cockpit.cli.output import Cell, print_json, print_table, wants_json
from cockpit.cli.scope import as_of
from cockpit.domain.period import DAY, Period
from cockpit.jobs.day_plan import PlanItem, day_plan
from cockpit.wording import _
from cockpit.workspace import Workspace

# Rhythms are expanded within bounds: a longer range is asked for a year at a time.
_AT_ONCE = 365 * DAY


def do_agenda(workspace: Workspace, arguments: Namespace) -> int:
    """List what lies in the days from --from to --to, both in; today when none is given."""
    zone = _zone(workspace, arguments.zone)
    today = as_of(workspace, arguments)
    first = arguments.first or min(today, arguments.last or today)
    last = arguments.last or first
    if last < first:
        raise UsageError(_("--to {last} lies before --from {first}").format(last=last, first=first))
    items = _items(workspace, Period(first, last + DAY), zone)[: getattr(arguments, "limit", None)]
    if wants_json(arguments):
        print_json([_json(one) for one in items])
    else:
        _print(items)
    return 0


def _items(workspace: Workspace, window: Period, zone: ZoneInfo) -> list[PlanItem]:
    """All of the window, in order; what reaches over a bound between two parts is there once."""
    found: dict[tuple[str, datetime], PlanItem] = {}
    start = window.start
    while start < window.end:
        end = min(start + _AT_ONCE, window.end)
        for one in day_plan(workspace, Period(start, end), zone):
            found.setdefault((one.id, one.at), one)
        start = end
    return list(found.values())


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
