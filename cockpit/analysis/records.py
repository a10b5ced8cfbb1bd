"""Columns of what is logged beside the deals: leads, calls, activities, ratings, shifts.

They are read when a figure first asks for them, kind by kind, and kept until a row of the kind
changes. Days are numbers since 1970-01-01, instants microseconds of the business zone's clock,
lengths seconds; MISSING stands for what nobody logged.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import numpy as np

from cockpit.analysis.raw import day_number
from cockpit.analysis.tables import Array, Mask

MISSING = -1
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class RecordKind(StrEnum):
    """The kinds; the value is the table's name."""

    LEAD = "lead"
    CALL = "call"
    ACTIVITY = "activity"
    SURVEY = "survey_answer"
    SHIFT = "shift"


Words = tuple[tuple[str, ...], Array]


@dataclass(frozen=True, slots=True)
class RecordTable:
    """All rows of a kind by id. ``columns`` always hold id, day, owner, deal, account and learnt
    (0: none); ``uids`` are 16 bytes each; ``words`` are texts by code and the codes."""

    columns: Mapping[str, Array]
    uids: Array
    words: Mapping[str, Words]

    def __len__(self) -> int:
        return len(self.uids)

    def take(self, mask: Mask) -> RecordTable:
        """Those rows of it."""
        return RecordTable(
            {name: column[mask] for name, column in self.columns.items()},
            self.uids[mask],
            {name: (texts, codes[mask]) for name, (texts, codes) in self.words.items()},
        )

    def patched(self, ids: frozenset[int], fresh: RecordTable) -> RecordTable:
        """The table with the rows of these ids anew; one that is not in ``fresh`` is gone."""
        kept = self.take(~np.isin(self.columns["id"], list(ids)))
        every = np.concatenate((kept.columns["id"], fresh.columns["id"]))
        order = np.argsort(every, kind="stable")
        return RecordTable(
            {
                name: np.concatenate((column, fresh.columns[name]))[order]
                for name, column in kept.columns.items()
            },
            np.concatenate((kept.uids, fresh.uids))[order],
            {name: _joined(words, fresh.words[name], order) for name, words in kept.words.items()},
        )

    def known(self, known_at: datetime) -> RecordTable:
        """What had been learnt by then. Before the first row was learnt the source's own days
        answer, as with deals."""
        learnt = self.columns["learnt"]
        instant = (known_at - EPOCH) // timedelta(microseconds=1)
        if not len(self) or instant >= int(learnt.min()):
            return self.take(learnt <= instant)
        return self.take(self.columns["day"] <= day_number(known_at.date()))


# What every table has, and what a kind has besides. The working day of a lead's owner begins
# ``opens`` minutes after midnight and has ``length`` of them, by the clocks of ``…_there``.
COMMON = ("id", "day", "owner", "deal", "account", "learnt")
COLUMNS: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.LEAD: (
        *("created_at", "contacted_at", "converted_on"),
        *("created_there", "contacted_there", "opens", "length"),
    ),
    RecordKind.CALL: (
        *("inbound", "answered", "resolved"),
        *("wait_seconds", "talk_seconds", "hold_seconds", "wrap_seconds"),
    ),
    RecordKind.ACTIVITY: ("customer_facing",),
    RecordKind.SURVEY: ("answered_on", "score", "low", "high"),
    RecordKind.SHIFT: ("late_seconds", "available_seconds", "missed", "excused"),
}
# Reads all rows of a kind, or those of some ids.
Load = Callable[[RecordKind, frozenset[int] | None], RecordTable]
# Rows of a kind that changed; None: so many that they are not listed.
Changed = Mapping[RecordKind, frozenset[int] | None]


def _joined(old: Words, new: Words, order: Array) -> Words:
    texts = (*old[0], *(text for text in new[0] if text not in old[0]))
    places = {text: place for place, text in enumerate(texts)}
    moved = np.array([places[text] for text in new[0]], np.int32)
    return texts, np.concatenate((old[1], moved[new[1]]))[order]


def no_records(kind: RecordKind, _ids: frozenset[int] | None = None) -> RecordTable:
    """A kind of which nothing was logged."""
    nothing = {name: np.empty(0, np.int64) for name in (*COMMON, *COLUMNS[kind])}
    return RecordTable(nothing, np.empty(0, "V16"), {})


class Records:
    """The tables of one moment, each loaded when it is first asked for. ``version`` counts the
    changes that were noted."""

    def __init__(
        self, load: Load = no_records, version: int = 0, known_at: datetime | None = None
    ) -> None:
        self.version = version
        self._load, self._known_at = load, known_at
        self._tables: dict[RecordKind, RecordTable] = {}
        self._stale: dict[RecordKind, tuple[RecordTable, frozenset[int]]] = {}
        self._lock = threading.RLock()

    def table(self, kind: RecordKind) -> RecordTable:
        """The rows of the kind; any thread may ask."""
        with self._lock:
            found = self._tables.get(kind)
            if found is None:
                found = self._tables[kind] = self._read(kind)
            return found

    def _read(self, kind: RecordKind) -> RecordTable:
        old, ids = self._stale.get(kind, (None, None))
        if old is not None and ids is not None:
            return old.patched(ids, self._load(kind, ids))
        found = self._load(kind, None)
        return found if self._known_at is None else found.known(self._known_at)

    def after(self, changed: Changed) -> Records:
        """These records when rows of some kinds have changed: only those are read anew."""
        later = Records(self._load, self.version + 1)
        with self._lock:
            for kind, table in self._tables.items():
                ids = changed.get(kind, frozenset())
                if kind not in changed:
                    later._tables[kind] = table
                elif ids is not None:
                    later._stale[kind] = table, ids
            for kind, (table, old) in self._stale.items():
                new = changed.get(kind, frozenset())
                if kind not in self._tables and new is not None:
                    later._stale[kind] = table, old | new
        return later

    def known(self, known_at: datetime) -> Records:
        """What had been learnt by then."""
        return Records(lambda kind, _ids: self.table(kind), self.version, known_at)


NO_RECORDS = Records()
