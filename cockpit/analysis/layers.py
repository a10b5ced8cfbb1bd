"""A big ledger and a small one that holds the deals touched since, read as one.

Positions: the big ledger's deals come first, then the small one's new deals by id. A touched
deal keeps its position and is read from the small ledger; without a row there it is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cockpit.analysis.close_moves import Pushes, pushes_of
from cockpit.analysis.closings import closed_rows, opened_rows
from cockpit.analysis.excerpts import extract, joined, without
from cockpit.analysis.ledger import Ledger
from cockpit.analysis.ledger_tables import Deals
from cockpit.analysis.moment import MISSING, Moment
from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.references import Stages
from cockpit.analysis.remembered import Remembered
from cockpit.analysis.stage_paths import Paths, paths_of
from cockpit.analysis.stays import Stays, stays_of
from cockpit.analysis.tables import Array, Longs, Mask

EMPTY = np.empty(0, np.int64)
LARGE = 5_000


class Layer:
    """A ledger and the answers that have been worked out of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._moments = Remembered(4)
        self._closed = Remembered(64)
        self._paths = Remembered(2)
        self._open = Remembered(64)

    @cached_property
    def stays(self) -> dict[int, Stays]:
        """How long its visits lasted."""
        return stays_of(self.ledger)

    @cached_property
    def pushes(self) -> Pushes:
        """Its close dates that were moved."""
        return pushes_of(self.ledger)

    def paths(self, stages: Stages) -> Paths:
        """The way its deals went through these stages."""
        return self._paths.get(stages.order, lambda: paths_of(self.ledger, stages))

    def moment(self, day: int) -> Moment:
        """The ledger at the end of the day."""
        return self._moments.get(day, lambda: Moment(self.ledger, day, self.stays))

    def open_on(self, day: int) -> Longs:
        """Positions of the deals open at the end of the day, sorted."""
        return self._open.get(day, lambda: self.ledger.open_on(day))

    def closed(self, day: int, start: int, end: int) -> Longs:
        """Rows of the versions by which deals closed in ``[start, end)``."""
        key = (day, start, end)
        return self._closed.get(key, lambda: closed_rows(self.ledger, day, start, end))


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one ledger's versions; ``place`` are the positions of its deals in the whole, None
    when they are its own."""

    ledger: Ledger
    rows: Longs
    place: Longs | None

    @property
    def deal(self) -> Longs:
        """The positions of the rows' deals in the whole."""
        own = self.ledger.versions.deal[self.rows]
        return own.astype(np.int64) if self.place is None else self.place[own]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Positions of some deals, sorted; those at ``here`` among them are read from the small
    ledger, at its positions ``small``. ``old`` are positions in the big ledger, any for them."""

    deals: Longs
    old: Longs
    here: Longs
    small: Longs


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
        self._columns: dict[str, Array] = {}

    @classmethod
    def of(cls, ledger: Ledger) -> Layers:
        """One ledger, nothing touched yet."""
        return cls(Layer(ledger), None, EMPTY, Remembered(20_000))

    @cached_property
    def deals(self) -> Deals:
        """Every deal's row; a deleted deal keeps its own."""
        return Deals(*[self.of_deals(name) for name in Deals.__match_args__])

    def of_deals(self, name: str, chosen: Chosen | None = None) -> Array:
        """A column of the deals, kept; or of the chosen ones alone."""
        if chosen is not None:
            old: Array = getattr(self.big.ledger.deals, name)[chosen.old]
            if self.small is None:
                return old
            return _picked(old, getattr(self.small.ledger.deals, name), chosen)
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._of_deals(name)
        return found

    def _of_deals(self, name: str) -> Array:
        big: Array = getattr(self.big.ledger.deals, name)
        if self.small is None:
            return big
        if name in ("id", "uid") and self.size == len(big):
            return big  # they stay what they are
        small: Array = getattr(self.small.ledger.deals, name)
        both = np.concatenate((big, small[self.place >= len(big)]))
        both[self.place] = small
        return both

    def position_of(self, deal_id: int) -> int:
        """Where the deal stands, -1 when it is nowhere."""
        if self.small is not None:
            spot = self.small.ledger.index.one(deal_id)
            if spot >= 0:
                return int(self.place[spot])
        return self.big.ledger.index.one(deal_id)

    def at(self, day: int, name: str, chosen: Chosen | None = None) -> Array:
        """A column of ``Moment`` at the end of the day: of all deals, or of the chosen."""
        small = self.small.moment(day).column(name) if self.small else None
        if chosen is not None:
            old = self.big.moment(day).of(name, chosen.old)
            return old if small is None else _picked(old, small, chosen)
        big = self.big.moment(day).column(name)
        if small is None:
            return big
        whole = np.empty(self.size, big.dtype)
        whole[: len(big)] = big
        whole[self.touched] = MISSING[name]
        whole[self.place] = small
        return whole

    def choose(self, deals: Longs) -> Chosen:
        """The deals at these positions (sorted), and which of them the small ledger has."""
        found = np.searchsorted(deals, self.place)
        mine = found < len(deals)
        mine[mine] = deals[found[mine]] == self.place[mine]
        old = np.minimum(deals, len(self.big.ledger.deals) - 1)
        return Chosen(deals, np.maximum(old, 0), found[mine], np.flatnonzero(mine))

    @cached_property
    def untouched(self) -> Mask:
        """Per deal of the big ledger: read from there."""
        mask = np.ones(len(self.big.ledger.deals), np.bool_)
        mask[self.touched] = False
        return mask

    @cached_property
    def first_touch(self) -> int:
        """The day of the first customer-facing activity of any deal, NO_DAY when there was none."""
        found = [self.big.ledger.first_touch[self.untouched]]
        found += [] if self.small is None else [self.small.ledger.first_touch]
        return int(min((days.min() for days in found if len(days)), default=NO_DAY))

    def parts(self, big: Longs, small: Longs | None) -> tuple[Part, ...]:
        """Rows of the big ledger's versions without those of touched deals, and of the small."""
        if self.small is None or small is None:
            return (Part(self.big.ledger, big, None),)
        kept = self.untouched[self.big.ledger.versions.deal[big]]
        return (
            Part(self.big.ledger, big[kept], None),
            Part(self.small.ledger, small, self.place),
        )

    def open_on(self, day: int) -> Longs:
        """Positions of the deals open at the end of the day, sorted."""
        big = self.big.open_on(day)
        if self.small is None:
            return big
        return np.sort(
            np.concatenate((big[self.untouched[big]], self.place[self.small.open_on(day)]))
        )

    def closed(self, day: int, start: int, end: int) -> tuple[Part, ...]:
        """The versions by which deals closed in ``[start, end)``, as of the day."""
        small = self.small.closed(day, start, end) if self.small else None
        return self.parts(self.big.closed(day, start, end), small)

    def opened(self, day: int, start: int, end: int) -> tuple[Part, ...]:
        """The first versions of deals opened in ``[start, end)``, as of the day."""
        small = opened_rows(self.small.ledger, day, start, end) if self.small else None
        return self.parts(opened_rows(self.big.ledger, day, start, end), small)

    def pushed(self, day: int, start: int, end: int) -> tuple[tuple[Part, Longs], ...]:
        """The versions of ``[start, end)`` by which a close date was moved to a later month, and
        by how many days."""
        found = []
        for layer, place in self.each():
            days = layer.pushes.happened
            mine = np.flatnonzero((days >= start) & (days < min(end, day + 1)))
            if place is None and self.small is not None:
                mine = mine[self.untouched[layer.pushes.deal[mine]]]
            part = Part(layer.ledger, layer.pushes.rows[mine], place)
            found.append((part, layer.pushes.days[mine]))
        return tuple(found)

    def each(self) -> list[tuple[Layer, Longs | None]]:
        """The ledgers, each with the positions of its deals in the whole (None: its own)."""
        small = [] if self.small is None else [(self.small, self.place)]
        return [(self.big, None), *small]

    def patched(self, ids: Longs, rows: Ledger) -> Layers:
        """The layers with those deals anew; one big ledger again once the small one is large."""
        small = self.small
        if small is not None:
            rows = joined(without(small.ledger, ids), rows)
        found = self.big.ledger.index.of(ids).astype(np.int64)
        touched = np.union1d(self.touched, found[found >= 0])
        layers = Layers(self.big, Layer(rows), touched, self.history)
        if len(self.big.ledger.deals) and len(rows.deals) <= LARGE:
            return layers
        return Layers(Layer(layers.whole().ready()), None, EMPTY, self.history)

    def only(self, ids: Longs) -> Ledger:
        """A ledger of those deals alone, those of them that are there."""
        big = self.big.ledger.index.of(ids).astype(np.int64)
        big = big[big >= 0]
        if self.small is None:
            return extract(self.big.ledger, np.sort(big))
        small = self.small.ledger.index.of(ids).astype(np.int64)
        known = extract(self.small.ledger, np.sort(small[small >= 0]))
        return joined(extract(self.big.ledger, np.sort(big[self.untouched[big]])), known)

    def whole(self) -> Ledger:
        """One ledger of everything."""
        if self.small is None:
            return self.big.ledger
        kept = extract(self.big.ledger, np.flatnonzero(self.untouched))
        return joined(kept, self.small.ledger)


def _picked(old: Array, small: Array, chosen: Chosen) -> Array:
    """The chosen deals' entries, those of the small ledger put in their place."""
    old[chosen.here] = small[chosen.small]
    return old
