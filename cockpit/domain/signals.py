"""Warning limits of stages, marks on deals, and the log of figures that crossed a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


@dataclass(eq=False)
class WarningLimit:
    """What a stage asks of one deal warning: another limit than usual, or that it is off."""

    stage_id: int
    warning: str
    threshold: int | None = None
    off: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class DealMark:
    """A deal pinned to the top of what needs the manager, or put off until a day.

    ``seen`` says how the deal stood when it was put off: once it stands otherwise, it is back.
    """

    deal_id: int
    pinned: bool = False
    snoozed_until: date | None = None
    seen: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


class Side(StrEnum):
    """On which side of its threshold a figure is worth a signal."""

    ABOVE = "above"
    BELOW = "below"


class Reads(StrEnum):
    """What a rule looks at: the figure, its growth on the previous period (a fraction), or the
    plain difference from it (in the figure's own unit)."""

    VALUE = "value"
    GROWTH = "growth"
    DIFFERENCE = "difference"


class Subject(StrEnum):
    """Whose figure: everybody's together, or that of each team, person or stage."""

    COMPANY = "company"
    TEAM = "team"
    PERSON = "person"
    STAGE = "stage"


@dataclass(eq=False)
class KpiRule:
    """A line that a figure should not cross.

    ``unit`` is the period the figure is of (a unit of ``period``), ``subject_id`` one team, person
    or stage (None: each). ``threshold`` and ``hysteresis`` are in the unit of what is read;
    ``also`` holds further conditions ({metric, reads, side, threshold}) that must hold as well,
    which makes the rule a pattern. ``recipe`` is the starting rule it was made from.
    """

    title: str
    metric: str
    side: Side
    threshold: float
    reads: Reads = Reads.VALUE
    subject: Subject = Subject.COMPANY
    subject_id: int | None = None
    unit: str = "month"
    hysteresis: float = 0.0
    smallest_n: int = 1
    quiet_days: int = 0
    also: list[dict[str, Any]] = field(default_factory=list)
    advice: str = ""
    recipe: str = ""
    active: bool = True
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class KpiSignal:
    """A line of the KPI log: a rule fired for somebody.

    ``subject_id`` is the row of the team, person or stage (0: everybody), ``subject_name`` what it
    was called; ``eligible`` counts those for whom the rule had a figure that day. ``rearmed_at`` is
    when the figure was back behind the line: until then the rule does not fire again.
    """

    rule_id: int
    subject_id: int
    subject_name: str
    value: float
    threshold: float
    n: int
    eligible: int
    fired_at: datetime
    fired_on: date
    period: str
    rearmed_at: datetime | None = None
    acknowledged_at: datetime | None = None
    note: str = ""
    task_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """A further condition of a pattern, about the same figure period and everybody's figures."""

    metric: str
    reads: Reads
    side: Side
    threshold: float


@dataclass(frozen=True, slots=True)
class Recipe:
    """A rule that a sales team starts with; its fields are those of ``KpiRule``."""

    key: str
    title: str
    metric: str
    side: Side
    threshold: float
    reads: Reads = Reads.VALUE
    subject: Subject = Subject.COMPANY
    unit: str = "quarter"
    hysteresis: float = 0.0
    smallest_n: int = 1
    quiet_days: int = 7
    also: tuple[Condition, ...] = ()
    advice: str = ""
