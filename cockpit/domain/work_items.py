"""Tasks, activities, notes, saved views and settings: what a day leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Cadence(StrEnum):
    """How often a task comes back."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class TaskState(StrEnum):
    """Where a task, or one occurrence of it, stands."""

    OPEN = "open"
    DONE = "done"
    CARRIED = "carried"
    DROPPED = "dropped"
    DELEGATED = "delegated"


@dataclass(eq=False)
class Task:
    """Something to do, once or again and again. ``rule`` is an RRULE text for repeats that the
    cadence alone does not say; ``subtitle_key`` names a live line from the data."""

    title: str
    cadence: Cadence = Cadence.ONCE
    rule: str = ""
    category: str = ""
    due_on: date | None = None
    due_time: str = ""
    state: TaskState = TaskState.OPEN
    starts_on: date | None = None
    ends_on: date | None = None
    from_plan: bool = False
    subtitle_key: str = ""
    deal_id: int | None = None
    person_id: int | None = None
    account_id: int | None = None
    delegated_to: int | None = None
    note: str = ""
    position: int = 0
    archived: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class TaskOccurrence:
    """What became of a repeating task in the day, week or month that starts on ``on_day``."""

    task_id: int
    on_day: date
    state: TaskState
    at: datetime
    delegated_to: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


class ActivityType(StrEnum):
    """What was done with a customer."""

    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    DEMO = "demo"
    PROPOSAL = "proposal"
    NOTE = "note"


@dataclass(eq=False)
class Activity:
    """A completed contact; only customer-facing ones reset a deal's idle clock."""

    type: ActivityType
    at: datetime
    happened_on: date
    customer_facing: bool = True
    deal_id: int | None = None
    account_id: int | None = None
    person_id: int | None = None
    minutes: int | None = None
    outcome: str = ""
    subject: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Note:
    """The manager's own words on a deal, a person or an account."""

    text: str
    at: datetime
    private: bool = False
    deal_id: int | None = None
    person_id: int | None = None
    account_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class SavedView:
    """A named filter and sort of a page."""

    page: str
    name: str
    filter: dict[str, Any] = field(default_factory=dict)
    position: int = 0
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Setting:
    """One setting that belongs to the data (zone, fiscal year, currency, who is me)."""

    key: str
    value: Any = None
    id: int = field(default=0, init=False)


@dataclass(eq=False)
class Source:
    """Where rows came from: one CRM, one kind of export."""

    name: str
    kind: str = ""
    fingerprint: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class SourceRecord:
    """What a source last said of a row of ours, the base of the three-way merge: ``raw`` holds its
    filled cells as ``field=value``, parted by the unit separator; ``hash`` is of that text."""

    source_id: int
    kind: str
    external_id: str
    entity_id: int
    raw: str
    hash: bytes
    exported_on: date | None = None
    id: int = field(default=0, init=False)
