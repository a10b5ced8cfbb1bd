"""What is meant to be reached: goals, plans in three sizes, and why it came out otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cockpit.domain.period import Unit


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose target it is: one person's, one team's, or, with neither, the company's."""

    person_id: int | None = None
    team_id: int | None = None

    def __post_init__(self) -> None:
        if self.person_id is not None and self.team_id is not None:
            raise ValueError("a target belongs to a person or to a team, not to both")

    @property
    def is_company(self) -> bool:
        """Neither a person nor a team."""
        return self.person_id is None and self.team_id is None


COMPANY = Subject()


class Counted(StrEnum):
    """What of the metric counts: how many rows stand behind it, or its value."""

    COUNT = "count"
    SUM = "sum"


class Scenario(StrEnum):
    """Three sizes of one plan."""

    MINIMUM = "minimum"
    STANDARD = "standard"
    MAXIMUM = "maximum"


class NoteKind(StrEnum):
    """Why a plan was missed or beaten, or what is done about it."""

    REASON = "reason"
    CORRECTION = "correction"


@dataclass(eq=False)
class Goal:
    """So much of a metric in each interval, from ``from_on`` on, up to ``to_on`` (exclusive; None:
    open-ended), for a person, a team or the company.

    ``metric`` is a metric's key; ``target`` is in its unit: a whole number of rows by count,
    minor units of ``currency`` for money, a fraction for a ratio. ``activity_type`` narrows
    activities to one kind ("" is all).
    """

    metric: str
    counted: Counted
    interval: Unit
    target: float
    from_on: date
    to_on: date | None = None
    currency: str = ""
    activity_type: str = ""
    name: str = ""
    person_id: int | None = None
    team_id: int | None = None
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class PlanScenario:
    """Money to be won in ``[start_on, end_on)`` in one of the three sizes, in minor units."""

    scenario: Scenario
    start_on: date
    end_on: date
    amount: int
    currency: str
    person_id: int | None = None
    team_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class PlanNote:
    """What the manager says about a deviation in ``[start_on, end_on)``."""

    kind: NoteKind
    text: str
    start_on: date
    end_on: date
    at: datetime
    person_id: int | None = None
    team_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)
