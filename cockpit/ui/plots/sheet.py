"""What a chart shows as a table: the twin on screen, the copied text and the exported file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from cockpit.catalog.exporters import table as exported
from cockpit.catalog.exporters.table import CellKind, Value
from cockpit.ui.widgets.table_copy import as_tsv
from cockpit.ui.widgets.table_model import Column


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` as shown, ``value`` as a file keeps it: unrounded, money in currency units."""

    text: str
    value: Value

    @property
    def order(self) -> float | str | None:
        """What a table sorts by."""
        value = self.value
        if isinstance(value, date):
            return value.toordinal()
        return float(value) if isinstance(value, Decimal) else value


@dataclass(frozen=True, slots=True)
class Sheet:
    """Titles and the kinds of their cells, and the rows; ``name`` is for files."""

    name: str
    titles: tuple[str, ...]
    kinds: tuple[CellKind, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_table(self) -> exported.Table:
        """As an exporter takes it."""
        pairs = zip(self.titles, self.kinds, strict=True)
        columns = tuple(exported.Column(title, kind) for title, kind in pairs)
        rows = (tuple(cell.value for cell in row) for row in self.rows)
        return exported.Table(self.name, columns, rows)

    def as_text(self) -> str:
        """Tab-separated, with its titles; no cell can become a formula."""
        return as_tsv(self.columns(), self.rows)

    def columns(self) -> list[Column]:
        """The columns of the twin on screen."""
        return [
            Column(
                title,
                partial(_order, at),
                text=partial(_text, at),
                number=kind in (CellKind.NUMBER, CellKind.MONEY),
                exact=partial(_exact, at),
                stretch=at == 0,
            )
            for at, (title, kind) in enumerate(zip(self.titles, self.kinds, strict=True))
        ]


def _order(at: int, row: tuple[Cell, ...]) -> float | str | None:
    return row[at].order


def _text(at: int, row: tuple[Cell, ...]) -> str:
    return row[at].text


def _exact(at: int, row: tuple[Cell, ...]) -> str:
    value = row[at].value
    return "" if value is None else str(value)


Sheets = Callable[[], Sheet | None]
