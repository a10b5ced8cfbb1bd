"""The rows that a figure counts: deals closed in a period, opened in one, or open at a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np

from cockpit.analysis.raw import NO_DAY
from cockpit.analysis.state import State
from cockpit.analysis.tables import Array, Ints, Longs, Mask
from cockpit.analysis.version_rows import Closings, VersionRows

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.workings import Asked


T = TypeVar("T")


class Columns(Protocol):
    """Something with columns of one length."""

    def column(self, name: str) -> Array:
        """The column of that name."""
        ...


class Rows:
    """Some rows of the columns. ``day`` is the row's date: closed, opened, or expected to close;
    ``people_on`` the day whose team, manager and region hold for it; ``asked`` is what the rows
    are the answer to, where a figure asked for them."""

    def __init__(
        self,
        state: State,
        columns: Columns,
        chosen: Array | slice,
        dated_by: str,
        people_by: str | None,
    ) -> None:
        self.state, self.facts = state, state.facts
        self._columns, self._chosen = columns, chosen
        self._dated_by, self._people_by = dated_by, people_by
        self.asked: Asked | None = None
        self._kept: dict[str, Array] = {}
        self._answers: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self.outcome)

    def column(self, name: str) -> Array:
        """A column of these rows, kept."""
        found = self._kept.get(name)
        if found is None:
            found = self._kept[name] = self._columns.column(name)[self._chosen]
        return found

    def remember(self, name: str, work_out: Callable[[], T]) -> T:
        """What ``work_out`` gives, kept with these rows: several metrics weigh them alike."""
        if name not in self._answers:
            self._answers[name] = work_out()
        found: T = self._answers[name]
        return found

    def remembers(self, name: str) -> bool:
        """Whether that is kept."""
        return name in self._answers

    def where(self, mask: Mask) -> Rows:
        """Those rows of them."""
        if mask.all():
            return self
        chosen = np.flatnonzero(mask) if isinstance(self._chosen, slice) else self._chosen[mask]
        rows = Rows(self.state, self._columns, chosen, self._dated_by, self._people_by)
        rows.asked = self.asked
        return rows

    @property
    def whole_state(self) -> State | None:
        """The state that these rows are all deals of, one each and in its order; None for other
        rows."""
        if self._chosen is EVERY and isinstance(self._columns, State):
            return self._columns
        return None

    @property
    def deal(self) -> Longs:
        """Positions of the deals."""
        return self.column("deal")

    @property
    def deal_ids(self) -> Longs:
        """Ids of the deals."""
        return self.facts.deal_ids[self.deal]

    def named(self) -> tuple[Longs, Array]:
        """Ids and uids of the rows, by id, none twice."""
        deals = np.unique(self.deal)
        return self.facts.deal_ids[deals], self.facts.layers.of_deals("uid")[deals]

    def words(self, name: str) -> tuple[tuple[str, ...], Array] | None:
        """Texts by code and each row's code, where the rows have such words of their own."""
        return (("",), np.zeros(len(self), np.int64)) if name == "type" else None

    def of_deals(self, name: str) -> Array:
        """A column of the rows' deals that is not versioned."""
        return self.facts.layers.of_deals(name)[self.deal]

    @property
    def owner(self) -> Ints:
        """Owner ids."""
        return self.column("owner")

    @property
    def stage(self) -> Ints:
        """Stage ids."""
        return self.column("stage")

    @property
    def product(self) -> Ints:
        """Product ids."""
        return self.column("product")

    @property
    def outcome(self) -> Ints:
        """Outcome codes."""
        return self.column("outcome")

    @property
    def amount(self) -> Longs:
        """Minor units of ``currency``, NO_MONEY without one."""
        return self.column("amount")

    @property
    def currency(self) -> Ints:
        """Currency codes."""
        return self.column("currency")

    @property
    def priced_on(self) -> Array | int:
        """The day whose rates hold: of closings their own, else the state's."""
        return self.column("closed_on") if self.are_closings else self.state.day

    @property
    def are_closings(self) -> bool:
        """Whether each row is a closing, priced by its own date."""
        return self._people_by == "closed_on"

    @property
    def day(self) -> Ints:
        """The row's date, NO_DAY without one."""
        return self.column(self._dated_by)

    @property
    def person(self) -> Ints:
        """The owner's position among the people, -1 for nobody."""
        if "person" not in self._kept:
            self._kept["person"] = self.facts.references.people.position(self.owner)
        return self._kept["person"]

    def of_people(self, table: Array) -> Array:
        """The entries of a table by stretch and person (``organisation``) for these rows."""
        organisation = self.facts.references.organisation
        if "stretch" not in self._kept:
            days: Array = np.array([self.state.day])
            if self._people_by is not None:
                days = self.column(self._people_by)
            self._kept["stretch"] = organisation.stretch(days)
        stretch = self._kept["stretch"]
        found: Array = (
            table[stretch[0]][self.person]
            if self._people_by is None
            else (table[stretch, self.person])
        )
        return found


EVERY = slice(None)


def open_rows(state: State) -> Rows:
    """Deals open at the end of the state's day; dated by their expected close."""
    chosen = state.only(state.open_deals)
    chosen.is_open = np.ones(len(chosen.deal), np.bool_)  # as they were chosen
    return Rows(state, chosen, EVERY, "expected_close", None)


def existing_rows(state: State) -> Rows:
    """All deals that exist at the end of the state's day."""
    return Rows(state, state, np.flatnonzero(state.exists), "expected_close", None)


def closed_rows(facts: Facts, state: State, start: int, end: int) -> Rows:
    """Deals closed in ``[start, end)`` as of the state's day (``closings``), by closing date."""
    parts = facts.layers.closed(state.day, start, min(end, state.day + 1))
    closings = Closings(parts, facts.references)
    return Rows(state, closings, EVERY, "closed_on", "closed_on")


def opened_rows(facts: Facts, state: State, start: int, end: int) -> Rows:
    """Deals with a true opening date in ``[start, end)``, by that date."""
    parts = facts.layers.opened(state.day, start, min(end, state.day + 1, NO_DAY))
    return Rows(state, VersionRows(parts), EVERY, "opened_on", "opened_on")
