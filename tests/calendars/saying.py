"""Events of the manager's own in a test: said by their identity, new or otherwise than before."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from cockpit.catalog.calendars.ics_changing import EventSaid
from cockpit.catalog.calendars.ics_writer import EventWords
from cockpit.jobs.calendar_changes import change_event, plan_event, remove_event
from cockpit.queries.calendar import Meeting, meetings, usual_window
from cockpit.workspace import Workspace

MADRID = ZoneInfo("Europe/Madrid")


def find_event(workspace: Workspace, uid: str, at: int = 0) -> Meeting:
    """The occurrence of an identity at a place, counted from 0."""
    return _known(workspace, uid)[at]


def say_event(workspace: Workspace, calendar_id: int, words: EventWords) -> int:
    """Plan it, or let the one that is there say this."""
    known = _known(workspace, words.uid)
    if not known:
        return plan_event(workspace, calendar_id, words)
    said = EventSaid(words.title, words.start, words.end, words.location)
    return change_event(workspace, known[0], said, whole=True)


def _known(workspace: Workspace, uid: str) -> list[Meeting]:
    rows = workspace.ask(meetings, *usual_window(workspace.today()), MADRID)
    return [row for row in rows if row.event_uid == uid]


def drop_event(workspace: Workspace, calendar_id: int, uid: str) -> int:
    """Take it out."""
    one = find_event(workspace, uid)
    assert one.calendar_id == calendar_id
    return remove_event(workspace, one, whole=True)
