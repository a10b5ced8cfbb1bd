"""A big ledger and a small one that holds the deals touched since, read as one.

Positions: the big ledger's deals come first, then the small one's new deals by id. A touched
deal keeps its position and is read from the small ledger; without a row there it is gone.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from cockpit.analysis.closings import closed_rows, opened_rows
from cockpit.analysis.excerpts import extract, joined, without
from cockpit.analysis.ledger import Deals, Ledger
from cockpit.analysis.moment import MISSING, Moment
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.remembered import Remembered
from cockpit.analysis.stays import Stays, stays_of
from cockpit.analysis.tables import Array, Ints, Longs, Mask

EMPTY = np.empty(0, np.int64)


class Layer:
    """A ledger and the answers that have been worked out of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._moments = Remembered(4)
        self._closed = Remembered(32)

    @cached_property
    def stays(self) -> Stays:
        """How long its visits lasted."""
        return stays_of(self.ledger)

    def moment(self, day: int) -> Moment:
        """The ledger at the end of the day."""
        return self._moments.get(day, lambda: Moment(self.ledger, day, self.stays))

    def closed(self, day: int, start: int, end: int) -> Longs:
        """Rows of the versions by which deals closed in ``[start, end)``."""
        key = (day, start, end)
        return self._closed.get(key, lambda: closed_rows(self.ledger, day, start, end))


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one ledger's versions, and the positions of their deals in the whole."""

    ledger: Ledger
    rows: Longs
    deal: Longs


class Layers:
    """The two ledgers as one; ``touched`` are positions in the big one, ``place`` those of the
    small one's deals in the whole."""

    def __init__(
        self, big: Layer, small: Layer | None, touched: Longs, history: Remembered
    ) -> None:
        self.big, self.small, self.touched, self.history = big, small, touched, history
        ids = small.ledger.deals.id if small else EMPTY
        place = big.ledger.index.of(ids).astype(np.int64)
        new = place < 0
        place[new] = len(big.ledger.deals) + np.arange(int(new.sum()))
        self.place: Longs = place
        self.size = len(big.ledger.deals) + int(new.sum())

    @classmethod
    def of(cls, ledger: Ledger) -> Layers:
        """One ledger, nothing touched yet."""
        return cls(Layer(ledger), None, EMPTY, Remembered(20_000))

    @cached_property
    def deals(self) -> Deals:
        """Every deal's row."""
        big = self.big.ledger.deals
        if self.small is None:
            return big
        small = self.small.ledger.deals
        both = big.joined(small.take(self.place >= len(big)))
        for item in fields(Deals):
            getattr(both, item.name)[self.place] = getattr(small, item.name)
        return both

    def position_of(self, deal_id: int) -> int:
        """Where the deal stands, -1 when it is nowhere."""
        if self.small is not None:
            spot = self.small.ledger.index.one(deal_id)
            if spot >= 0:
                return int(self.place[spot])
        return self.big.ledger.index.one(deal_id)

    def merged(self, big: Array, small: Array, missing: int) -> Array:
        """A column of the big ledger's deals and one of the small one's as one column."""
        whole = np.empty(self.size, big.dtype)
        whole[: len(big)] = big
        whole[self.touched] = missing
        whole[self.place] = small
        return whole

    def at(self, day: int, name: str) -> Array:
        """A column of the versions that hold at the end of the day."""
        column = self.big.moment(day).column(name)
        if self.small is None:
            return column
        return self.merged(column, self.small.moment(day).column(name), MISSING[name])

    def exists(self, day: int) -> Mask:
        """Deals with a version by then."""
        mask = self.big.moment(day).exists
        if self.small is None:
            return mask
        return self.merged(mask, self.small.moment(day).exists, 0)

    def entered(self, day: int) -> Ints:
        """When the last visit by then began."""
        column = self.big.moment(day).entered
        if self.small is None:
            return column
        return self.merged(column, self.small.moment(day).entered, NO_DAY)

    def last_touch(self, day: int) -> Ints:
        """The last customer-facing activity by then."""
        column = self.big.moment(day).touched
        if self.small is None:
            return column
        return self.merged(column, self.small.moment(day).touched, NO_DAY)

    @cached_property
    def untouched(self) -> Mask:
        """Per deal of the big ledger: read from there."""
        mask = np.ones(len(self.big.ledger.deals), np.bool_)
        mask[self.touched] = False
        return mask

    def parts(self, big: Longs, small: Longs | None) -> tuple[Part, ...]:
        """Rows of the big ledger's versions without those of touched deals, and of the small."""
        deal = self.big.ledger.versions.deal[big].astype(np.int64)
        if self.small is None or small is None:
            return (Part(self.big.ledger, big, deal),)
        kept = self.untouched[deal]
        place = self.place[self.small.ledger.versions.deal[small]]
        return (
            Part(self.big.ledger, big[kept], deal[kept]),
            Part(self.small.ledger, small, place),
        )

    def closed(self, day: int, start: int, end: int) -> tuple[Part, ...]:
        """The versions by which deals closed in ``[start, end)``, as of the day."""
        small = self.small.closed(day, start, end) if self.small else None
        return self.parts(self.big.closed(day, start, end), small)

    def opened(self, day: int, start: int, end: int) -> tuple[Part, ...]:
        """The first versions of deals opened in ``[start, end)``, as of the day."""
        small = opened_rows(self.small.ledger, day, start, end) if self.small else None
        return self.parts(opened_rows(self.big.ledger, day, start, end), small)

    def patched(self, ids: Longs, rows: Ledger) -> Layers:
        """The layers with those deals anew."""
        small = self.small
        if small is not None:
            rows = joined(without(small.ledger, ids), rows)
        found = self.big.ledger.index.of(ids).astype(np.int64)
        touched = np.union1d(self.touched, found[found >= 0])
        return Layers(self.big, Layer(rows), touched, self.history)

    def only(self, ids: Longs) -> Ledger:
        """A ledger of those deals alone, those of them that are there."""
        big = np.setdiff1d(self.big.ledger.index.of(ids).astype(np.int64), self.touched)
        chosen = extract(self.big.ledger, big[big >= 0])
        if self.small is None:
            return chosen
        spots = self.small.ledger.index.of(ids).astype(np.int64)
        return joined(chosen, extract(self.small.ledger, np.unique(spots[spots >= 0])))

    def whole(self) -> Ledger:
        """One ledger of everything."""
        if self.small is None:
            return self.big.ledger
        kept = extract(self.big.ledger, np.flatnonzero(self.untouched))
        return joined(kept, self.small.ledger)
