"""Facts: an immutable snapshot of columns, tagged with the journal position it was read at.

A snapshot is one big ledger and, after changes, a small one that holds the touched deals anew.
Everything big is shared between a snapshot and the one patched from it; answers are those of a
fresh build. "As of D" is what happened by the end of D using all that is known now (superseded
versions are ignored); ``known`` goes back to what had been learnt by an instant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from datetime import date, datetime
from typing import TypeVar

import numpy as np

from cockpit.analysis.changed_since import first_difference
from cockpit.analysis.intake import ledger_from
from cockpit.analysis.knowledge import Known, known_by
from cockpit.analysis.layers import Layers
from cockpit.analysis.ledger import Ledger
from cockpit.analysis.ledger_tables import Deals
from cockpit.analysis.raw import EVER, RawDeals, RawReferences, day_number
from cockpit.analysis.records import NO_RECORDS, Records
from cockpit.analysis.references import References
from cockpit.analysis.remembered import Remembered
from cockpit.analysis.state import State
from cockpit.analysis.tables import Longs

T = TypeVar("T")


class Facts:
    """Deals, their past, and what they refer to. Positions of deals are rows of its columns."""

    def __init__(
        self,
        layers: Layers,
        references: References,
        position: int,
        read_on: int,
        stamps: tuple[tuple[int, int], ...],
        sources: tuple[str, ...],
    ) -> None:
        self.layers, self.references = layers, references
        self.position, self.read_on = position, read_on
        self.sources = sources
        self.backfill = False
        self.records: Records = NO_RECORDS
        self._stamps = stamps
        self.let_go()

    def let_go(self) -> None:
        """Forget every answer that was kept: newer facts have taken over. Answers know the facts
        they were worked out of; so their columns are free at once. Whoever still asks is told
        the same again."""
        self._kept = Remembered(64)
        self._large = Remembered(12)
        self._states = Remembered(6)
        self._known: dict[datetime, Facts] = {}

    @property
    def deals(self) -> Deals:
        """What is not versioned, a row a deal; deleted deals keep their row."""
        return self.layers.deals

    @property
    def deal_ids(self) -> Longs:
        """Ids by position."""
        return self.layers.of_deals("id")

    def position_of(self, deal_id: int) -> int:
        """Where the deal stands in the columns, -1 when it is not there."""
        return self.layers.position_of(deal_id)

    def at(self, as_of: date, known_at: datetime | None = None) -> State:
        """Every deal at the end of ``as_of``, as it was known at ``known_at`` (None: now)."""
        if known_at is not None:
            return self.known(known_at).at(as_of)
        day = day_number(as_of)
        return self._states.get(day, lambda: State(self, day))

    def known(self, known_at: datetime) -> Facts:
        """What had been learnt by then. Before the first thing was learnt at all (a first
        import is backfill) the source's own dates answer, and ``backfill`` is True."""
        found = self._known.get(known_at)
        if found is None:
            by: Known = known_by(self.layers, known_at)
            found = Facts(
                by.layers,
                self.references,
                self.position,
                self.read_on,
                ((EVER, self.position),),
                self.sources,
            )
            found.backfill = by.backfill
            found.records = self.records.known(known_at)
            self._known = {known_at: found}
        return found

    def patched(self, position: int, deal_ids: Collection[int], rows: RawDeals) -> Facts:
        """These facts with the deals anew: ``rows`` are all rows of these deals and no others; a
        deal without one has been deleted. The cost does not grow with the number of rows."""
        sources = {text: code for code, text in enumerate(self.sources)}
        small = ledger_from(rows, sources)
        touched = np.array(sorted(deal_ids), np.int64)
        layers = self.layers.patched(touched, small)
        since = first_difference(self.layers.only(touched), small, self.read_on)
        earlier = tuple(stamp for stamp in self._stamps if stamp[0] < since)
        return Facts(
            layers,
            self.references,
            position,
            self.read_on,
            (*earlier, (since, position)),
            tuple(sources),
        )

    def with_references(self, position: int, given: RawReferences) -> Facts:
        """These facts with other people, teams, stages, products, quotas or settings."""
        return Facts(
            self.layers,
            References(given),
            position,
            self.read_on,
            ((EVER, position),),
            self.sources,
        )

    def with_records(self, position: int, records: Records) -> Facts:
        """These facts with what is logged beside the deals."""
        found = Facts(
            self.layers, self.references, position, self.read_on, self._stamps, self.sources
        )
        found.records = records
        return found

    def read_again_on(self, today: date) -> Facts:
        """These facts on a later day: next steps and hand-set probabilities count from it on."""
        return Facts(
            self.layers,
            self.references,
            self.position,
            day_number(today),
            self._stamps,
            self.sources,
        )

    def stamp(self, day: int) -> int:
        """The journal position of the last change to anything that happened by ``day``: answers
        for that day hold while it stays the same."""
        return max(position for since, position in self._stamps if since <= day)

    def remember(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What ``work_out`` gives, kept with these facts."""
        return self._kept.get(key, work_out)

    def remember_large(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """The same for an answer with columns of its own, of which few are kept."""
        return self._large.get(key, work_out)

    def remember_day(self, key: Hashable, day: int, work_out: Callable[[], T]) -> T:
        """The same for an answer that depends on nothing after ``day``: it outlives changes that
        happened later."""
        today = day >= self.read_on
        return self.layers.history.get((key, day, self.stamp(day), today), work_out)


def build(rows: RawDeals, references: RawReferences, position: int, read_on: date) -> Facts:
    """Facts from plain rows (``raw``). ``read_on`` is today in the business zone: next steps and
    probabilities set by hand are known as of that day only."""
    sources: dict[str, int] = {}
    ledger = ledger_from(rows, sources).ready()
    return of_ledger(ledger, tuple(sources), references, position, read_on)


def of_ledger(
    ledger: Ledger,
    sources: tuple[str, ...],
    references: RawReferences,
    position: int,
    read_on: date,
) -> Facts:
    """Facts from a ledger that was read at ``position``; ``sources`` are its texts by code."""
    stamps = ((EVER, position),)
    return Facts(
        Layers.of(ledger), References(references), position, day_number(read_on), stamps, sources
    )
