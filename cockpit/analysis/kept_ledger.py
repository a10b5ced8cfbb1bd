"""A ledger as plain named arrays and back, so that it can be kept between two starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

import numpy as np

from cockpit.analysis.ledger import Ledger
from cockpit.analysis.ledger_tables import Activities, Deals, Versions, Visits
from cockpit.analysis.tables import Array, Table

_TABLES: dict[str, type[Table]] = {
    "deals": Deals,
    "versions": Versions,
    "old_versions": Versions,
    "visits": Visits,
    "activities": Activities,
}
_SOURCES = "sources"


def as_arrays(ledger: Ledger, sources: tuple[str, ...]) -> dict[str, Array]:
    """Every column as "table.column", and the texts that ``Deals.source`` counts through."""
    found: dict[str, Array] = {_SOURCES: np.array(sources, np.str_)}
    for name, kind in _TABLES.items():
        table = getattr(ledger, name)
        for column in fields(kind):
            found[f"{name}.{column.name}"] = getattr(table, column.name)
    return found


def from_arrays(arrays: Mapping[str, Array]) -> tuple[Ledger, tuple[str, ...]]:
    """What ``as_arrays`` took apart. KeyError for a missing column, ValueError for columns that
    do not fit together."""
    tables = {name: _table(name, kind, arrays) for name, kind in _TABLES.items()}
    ledger = Ledger(**tables)  # type: ignore[arg-type]
    for name in ("versions", "old_versions", "visits", "activities"):
        deal = tables[name].deal  # type: ignore[attr-defined]
        if len(deal) and not 0 <= deal.min() <= deal.max() < len(ledger.deals):
            raise ValueError(f"{name} of unknown deals")
    return ledger, tuple(arrays[_SOURCES].tolist())


def _table(name: str, kind: type[Table], arrays: Mapping[str, Array]) -> Table:
    columns = [arrays[f"{name}.{column.name}"] for column in fields(kind)]
    if len({column.shape for column in columns}) != 1 or columns[0].ndim != 1:
        raise ValueError(f"columns of {name} differ in length")
    return kind(*columns)
