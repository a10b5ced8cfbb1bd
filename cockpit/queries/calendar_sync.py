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


def last_said(db: Reader, calendar_id: int) -> dict[str, tuple[OutboxVerb, str]]:
    """The last word of ours on each event of a calendar, settled or not, by its identity: what
    the server was to do, and the text."""
    rows = db.all(
        "SELECT event_uid, verb, body FROM outbox WHERE id IN"
        " (SELECT max(id) FROM outbox WHERE calendar_id = ? GROUP BY event_uid)",
        calendar_id,
    )
    return {uid: (OutboxVerb(verb), body) for uid, verb, body in rows}
