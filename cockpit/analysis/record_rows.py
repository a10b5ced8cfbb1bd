"""Rows of leads, calls, activities, ratings and shifts that a figure counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.raw import NO_ID
from cockpit.analysis.records import RecordKind, RecordTable
from cockpit.analysis.rows import Rows
from cockpit.analysis.selection import chosen_deals, people_mask
from cockpit.analysis.state import State
from cockpit.analysis.tables import Array, Index, Longs, Mask
from cockpit.domain.filters import DealFilter, Scope

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts

NONE: frozenset[int] = frozenset()


class RecordRows(Rows):
    """Some rows of a kind of record. ``day`` is when it came, was held or was asked; team, manager
    and region are those of that day. What is asked of a deal is asked of the deal it belongs to;
    a row without one has none of it."""

    def __init__(self, state: State, kind: RecordKind, table: RecordTable, chosen: Longs) -> None:
        super().__init__(state, _Columns(table, state), chosen, "day", "day")
        self.kind, self._table, self._spots = kind, table, chosen

    def __len__(self) -> int:
        return len(self._spots)

    def where(self, mask: Mask) -> RecordRows:
        """Those rows of them."""
        if mask.all():
            return self
        rows = RecordRows(self.state, self.kind, self._table, self._spots[mask])
        rows.asked = self.asked
        return rows

    @property
    def deal_ids(self) -> Longs:
        """The ids of the rows themselves: what a list of these rows names."""
        return self.column("id")

    def named(self) -> tuple[Longs, Array]:
        """Ids and uids of the rows, by id."""
        return self.column("id"), self._table.uids[self._spots]

    def words(self, name: str) -> tuple[tuple[str, ...], Array] | None:
        """Texts by code and each row's code; None for a word that only the row's deal has."""
        found = self._table.words.get(name)
        if found is None:
            return super().words(name)
        texts, codes = found
        return texts, codes[self._spots]

    def of_deals(self, name: str) -> Array:
        """A column of the deals that the rows belong to; 0 without one, and where it came only
        after the day that is asked about."""
        deal = self.deal
        there = deal >= 0
        there[there] = self.state.exists[deal[there]]
        return _of_deals(self.facts.layers.of_deals(name), np.where(there, deal, -1))


class _Columns:
    """The table's own columns, then the deal's at the day."""

    def __init__(self, table: RecordTable, state: State) -> None:
        self._table, self._state = table, state

    def column(self, name: str) -> Array:
        """The column of that name, for all rows."""
        if name == "deal":
            return _index(self._state.facts).of(self._table.columns["deal"]).astype(np.int64)
        if name in ("product", "stage"):
            return _of_deals(self._state.column(name), self.column("deal"))
        return self._table.columns[name]


def _of_deals(column: Array, deal: Longs) -> Array:
    none = deal < 0
    if not len(column):
        return np.zeros(len(deal), np.int64)
    found: Array = np.where(none, NO_ID, column[np.where(none, 0, deal)])
    return found


def _index(facts: Facts) -> Index:
    return facts.remember(("deals by id",), lambda: Index(facts.deal_ids))


def record_rows(
    facts: Facts, kind: RecordKind, state: State, start: int, end: int, wanted: DealFilter
) -> RecordRows:
    """The rows of ``[start, end)`` up to the state's day that the filter keeps."""
    table = facts.records.table(kind)
    day = table.columns["day"]
    chosen = np.flatnonzero((day >= start) & (day < min(end, state.day + 1)))
    return _chosen(RecordRows(state, kind, table, chosen), wanted)


def _chosen(rows: RecordRows, wanted: DealFilter) -> RecordRows:
    people = people_mask(rows.facts.references.organisation, wanted)
    if people is not None:
        rows = rows.where(rows.of_people(people))
    if wanted.about_people_only:
        return rows
    of_deals = replace(
        wanted,
        scope=Scope.ALL,
        me=None,
        owners=NONE,
        teams=NONE,
        managers=NONE,
        regions=frozenset(),
    )
    kept = chosen_deals(rows.state, of_deals)
    return rows.where(np.isin(rows.facts.deal_ids[rows.deal], kept) & (rows.deal >= 0))
