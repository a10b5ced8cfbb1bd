"""The rhythm of meetings with people: cadences, their occurrences, and what comes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cockpit.domain.recurrence import Recurrence, Shift, ZoneMode


class MeetingKind(StrEnum):
    """What a meeting is for."""

    ONE_ON_ONE = "one_on_one"
    COACHING = "coaching"
    PIPELINE_REVIEW = "pipeline_review"
    TEAM_MEETING = "team_meeting"
    PERFORMANCE_REVIEW = "performance_review"
    STRATEGY_SESSION = "strategy_session"
    FORECAST_UPDATE = "forecast_update"


class MeetingState(StrEnum):
    """Where an occurrence stands; ``unresolved`` is one that is over and of which nothing was
    said."""

    PLANNED = "planned"
    HELD = "held"
    SKIPPED = "skipped"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"
    UNRESOLVED = "unresolved"


@dataclass(eq=False)
class MeetingCadence:
    """A meeting that comes back: with one person, with a team together, or (``each``) with every
    member of a team in turn, newcomers from their first occurrence on.

    A change of rhythm ends the cadence and starts another with the same ``chain``, so that what
    was planned before stays what it was. ``agenda`` is the template, a line a point; nothing
    happens in ``[hold_from, hold_to)``, while it is on hold.
    """

    kind: MeetingKind
    title: str
    starts_on: date
    rule: str = ""
    wall_time: str = "09:00"
    minutes: int = 30
    person_id: int | None = None
    team_id: int | None = None
    each: bool = False
    zone_mode: ZoneMode = ZoneMode.FIXED
    zone: str = ""
    shift: Shift = Shift.NONE
    region: str = ""
    ends_on: date | None = None
    agenda: list[str] = field(default_factory=list)
    hold_from: date | None = None
    hold_to: date | None = None
    hold_reason: str = ""
    chain: str = ""
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)

    @property
    def recurrence(self) -> Recurrence:
        """When it happens, by the rule alone."""
        return Recurrence(
            self.starts_on,
            self.wall_time,
            self.rule,
            self.ends_on,
            self.zone_mode,
            self.zone,
            self.shift,
            self.region,
        )


@dataclass(eq=False)
class Meeting:
    """What is known of one occurrence beyond its rule: made when something is said of it.

    ``nominal`` is the local time that the rule gives, with the cadence and the person its
    identity; a meeting held on the spot has no cadence. ``moved_to`` is the local time it was
    moved to. ``held_at`` is when it was said to be held; before that, when it began and since when
    it runs. ``agenda`` are its own points: text and whether it is done.
    """

    kind: MeetingKind
    title: str
    nominal: str
    zone: str
    minutes: int
    state: MeetingState = MeetingState.PLANNED
    cadence_id: int | None = None
    person_id: int | None = None
    team_id: int | None = None
    moved_to: str = ""
    reason: str = ""
    excused: bool = False
    held_at: datetime | None = None
    agenda: list[dict[str, Any]] = field(default_factory=list)
    notes: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


class PointState(StrEnum):
    """Where a talking point stands."""

    OPEN = "open"
    DONE = "done"
    CARRIED = "carried"
    DROPPED = "dropped"


@dataclass(eq=False)
class TalkingPoint:
    """Something to talk about with a person, or a team: it belongs to the pair, never to a slot,
    so that moving or skipping a meeting cannot lose it. ``carried`` counts meetings that were held
    and left it open; ``theirs`` when the other one brought it."""

    text: str
    added_at: datetime
    person_id: int | None = None
    team_id: int | None = None
    state: PointState = PointState.OPEN
    carried: int = 0
    theirs: bool = False
    deal_id: int | None = None
    settled_at: datetime | None = None
    meeting_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Decision:
    """What a meeting decided."""

    meeting_id: int
    text: str
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class ActionItem:
    """Who does what by when, from a meeting: the task carries whether it is done. Without a
    ``person_id`` it is the manager's own."""

    meeting_id: int
    task_id: int
    text: str
    by_on: date
    person_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class WorkingHours:
    """When a person works, by the clock where they are; the team's usual hours without it."""

    person_id: int
    begins: str
    ends: str
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)
