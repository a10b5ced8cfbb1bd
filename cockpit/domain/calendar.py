"""Calendars that others keep, what happens in them, and what waits to be sent to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

# How the identity of an event ends that stands for a meeting of the rhythm.
OURS = "@cockpit"


class CalendarKind(StrEnum):
    """Where a calendar lives: a file that was read once, a server that is asked again, or here
    alone."""

    FILE = "file"
    CALDAV = "caldav"
    OWN = "own"


@dataclass(eq=False)
class Calendar:
    """A calendar by name. ``origin`` is the file's name or the server's address; ``user`` names
    the account whose password lies in the keyring; ``zones`` is VTIMEZONE text its events need;
    its instances are known for ``[covered_from, covered_to)``."""

    name: str
    kind: CalendarKind
    origin: str = ""
    user: str = ""
    sync_token: str = ""
    zones: str = ""
    shown: bool = True
    writes: bool = False
    covered_from: date | None = None
    covered_to: date | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class CalendarEvent:
    """One VEVENT as it came, to be expanded again: the series, or with ``recurrence`` the one
    instance it stands for. ``href`` and ``etag`` are the server's, empty for a file."""

    calendar_id: int
    event_uid: str
    recurrence: str = ""
    title: str = ""
    repeats: bool = False
    raw: str = ""
    href: str = ""
    etag: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class CalendarInstance:
    """One occurrence. ``starts`` and ``ends`` are ISO text: a date for a whole day (end
    exclusive), with ``Z`` an instant, without it a time that holds wherever one is; ``first_on``
    and ``last_on`` are those days, for finding it."""

    calendar_id: int
    event_uid: str
    recurrence: str
    title: str
    location: str
    text: str
    status: str
    starts: str
    ends: str
    all_day: bool
    first_on: date
    last_on: date
    id: int = field(default=0, init=False)


class OutboxState(StrEnum):
    """Where something for a server stands; dropped when the other change was taken instead."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    CONFLICT = "conflict"
    REFUSED = "refused"


class OutboxVerb(StrEnum):
    """What the server is to do with it."""

    PUT = "put"
    DELETE = "delete"


@dataclass(eq=False)
class Outbox:
    """A change made here that a server has not confirmed. It is sent with the ``etag`` we last
    saw, so that sending it twice does nothing twice; ``body`` is the whole calendar text."""

    calendar_id: int
    event_uid: str
    verb: OutboxVerb
    href: str
    etag: str
    body: str
    made_at: datetime
    state: OutboxState = OutboxState.WAITING
    tries: int = 0
    trouble: str = ""
    theirs: str = ""
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


def usual_window(today: date) -> tuple[date, date]:
    """The days whose occurrences are kept at once: four months back, thirteen ahead."""
    return today - timedelta(days=120), today + timedelta(days=400)
