"""The rhythm's meetings into a calendar on a server, only where something changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from cockpit.actions.calendar_sync import let_out
from cockpit.catalog.calendars.ics_writer import MARK, EventWords, written
from cockpit.domain.calendar import OURS, OutboxState, OutboxVerb
from cockpit.jobs.meeting_differences import same, stands_for
from cockpit.jobs.rhythm_file import rhythm_events
from cockpit.queries.calendar_sync import LastWord, last_said
from cockpit.workspace import Workspace

_NO_WORDS = ("DTSTAMP", MARK)


def send_meetings(workspace: Workspace, calendar_id: int) -> int:
    """Let every meeting that is new, changed or gone since it was last said wait for the server;
    gives how many."""
    said = workspace.ask(last_said, calendar_id)
    wanted = texts_of_rhythm(workspace)
    texts = {
        uid: text
        for uid, text in wanted.items()
        if uid not in said or not _is_said(workspace, uid, said[uid], text)
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


def _is_said(workspace: Workspace, uid: str, last: LastWord, text: str) -> bool:
    """Whether a text says nothing beyond our last word, or theirs that was taken instead."""
    if last.verb is OutboxVerb.DELETE:
        return False
    if words_of(last.body) == words_of(text):
        return True
    what = stands_for(workspace, uid) if last.state is OutboxState.DROPPED else None
    return what is not None and same(text, last.theirs, what.zone)


def _there(said: dict[str, LastWord]) -> list[str]:
    return [
        uid
        for uid, one in said.items()
        if one.verb is OutboxVerb.PUT and one.body and uid.endswith(OURS)
    ]


def texts_of_rhythm(workspace: Workspace) -> dict[str, str]:
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


def words_of(text: str) -> list[str]:
    """The lines of a text of ours that say something."""
    return [line for line in text.splitlines() if line and not line.startswith(_NO_WORDS)]
