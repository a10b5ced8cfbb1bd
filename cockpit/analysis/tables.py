"""Columns side by side: tables of arrays, and finding the row of an id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from cockpit.analysis.raw import Row

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Arrays of one length, one a field; rows are shared, never changed."""

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def columns(self) -> list[Array]:
        """Its arrays, in the order of the fields."""
        return [getattr(self, name) for name in self.__match_args__]

    def __len__(self) -> int:
        return len(self.columns()[0])

    def take(self, rows: Array) -> Self:
        """The table of those rows (indices or a mask)."""
        return type(self)(*[column[rows] for column in self.columns()])

    def joined(self, other: Self) -> Self:
        """Both tables, one under the other."""
        pairs = zip(self.columns(), other.columns(), strict=True)
        return type(self)(*[np.concatenate(pair) for pair in pairs])


class Index:
    """Where an id stands among ``ids`` (no id twice); -1 for an id that is not there.

    Ids are row ids, 1 and up: a direct table while they are dense, a sorted search else.
    """

    def __init__(self, ids: Longs) -> None:
        self.size = len(ids)
        top = int(ids.max()) if self.size else 0
        self._direct: Ints | None = None
        if top <= 16 * self.size + 1024:
            self._direct = np.full(top + 2, -1, np.int32)
            self._direct[ids] = np.arange(self.size, dtype=np.int32)
            return
        self._order = np.argsort(ids, kind="stable").astype(np.int32)
        self._sorted = ids[self._order]

    def of(self, ids: Array) -> Ints:
        """The positions of many ids."""
        if self._direct is not None:
            return self._direct.take(ids, mode="clip")
        spot = np.minimum(np.searchsorted(self._sorted, ids), self.size - 1)
        return np.where(self._sorted[spot] == ids, self._order[spot], -1).astype(np.int32)

    def one(self, row_id: int) -> int:
        """The position of one id."""
        if self._direct is not None:
            return int(self._direct[row_id]) if 0 <= row_id < len(self._direct) else -1
        return int(self.of(np.array([row_id]))[0])


def matrix(rows: Iterable[Row], width: int) -> Longs:
    """Rows of whole numbers as an array of shape (rows, width); a cursor is streamed."""
    flat = np.fromiter(chain.from_iterable(rows), np.int64)
    return flat.reshape(-1, width)


def narrow(column: Longs) -> Ints:
    """The column in 32 bits; OverflowError when a number does not fit (ids and days do)."""
    if len(column) and (column.max() > 2**31 - 1 or column.min() < -(2**31)):
        raise OverflowError("an id or a day is out of range")
    return column.astype(np.int32)


def ranges(starts: Array, ends: Array) -> Longs:
    """The numbers of ``[start, end)`` of each pair, one after the other."""
    lengths = (ends - starts).astype(np.int64)
    total = int(lengths.sum())
    if not total:
        return np.empty(0, np.int64)
    before = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    return np.arange(total) + np.repeat(starts.astype(np.int64) - before, lengths)


def in_order(deal: Ints, day: Ints) -> Longs:
    """The row order by deal and day; rows of one day keep the order they came in."""
    key = deal.astype(np.int64) << 32 | day.astype(np.int64) + 2**31
    return np.argsort(key, kind="stable")


def segment_starts(deal: Ints, deals: int) -> Longs:
    """Where the rows of each deal start in a table sorted by deal; one more entry at the end."""
    counts = np.bincount(deal, minlength=deals) if len(deal) else np.zeros(deals, np.int64)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
