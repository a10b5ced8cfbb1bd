"""The rhythm's meetings into a calendar on a server: one way, and only where something changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from cockpit.actions.calendar_sync import let_out
from cockpit.catalog.calendars.ics_writer import MARK, EventWords, written
from cockpit.domain.calendar import OURS, OutboxVerb
from cockpit.jobs.rhythm_file import rhythm_events
from cockpit.queries.calendar_sync import last_said
from cockpit.workspace import Workspace

_NO_WORDS = ("DTSTAMP", MARK)


def send_meetings(workspace: Workspace, calendar_id: int) -> int:
    """Let every meeting that is new, changed or gone since it was last said wait for the server;
    gives how many. What others do with an event of ours there stays until it changes here."""
    said = workspace.ask(last_said, calendar_id)
    wanted = _texts(workspace)
    texts = {
        uid: text
        for uid, text in wanted.items()
        if uid not in said
        or said[uid][0] is OutboxVerb.DELETE
        or _words_of(said[uid][1]) != _words_of(text)
    }
    gone = [uid for uid in _there(said) if uid not in wanted]
    if texts or gone:
        workspace.tend(let_out, calendar_id, texts, gone)
    return len(texts) + len(gone)


def take_meetings_back(workspace: Workspace, calendar_id: int) -> int:
    """Take every meeting of ours out of a calendar again; gives how many."""
    gone = _there(workspace.ask(last_said, calendar_id))
    if gone:
        workspace.tend(let_out, calendar_id, {}, gone)
    return len(gone)


def _there(said: dict[str, tuple[OutboxVerb, str]]) -> list[str]:
    return [
        uid for uid, (verb, _body) in said.items() if verb is OutboxVerb.PUT and uid.endswith(OURS)
    ]


def _texts(workspace: Workspace) -> dict[str, str]:
    """The calendar text of each series, with what it moved, by its uid."""
    parts: dict[str, list[EventWords]] = defaultdict(list)
    for words in rhythm_events(workspace, _since(workspace.today())):
        parts[words.uid].append(words)
    now = workspace.now()
    return {uid: written(words, now).decode("utf-8") for uid, words in parts.items()}


def _since(today: date) -> date:
    """The first day of the quarter before: where a series is cut moves four times a year, and
    with it every event on the server."""
    months = today.year * 12 + (today.month - 1) // 3 * 3 - 3
    return date(months // 12, months % 12 + 1, 1)


def _words_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith(_NO_WORDS)]
