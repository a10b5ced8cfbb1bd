"""The report of signals of a period as a table for files."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.catalog.exporters.table import CellKind, Column, Table
from cockpit.queries.signals import SummaryRow
from cockpit.wording import _


def signal_table(rows: Sequence[SummaryRow]) -> Table:
    """A line a rule."""
    number = CellKind.NUMBER
    columns = (
        Column(_("Rule")),
        Column(_("Signals"), number),
        Column(_("Subjects"), number),
        Column(_("Eligible"), number),
        Column(_("Spread")),
        Column(_("Acknowledged"), number),
        Column(_("Tasks"), number),
        Column(_("Tasks done"), number),
        Column(_("Still beyond"), number),
    )
    cells = [
        (
            row.title,
            row.fired,
            row.subjects,
            row.eligible,
            row.spread,
            row.acknowledged,
            row.tasks,
            row.tasks_done,
            row.still_beyond,
        )
        for row in rows
    ]
    return Table("signals", columns, cells)
