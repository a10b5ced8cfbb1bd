"""What the deal warnings look at, and what one of them says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


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
