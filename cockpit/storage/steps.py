"""Journal entries as undo and redo take them: read back, and parted where a part must stay."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection

from cockpit.domain.changes import Mark
from cockpit.storage.bulk import packed, unpacked
from cockpit.storage.journal import Batch, RowChange, from_text

# What belongs together: a deal with all that is told of it, else a row by itself.
Unit = tuple[str, int]
# A change of an event, and what of it waits for a server, go back together or not at all.
TOLD = frozenset(("outbox", "calendar", "calendar_event", "calendar_instance"))


@dataclass(frozen=True)
class Step:
    """An entry: its single rows in the order they were written, after its runs of rows."""

    number: int
    label: str
    rows: list[RowChange]
    batches: list[Batch]

    @cached_property
    def units(self) -> dict[Mark, Unit]:
        """Each row of the entry → what it belongs to."""
        found: dict[Mark, Unit] = {}
        for batch in self.batches:
            found |= _units_of_run(batch)
        for row in self.rows:
            mark = (row.kind, row.id)
            if row.deal_id is not None:
                found[mark] = ("deal", row.deal_id)
            found.setdefault(mark, mark)
        if any(row.kind == "outbox" for row in self.rows):
            found |= {mark: ("outbox", 0) for mark in found if mark[0] in TOLD}
        return found

    def without(self, stay: Collection[Unit]) -> Step:
        """The entry without all that belongs to these units."""
        units = self.units
        rows = [row for row in self.rows if units[row.kind, row.id] not in stay]
        batches = [run for batch in self.batches for run in _runs(batch, units, stay)]
        return Step(self.number, self.label, rows, batches)

    def turned(self) -> list[RowChange]:
        """What takes the single rows back, in order."""
        return [row.reversed() for row in reversed(self.rows)]


def read(connection: Connection, number: int) -> Step:
    """The entry with that number."""
    label, text = connection.exec_driver_sql(
        "SELECT label, rows FROM journal WHERE step = ?", (number,)
    ).one()
    batches = connection.exec_driver_sql(
        "SELECT kind, first_id, last_id, image FROM journal_batch WHERE step = ? ORDER BY id",
        (number,),
    )
    return Step(number, label, from_text(text), [Batch(*row) for row in batches])


def _units_of_run(batch: Batch) -> dict[Mark, Unit]:
    kind, ids = batch.kind, range(batch.first_id, batch.last_id + 1)
    if kind not in ("deal", "task"):
        columns, count = unpacked(batch.image)
        if "deal_id" in columns:
            deals = _listed(columns["deal_id"], count)
            pairs = zip(ids, deals, strict=True)
            return {(kind, id): (kind, id) if d is None else ("deal", d) for id, d in pairs}
    return {(kind, id): (kind, id) for id in ids}


def _runs(batch: Batch, units: dict[Mark, Unit], stay: Collection[Unit]) -> Iterator[Batch]:
    """The rows of a run that do not stay, as runs without a gap."""
    ids = range(batch.first_id, batch.last_id + 1)
    staying = [id for id in ids if units[batch.kind, id] in stay]
    if not staying:
        yield batch
        return
    columns, count = unpacked(batch.image)
    for before, after in pairwise([batch.first_id - 1, *staying, batch.last_id + 1]):
        first, last = before + 1, after - 1
        if first <= last:
            part = slice(first - batch.first_id, last - batch.first_id + 1)
            cut = {key: _listed(values, count)[part] for key, values in columns.items()}
            yield Batch(batch.kind, first, last, packed(cut, last - first + 1))


def _listed(values: Any, count: int) -> list[Any]:
    return values if isinstance(values, list) else [values] * count
