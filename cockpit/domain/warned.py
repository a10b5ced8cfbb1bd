"""What the deal warnings look at, and what one of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Case:
    """An open deal on a day; ``idle_days`` and ``stage_age`` are days, None when not known.

    ``stalled`` comes from the one rule of the figures; ``contacts`` counts people of the
    customer, ``deciders`` those among them who may decide; ``backwards`` counts moves back.
    """

    today: date
    amount: int | None
    expected_close: date | None
    next_step: str
    next_step_on: date | None
    stalled: bool
    stage_age: int | None
    idle_days: int | None
    pushes: int
    backwards: int
    contacts: int
    deciders: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning in a few words; ``tone`` is warn or bad."""

    key: str
    words: str
    tone: str


Rule = Callable[[Case], Warned | None]

# Parts of a role that say somebody may decide.
_DECIDES = ("decid", "decision", "budget", "sponsor", "econom")


def pushes_of(close_dates: Iterable[date]) -> int:
    """How often an expected close went to a later month; ``close_dates`` in their order."""
    months = [day.replace(day=1) for day in close_dates]
    return sum(later > before for before, later in pairwise(months))


def backwards_of(steps: Iterable[tuple[int, int]]) -> int:
    """How often a deal went back; ``steps`` are (pipeline, position) of open stages in order."""
    return sum(before[0] == later[0] and later[1] < before[1] for before, later in pairwise(steps))


def may_decide(role: str) -> bool:
    """Whether a contact's role in the deal is one that decides."""
    return any(part in role.casefold() for part in _DECIDES)
