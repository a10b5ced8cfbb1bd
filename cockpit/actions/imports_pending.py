"""Rows and changes made ready in memory: counted before anything is written, then all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from cockpit.catalog.importers.giving_back import give_back
from cockpit.domain import deal as deals
from cockpit.domain import people, pipeline, records
from cockpit.domain.conflicts import KeptConflict, Vanished
from cockpit.domain.work_items import Activity, Note, Source, SourceRecord
from cockpit.storage.database import Reader
from cockpit.storage.work import Entity, Work

# Tables in the order in which their rows can refer to each other.
_TABLES: dict[type[Entity], str] = {
    people.Team: "team",
    people.Person: "person",
    people.Membership: "membership",
    people.Product: "product",
    people.Account: "account",
    pipeline.Pipeline: "pipeline",
    pipeline.Stage: "stage",
    Source: "source",
    deals.Deal: "deal",
    deals.StageVisit: "stage_visit",
    deals.DealVersion: "deal_version",
    deals.DealLine: "deal_line",
    people.Contact: "contact",
    people.DealContact: "deal_contact",
    Activity: "activity",
    Note: "note",
    people.Quota: "quota",
    records.Lead: "lead",
    records.Call: "call",
    records.SurveyAnswer: "survey_answer",
    records.Shift: "shift",
    records.Rate: "rate",
    SourceRecord: "source_record",
    KeptConflict: "kept_conflict",
    Vanished: "vanished",
}


# Rows written by one statement: few enough that their image in the journal stays small in memory,
# and that whoever stops the import need not wait.
_AT_ONCE = 4_000


@dataclass(slots=True)
class _NewRows:
    first: int
    count: int = 0
    columns: dict[str, list[Any]] = field(default_factory=dict)

    def give_back(self) -> None:
        """The columns are not needed any more."""
        give_back(*self.columns.values())
        self.columns.clear()


class Pending:
    """New rows already have the ids they will get, so that others can refer to them."""

    def __init__(self, db: Reader) -> None:
        used = dict(db.all("SELECT name, seq FROM sqlite_sequence"))
        self._new = {kind: _NewRows(used.get(name, 0) + 1) for kind, name in _TABLES.items()}
        self._changes: dict[type[Entity], dict[int, dict[str, Any]]] = {}
        self._removed: list[tuple[type[Entity], int]] = []
        self._last: list[Callable[[Work], None]] = []

    def add(self, kind: type[Entity], /, **values: Any) -> int:
        """One new row; every row of a kind is given the same columns."""
        columns = {key: [value] for key, value in values.items()}
        return self.extend(kind, columns, 1).start

    def extend(self, kind: type[Entity], columns: Mapping[str, Sequence[Any]], count: int) -> range:
        """Many new rows, column by column; gives their ids."""
        rows = self._new[kind]
        if rows.count and rows.columns.keys() != columns.keys():
            raise KeyError(f"{_TABLES[kind]}: {rows.columns.keys() ^ columns.keys()}")
        for key, values in columns.items():
            rows.columns.setdefault(key, []).extend(values)
        first = rows.first + rows.count
        rows.count += count
        return range(first, first + count)

    def is_new(self, kind: type[Entity], id: int) -> bool:
        """True for a row that is not in the file yet."""
        return id >= self._new[kind].first

    def is_touched(self, kind: type[Entity], id: int) -> bool:
        """True for a row that is new or changes, or may do so once all else is written."""
        return self.is_new(kind, id) or id in self._changes.get(kind, {}) or bool(self._last)

    def change(self, kind: type[Entity], id: int, /, **values: Any) -> None:
        """Set columns of a row, a new one too."""
        if self.is_new(kind, id):
            rows = self._new[kind]
            for key, value in values.items():
                rows.columns[key][id - rows.first] = value
        else:
            self._changes.setdefault(kind, {}).setdefault(id, {}).update(values)

    def remove(self, kind: type[Entity], id: int) -> None:
        """Take a row of the file out."""
        self._removed.append((kind, id))

    def finally_do(self, part: Callable[[Work], None]) -> None:
        """Do something after all else is written."""
        self._last.append(part)

    def count_new(self, kind: type[Entity]) -> int:
        """How many new rows of a kind there are."""
        return self._new[kind].count

    def new_rows(self, kind: type[Entity], *names: str) -> list[tuple[Any, ...]]:
        """Ids and columns of the rows of a kind that are not in the file yet."""
        rows = self._new[kind]
        ids = range(rows.first, rows.first + rows.count)
        return list(zip(ids, *(rows.columns.get(name, ()) for name in names), strict=True))

    def value(self, kind: type[Entity], id: int, name: str) -> Any:
        """A column of a row that is not in the file yet."""
        rows = self._new[kind]
        return rows.columns[name][id - rows.first]

    def give_back(self) -> None:
        """Nothing of it is to be written."""
        for rows in self._new.values():
            rows.give_back()

    def write(self, work: Work, progress: Callable[[float], None]) -> None:
        """Write everything, once; ``progress`` is told the share that is written and may stop it
        by raising. The ids must come out as they were given."""
        for gone, rows_of_it in groupby(self._removed, key=lambda one: one[0]):
            work.remove_many(gone, [id for _kind, id in rows_of_it])
        total = sum(rows.count for rows in self._new.values()) or 1
        written = 0
        for kind, rows in self._new.items():
            late = _take_out_forward_references(kind, rows)
            for at in range(0, rows.count, _AT_ONCE):
                progress(written / total)
                written += _insert(work, kind, rows, at)
            rows.give_back()
            if late:
                work.change_many(kind, late)
        progress(1.0)
        for kind, changes in self._changes.items():
            work.change_many(kind, changes)
        for part in self._last:
            part(work)


def _insert(work: Work, kind: type[Entity], rows: _NewRows, at: int) -> int:
    """Write up to ``_AT_ONCE`` rows from place ``at`` on; gives how many."""
    count = min(_AT_ONCE, rows.count - at)
    part = {key: values[at : at + count] for key, values in rows.columns.items()}
    got = work.insert_many(kind, part, count)
    if got.start != rows.first + at:
        raise RuntimeError(f"{_TABLES[kind]}: expected {rows.first + at}, got {got.start}")
    return count


def _take_out_forward_references(kind: type[Entity], rows: _NewRows) -> dict[int, dict[str, Any]]:
    """An account may name a parent that is written after it: such parents are set afterwards."""
    parents = rows.columns.get("parent_id") if kind is people.Account else None
    late: dict[int, dict[str, Any]] = {}
    for at, parent in enumerate(parents or ()):
        if parent is not None and parent >= rows.first + at:
            late[rows.first + at] = {"parent_id": parent}
    for id in late:
        rows.columns["parent_id"][id - rows.first] = None
    return late
