"""What a manager's day leaves behind: ticks of the brief, check-ins, time, news, the wrap-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


@dataclass(eq=False)
class BriefTick:
    """A check of the morning that was done on a day."""

    on_day: date
    item: str
    at: datetime
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class CheckIn:
    """A word with somebody: ``mood`` from 1 (bad) to 5 (very good), what is in the way, one
    line."""

    person_id: int
    on_day: date
    at: datetime
    mood: int | None = None
    blocker: str = ""
    line: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


class TimeCategory(StrEnum):
    """What the manager's time went to."""

    COACHING = "coaching"
    SELLING = "selling"
    FIREFIGHTING = "firefighting"
    ADMINISTRATION = "administration"
    PLANNING = "planning"


@dataclass(eq=False)
class TimeEntry:
    """A stretch of time; without an end it runs."""

    category: TimeCategory
    started_at: datetime
    ended_at: datetime | None = None
    note: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


class NewsAbout(StrEnum):
    """Whom a piece of news is about."""

    US = "us"
    RIVAL = "rival"
    INDUSTRY = "industry"


@dataclass(eq=False)
class News:
    """A line of news that the manager noted."""

    about: NewsAbout
    text: str
    at: datetime
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Recognition:
    """Praise that was given."""

    person_id: int
    text: str
    on_day: date
    public: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class DayClose:
    """How a day ended: a word on it, and tomorrow's first tasks, by id, in order."""

    on_day: date
    at: datetime
    word: str = ""
    first: list[int] = field(default_factory=list)
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class DaySlot:
    """A task laid into the day: when, by the business zone's clock, and for how long."""

    task_id: int
    on_day: date
    at_time: str
    minutes: int = 30
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)
