"""The reminders verb: what rang and waits for an answer, and what is to come."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.analysis.wall_time import instant
from cockpit.app import current_zone
from cockpit.cli.arguments import UsageError
from cockpit.cli.output import print_json, print_table, wants_json
from cockpit.cli.scope import as_of
from cockpit.domain.period import DAY
from cockpit.queries.reminders import ReminderRow, coming, inbox, reminders_between
from cockpit.wording import _
from cockpit.workspace import Workspace

_AHEAD = timedelta(days=7)
_MOST = 5_000


def do_reminders(workspace: Workspace, arguments: Namespace) -> int:
    """Those without an answer and those of the next week; with days given, all of those days, with
    a day to stand on that day and the week after it."""
    days = _days(workspace, arguments)
    if days is None:
        if not workspace.read_only:
            workspace.tend(bring_up_to_date, current_zone(), workspace.zone().key)
        rows = workspace.ask(inbox)[::-1]
        rows += workspace.ask(coming, workspace.now() + _AHEAD, _MOST)
    else:
        first, last = days
        rows = workspace.ask(reminders_between, _start(workspace, first),
                             _start(workspace, last + DAY))  # fmt: skip
    rows = rows[: getattr(arguments, "limit", None)]
    if wants_json(arguments):
        print_json([_json(row) for row in rows])
    else:
        _print(workspace, rows)
    return 0


def _days(workspace: Workspace, arguments: Namespace) -> tuple[date, date] | None:
    """The first and the last day asked about, None for now and the next week."""
    first, last = arguments.from_day, arguments.to_day
    past = getattr(arguments, "as_of", None) is not None
    if first is None and last is None and not past:
        return None
    today = as_of(workspace, arguments)
    first = first or (today if last is None else min(today, last))
    if last is None:
        last = max(today + _AHEAD, first) if past else max(today, first)
    if last < first:
        raise UsageError(_("--to {last} lies before --from {first}").format(last=last, first=first))
    return first, last


def _start(workspace: Workspace, day: date) -> datetime:
    return instant(datetime.combine(day, time()), workspace.zone())


def _json(row: ReminderRow) -> dict[str, Any]:
    return {
        "id": row.uid,
        "nominal": row.nominal,
        "due_at": f"{row.due_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "kind": row.kind,
        "title": row.title,
        "state": row.state.value,
        "late": row.late,
    }


def _print(workspace: Workspace, rows: list[ReminderRow]) -> None:
    zone = workspace.zone()
    lines = [
        (
            f"{row.rings_at.astimezone(zone):%Y-%m-%d %H:%M}",
            row.title,
            row.kind.replace("_", " "),
            _("{state}, late").format(state=row.state) if row.late else str(row.state),
        )
        for row in rows
    ]
    print_table((_("When"), _("What"), _("Kind"), _("State")), lines)
