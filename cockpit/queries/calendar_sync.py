"""What a calendar on a server says here, and what waits to go there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cockpit.domain.calendar import OutboxState, OutboxVerb
from cockpit.storage.database import Reader


@dataclass(frozen=True, slots=True)
class KeptText:
    """The text of one event as kept, and where the server has it."""

    event_uid: str
    recurrence: str
    href: str
    etag: str
    raw: str


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A change that is not settled: it waits, met another, or was refused."""

    id: int
    mark: bytes
    calendar_id: int
    calendar: str
    event_uid: str
    title: str
    verb: OutboxVerb
    href: str
    etag: str
    body: str
    state: OutboxState
    tries: int
    trouble: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A calendar on a server."""

    id: int
    name: str
    url: str
    user: str
    token: str
    zones: str


def linked(db: Reader) -> tuple[Linked, ...]:
    """The calendars on servers, in the order they were linked."""
    rows = db.all(
        "SELECT id, name, origin, user, sync_token, zones FROM calendar"
        " WHERE kind = 'caldav' ORDER BY id"
    )
    return tuple(Linked(*row) for row in rows)


def kept_texts(db: Reader, calendar_id: int) -> tuple[KeptText, ...]:
    """Every event of a calendar."""
    rows = db.all(
        "SELECT event_uid, recurrence, href, etag, raw FROM calendar_event"
        " WHERE calendar_id = ? ORDER BY id",
        calendar_id,
    )
    return tuple(KeptText(*row) for row in rows)


def event_texts(db: Reader, calendar_id: int, event_uid: str) -> tuple[str, ...]:
    """The events of one identity as kept: the series and what of it is otherwise."""
    rows = db.all(
        "SELECT raw FROM calendar_event WHERE calendar_id = ? AND event_uid = ? ORDER BY id",
        calendar_id,
        event_uid,
    )
    return tuple(row[0] for row in rows)


def zones_of(db: Reader, calendar_id: int) -> str:
    """The zones that a calendar's events name, as text."""
    return str(db.value("SELECT zones FROM calendar WHERE id = ?", calendar_id) or "")


def unsettled(db: Reader, calendar_id: int | None = None) -> tuple[OutboxRow, ...]:
    """What was changed here and is not known to have arrived, oldest first."""
    rows = db.all(
        "SELECT o.id, o.uid, o.calendar_id, c.name, o.event_uid,"
        " coalesce((SELECT e.title FROM calendar_event e WHERE e.calendar_id = o.calendar_id"
        "  AND e.event_uid = o.event_uid), ''),"
        " o.verb, o.href, o.etag, o.body, o.state, o.tries, o.trouble, o.theirs"
        " FROM outbox o JOIN calendar c ON c.id = o.calendar_id"
        " WHERE o.state NOT IN ('sent', 'dropped')"
        " AND (? IS NULL OR o.calendar_id = ?) ORDER BY o.id",
        calendar_id,
        calendar_id,
    )
    return tuple(_outbox_row(*row) for row in rows)


def _outbox_row(
    id: int, mark: bytes, calendar_id: int, calendar: str, event_uid: str, title: str, *rest: Any
) -> OutboxRow:
    verb, href, etag, body, state, tries, trouble, theirs = rest
    said = OutboxVerb(verb), href, etag, body, OutboxState(state), tries, trouble, theirs
    return OutboxRow(id, mark, calendar_id, calendar, event_uid, title, *said)


@dataclass(frozen=True, slots=True)
class LastWord:
    """The last word of ours on an event. ``agreed`` is the text that both sides had when it was
    settled, in whosever words; empty when there is none there."""

    id: int
    verb: OutboxVerb
    href: str
    body: str
    theirs: str
    state: OutboxState

    @property
    def settled(self) -> bool:
        """Whether it waits for nothing."""
        return self.state in (OutboxState.SENT, OutboxState.DROPPED)

    @property
    def agreed(self) -> str:
        """What both had."""
        return self.theirs if self.state is OutboxState.DROPPED else self.theirs or self.body


def last_said(db: Reader, calendar_id: int) -> dict[str, LastWord]:
    """The last word of ours on each event of a calendar, settled or not, by its identity."""
    rows = db.all(
        "SELECT event_uid, id, verb, href, body, theirs, state FROM outbox WHERE id IN"
        " (SELECT max(id) FROM outbox WHERE calendar_id = ? GROUP BY event_uid)",
        calendar_id,
    )
    return {
        uid: LastWord(id, OutboxVerb(verb), href, body, theirs, OutboxState(state))
        for uid, id, verb, href, body, theirs, state in rows
    }
