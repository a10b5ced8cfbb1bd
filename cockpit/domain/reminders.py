"""Reminders: what asks to be reminded of, each time it is due, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cockpit.domain.recurrence import Recurrence, Shift, ZoneMode


class ReminderState(StrEnum):
    """Where a reminder stands; the last three are its ends."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SHOWN = "shown"
    SNOOZED = "snoozed"
    DONE = "done"
    DISMISSED = "dismissed"
    CANCELLED = "cancelled"


ENDS = frozenset((ReminderState.DONE, ReminderState.DISMISSED, ReminderState.CANCELLED))


class LatePolicy(StrEnum):
    """What happens to one that fell due while nobody could see it: shown by itself, shown
    together with the others, or not shown when it is no use any more."""

    SHOW = "show"
    DIGEST = "digest"
    EXPIRE = "expire"


@dataclass(eq=False)
class ReminderRule:
    """What is to be reminded of, and when. ``lead_minutes`` before the recurrence's times, after
    them when negative; ``part`` keeps several rules of one kind and subject apart; what was due
    up to ``since`` does not ring."""

    kind: str
    title: str
    starts_on: date
    since: datetime
    subject_kind: str = ""
    subject_id: int | None = None
    part: str = ""
    rule: str = ""
    wall_time: str = "09:00"
    zone_mode: ZoneMode = ZoneMode.FIXED
    zone: str = ""
    shift: Shift = Shift.NONE
    region: str = ""
    ends_on: date | None = None
    exceptions: list[str] = field(default_factory=list)
    moves: list[list[str]] = field(default_factory=list)
    lead_minutes: int = 0
    late_policy: LatePolicy = LatePolicy.SHOW
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)

    @property
    def recurrence(self) -> Recurrence:
        """When the thing itself happens."""
        return Recurrence(
            self.starts_on,
            self.wall_time,
            self.rule,
            self.ends_on,
            self.zone_mode,
            self.zone,
            self.shift,
            self.region,
            frozenset(self.exceptions),
            tuple((old, new) for old, new in self.moves),
        )


@dataclass(eq=False)
class Reminder:
    """One time that a rule rings. ``nominal`` is the local wall-clock time it is named by: with
    the rule it is its identity, whatever zones and clocks do to ``due_at``."""

    rule_id: int
    nominal: str
    kind: str
    title: str
    zone: str
    due_at: datetime
    state: ReminderState = ReminderState.WAITING
    late: bool = False
    claim_token: str = ""
    claimed_at: datetime | None = None
    shown_at: datetime | None = None
    snoozed_until: datetime | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class SchedulerState:
    """What the scheduler knew when it last wrote."""

    key: str
    value: Any = None
    id: int = field(default=0, init=False)


Ending = Callable[[datetime], ReminderState | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rule that a source asks for. ``ended`` says of an occurrence's naive local time whether
    it needs no reminder any more: done or cancelled; dismissed, once it has rung. ``since``
    gives when the manager asked for it, when that was before the source was asked: a new or
    changed rule rings for nothing older."""

    kind: str
    subject: tuple[str, int]
    title: str
    recurrence: Recurrence
    part: str = ""
    lead_minutes: int = 0
    late_policy: LatePolicy = LatePolicy.SHOW
    ended: Ending | None = None
    since: Callable[[], datetime | None] | None = None


@dataclass(frozen=True, slots=True)
class Ring:
    """A reminder that was claimed and is to be shown now."""

    id: int
    kind: str
    title: str
    nominal: str
    due_at: datetime
    late: bool
    together: bool
    subject: tuple[str, int | None]
