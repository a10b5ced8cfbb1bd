"""Taking back what a calendar's server knows already.

The event is here as it was before, and a change of its own, made on top of what the server has,
waits to say so there. The rows of the outbox stay as they are: what was sent was sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from cockpit.catalog.calendars.ics import calendar_text
from cockpit.catalog.calendars.ics_writer import MARK, marked
from cockpit.domain.calendar import OutboxState, OutboxVerb
from cockpit.domain.changes import Mark
from cockpit.domain.identity import OURS, uid_text
from cockpit.storage import entries
from cockpit.storage.journal import RowChange
from cockpit.storage.numbers import instant_number
from cockpit.storage.steps import TOLD, Step

_SAID = ("title", "repeats", "raw")
# What sending and hearing write of their own accord.
_MOVING = {"outbox", "calendar_event", "calendar"}
_EVENTS = "SELECT id, raw, etag FROM calendar_event WHERE calendar_id = ? AND event_uid = ?"
_WORDS = (
    "SELECT id, verb, href, etag, state, tries FROM outbox"
    " WHERE calendar_id = ? AND event_uid = ? ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """One line of the outbox about the event."""

    id: int
    verb: str
    href: str
    etag: str
    state: str
    tries: int

    @property
    def untried(self) -> bool:
        return self.state == OutboxState.WAITING and not self.tries

    @property
    def on_top(self) -> str:
        """The tag of what is made on top of it."""
        gone = self.verb == OutboxVerb.DELETE and self.state == OutboxState.SENT
        return "" if gone else self.etag


def recall(
    connection: Connection, step: Step, changed: Collection[Mark], at: datetime
) -> list[RowChange] | None:
    """Take a deed back that said one event to a server, all but its runs of rows; gives what
    that wrote. None, and nothing done, when the deed is another one, when somebody else's change
    came after it, or one that waits for a choice."""
    said = _said(step)
    if said is None or any(kind not in _MOVING for kind, _id in changed):
        return None
    made = said.after or {}
    about = made["calendar_id"], made["event_uid"]
    words = [_Word(*row) for row in connection.exec_driver_sql(_WORDS, about)]
    if not _is_ours(connection, step, said.id, about, words):
        return None
    first = _Word(said.id, made["verb"], made["href"], made["etag"], OutboxState.WAITING, 0)
    heard = [word for word in words if not word.untried]
    top = heard[-1] if heard else first
    rows = _unsaid(connection, step, top)
    for word in words:
        if word.untried:
            rows.append(_applied(connection, _gone(connection, "outbox", word.id)))
    rows.append(_say(connection, about, top, at))
    return rows


def _said(step: Step) -> RowChange | None:
    """The line of the outbox that the deed wrote; None for a deed about something else too."""
    lines = [row for row in step.rows if row.kind == "outbox" and row.before is None]
    kinds = {row.kind for row in step.rows}
    runs = {batch.kind for batch in step.batches}
    return lines[0] if len(lines) == 1 and kinds <= TOLD and runs <= TOLD else None


def _is_ours(
    connection: Connection,
    step: Step,
    said: int,
    about: tuple[int, str],
    words: list[_Word],
) -> bool:
    """Whether the event is as the deed left it, in the server's words or in ours."""
    if not words or any(w.state not in (OutboxState.WAITING, OutboxState.SENT) for w in words):
        return False
    now = {id: (raw, etag) for id, raw, etag in connection.exec_driver_sql(_EVENTS, about)}
    last = words[-1]
    if last.state == OutboxState.SENT and any(etag != last.etag for _raw, etag in now.values()):
        return False
    if last.verb == OutboxVerb.DELETE and now:
        return False
    to_the_letter = last.id == said and last.state == OutboxState.SENT
    for id, left in _left(step).items():
        if (left is None) != (id not in now):
            return False
        if left is not None and not to_the_letter and _lines(now[id][0]) != _lines(left):
            return False
    return True


def _left(step: Step) -> dict[int, str | None]:
    """The texts that the deed left, by event; None for one that it took out."""
    left: dict[int, str | None] = {}
    for row in step.rows:
        if row.kind == "calendar_event" and (row.after is None or "raw" in row.after):
            left[row.id] = row.after["raw"] if row.after else None
    return left


def _lines(text: str) -> Counter[str]:
    """What a text says, in whichever order a server gives it."""
    whole = text.replace("\r\n", "\n").replace("\n ", "")
    return Counter(line for line in whole.split("\n") if not line.startswith(MARK))


def _unsaid(connection: Connection, step: Step, top: _Word) -> list[RowChange]:
    rows = []
    for row in step.turned():
        turned: RowChange | None = row
        if row.kind == "calendar_event":
            turned = _event_before(connection, row, top)
        elif row.kind != "calendar_instance":
            continue
        if turned is not None:
            rows.append(_applied(connection, turned))
    return rows


def _event_before(connection: Connection, row: RowChange, top: _Word) -> RowChange | None:
    """What takes an event back from how it reads now; its place on the server stays."""
    if row.after is None:
        return _gone(connection, row.kind, row.id)
    if row.before is None:
        place = {"href": top.href, "etag": top.on_top}
        return RowChange(row.kind, row.id, None, {**row.after, **place})
    after = {key: value for key, value in row.after.items() if key in _SAID}
    before = entries.current_values(connection, row.kind, row.id, list(after)) if after else None
    return RowChange(row.kind, row.id, before, after) if before else None


def _gone(connection: Connection, kind: str, id: int) -> RowChange:
    found = connection.exec_driver_sql(f"SELECT * FROM {kind} WHERE id = ?", (id,))
    return RowChange(kind, id, dict(found.mappings().one()), None)


def _say(connection: Connection, about: tuple[int, str], top: _Word, at: datetime) -> RowChange:
    """The event as it is here now, for the server."""
    uid = OURS.take(at, 1)[0]
    raws = [raw for _id, raw, _etag in connection.exec_driver_sql(_EVENTS + " ORDER BY id", about)]
    zones = connection.exec_driver_sql("SELECT zones FROM calendar WHERE id = ?", about[:1])
    text = marked(calendar_text(zones.scalar_one(), raws).decode("utf-8"), uid_text(uid))
    id = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")
    values: Mapping[str, Any] = {
        "id": id.scalar_one() + 1,
        "uid": uid,
        "calendar_id": about[0],
        "event_uid": about[1],
        "verb": str(OutboxVerb.PUT if raws else OutboxVerb.DELETE),
        "href": top.href,
        "etag": top.on_top,
        "body": text if raws else "",
        "made_at": instant_number(at),
        "state": str(OutboxState.WAITING),
        "tries": 0,
        "trouble": "",
        "theirs": "",
    }
    return _applied(connection, RowChange("outbox", values["id"], None, values))


def _applied(connection: Connection, row: RowChange) -> RowChange:
    entries.apply(connection, row)
    return row
