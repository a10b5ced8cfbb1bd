"""Writing tables to files: the whole file or nothing, by the file's ending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cockpit.catalog.exporters import EXPORTERS
from cockpit.catalog.exporters.table import CellKind, Column, Table, Value
from cockpit.domain.money import Money
from cockpit.domain.refusal import Refused
from cockpit.jobs.deal_list import ListedDeal
from cockpit.jobs.whole_file import replacing
from cockpit.queries.export_query import ExportQuery
from cockpit.queries.exports import QUERIES, export_rows
from cockpit.wording import _
from cockpit.workspace import Workspace

KINDS = ("deals", *QUERIES)

# Headings of a list of deals, the parts of a listed deal they tell, and the sort of cell.
_DEAL_COLUMNS = (
    ("Deal ID", "external_id", CellKind.TEXT),
    ("Cockpit ID", "id", CellKind.TEXT),
    ("Deal name", "name", CellKind.TEXT),
    ("Account", "account", CellKind.TEXT),
    ("Owner", "owner", CellKind.TEXT),
    ("Team", "team", CellKind.TEXT),
    ("Region", "region", CellKind.TEXT),
    ("Product", "product", CellKind.TEXT),
    ("Pipeline", "pipeline", CellKind.TEXT),
    ("Stage", "stage", CellKind.TEXT),
    ("Outcome", "outcome", CellKind.TEXT),
    ("Amount", "amount", CellKind.MONEY),
    ("Currency", "currency", CellKind.TEXT),
    ("Forecast category", "category", CellKind.TEXT),
    ("Opened on", "opened_on", CellKind.DAY),
    ("Expected close", "expected_close", CellKind.DAY),
    ("Closed on", "closed_on", CellKind.DAY),
    ("Next step", "next_step", CellKind.TEXT),
    ("Next step on", "next_step_on", CellKind.DAY),
    ("Source", "source", CellKind.TEXT),
    ("Lost reason", "lost_reason", CellKind.TEXT),
    ("Competitor", "competitor", CellKind.TEXT),
    ("Probability", "probability", CellKind.NUMBER),
)


def deal_table(deals: list[ListedDeal], state: str = "") -> Table:
    """A list of deals as an exporter takes it. With the folder's ``state`` before they were read
    (``queries.journal.state``) each row tells it, so that what is changed in a spreadsheet can
    follow; a list of the past has none."""
    columns = tuple(Column(title, kind) for title, _field, kind in _DEAL_COLUMNS)
    rows = (tuple(getattr(deal, field) for _t, field, _k in _DEAL_COLUMNS) for deal in deals)
    if not state:
        return Table("deals", columns, rows)
    return Table("deals", (*columns, Column("Cockpit state")), ((*row, state) for row in rows))


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    path: Path
    size: int
    rows: int


def export_kind(workspace: Workspace, kind: str, path: Path, limit: int | None = None) -> Exported:
    """Write every row of a kind other than deals, or the first ``limit`` of them."""
    if kind not in QUERIES:
        raise Refused(
            _("There is no list “{kind}” to export; there are {all}.").format(
                kind=kind, all=", ".join((*KINDS, "events"))
            )
        )
    query = QUERIES[kind]
    rows = workspace.ask(export_rows, kind)[:limit]
    columns = tuple(Column(title, CellKind(cells)) for title, cells in query.columns)
    return write_table(Table(kind, columns, _typed(query, rows)), path)


def _typed(query: ExportQuery, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Value, ...]]:
    kinds = [CellKind(cells) for _title, cells in query.columns]
    for row in rows:
        currency = row[query.currency_at] if query.currency_at is not None else ""
        pairs = zip(kinds, row, strict=True)
        yield tuple(_value(kind, value, currency) for kind, value in pairs)


def _value(kind: CellKind, value: Any, currency: str) -> Value:
    if value is None:
        return None
    if kind == CellKind.DAY:
        return date(1970, 1, 1) + timedelta(days=value)
    if kind == CellKind.MONEY:
        return Money(value, currency).major
    plain: Value = bool(value) if kind == CellKind.YES_NO else value
    return plain


def write_table(table: Table, path: Path) -> Exported:
    """Write a table beside its place, then put it there; Refused for an unknown ending or a
    folder that cannot be written."""
    writer = EXPORTERS.get(path.suffix.lower().lstrip("."))
    if writer is None:
        endings = ", ".join(f".{ending}" for ending in EXPORTERS)
        raise Refused(
            _("“{name}” should end in one of {endings}.").format(name=path.name, endings=endings)
        )
    with replacing(path) as stream:
        rows = writer(table, stream)
    return Exported(path, path.stat().st_size, rows)
