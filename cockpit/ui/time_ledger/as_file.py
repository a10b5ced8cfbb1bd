"""Every stretch of the time ledger as a table for a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cockpit.catalog.exporters.table import CellKind, Column, Table
from cockpit.queries.day import time_between
from cockpit.ui.time_ledger.words import category_words
from cockpit.ui.widgets.figures import clock
from cockpit.wording import _
from cockpit.workspace import Workspace

_BEGINNING = datetime(1970, 1, 2, tzinfo=UTC)
_HOUR = timedelta(hours=1)


def ledger_table(workspace: Workspace) -> Table:
    """A row a stretch, the oldest first, in the business zone; what still runs has no end, and its
    hours count up to now."""
    now, zone, words = workspace.now(), workspace.zone(), category_words()
    rows = [
        (
            row.started_at.astimezone(zone).date(),
            words[row.category],
            clock(row.started_at.astimezone(zone)),
            clock(row.ended_at.astimezone(zone)) if row.ended_at else "",
            round(((row.ended_at or now) - row.started_at) / _HOUR, 2),
            row.note,
        )
        for row in workspace.ask(time_between, _BEGINNING, now + _HOUR)
    ]
    columns = (
        Column(_("Day"), CellKind.DAY), Column(_("Category")), Column(_("From")), Column(_("To")),
        Column(_("Hours"), CellKind.NUMBER), Column(_("Note")),
    )  # fmt: skip
    return Table(_("Time ledger"), columns, rows)
