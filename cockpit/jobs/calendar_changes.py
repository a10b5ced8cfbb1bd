"""Events planned, changed and taken out here at once, also without a network."""

from __future__ import annotations

from datetime import date, datetime

from cockpit.actions.calendar_sync import delete_event, write_event
from cockpit.catalog.calendars.ics import (
    CalendarRefused,
    ReadCalendar,
    calendar_text,
    read_calendar,
)
from cockpit.catalog.calendars.ics_changing import (
    EventSaid,
    all_changed,
    one_changed,
    one_removed,
)
from cockpit.catalog.calendars.ics_writer import EventWords, written
from cockpit.domain.refusal import Refused
from cockpit.queries.calendar import Meeting, calendars, usual_window
from cockpit.queries.calendar_sync import event_texts, zones_of
from cockpit.workspace import Workspace


def plan_event(workspace: Workspace, calendar_id: int | None, words: EventWords) -> int:
    """A new event in a calendar that is written here, or in the manager's own, which is made with
    the first one; for a server it waits until the next round. Gives the outbox row's id, 0
    without a server."""
    text = written([words], workspace.now()).decode("utf-8")
    read = expanded(workspace, calendar_id, text)
    return workspace.do(write_event, calendar_id, words.uid, text, read, "")


def change_event(workspace: Workspace, one: Meeting, said: EventSaid, *, whole: bool) -> int:
    """Let an occurrence say something else, or with ``whole`` all of its series."""
    text, known = _text(workspace, one)
    if whole or not one.repeats:
        at: date = one.starts.date() if one.all_day else one.starts
        text = all_changed(text, at, said, workspace.now())
    else:
        text = one_changed(text, _original(one), said, workspace.now())
    return _say(workspace, one, text, known)


def remove_event(workspace: Workspace, one: Meeting, *, whole: bool) -> int:
    """Take an occurrence out, or with ``whole`` all of its series."""
    text, known = _text(workspace, one)
    if whole or not one.repeats:
        return workspace.do(delete_event, one.calendar_id, one.event_uid, known)
    return _say(workspace, one, one_removed(text, _original(one), workspace.now()), known)


def expanded(workspace: Workspace, calendar_id: int | None, text: str) -> ReadCalendar:
    """An event's text with its occurrences in the days that its calendar covers; Refused when it
    cannot be read."""
    start, end = usual_window(workspace.today())
    for row in workspace.ask(calendars):
        if row.id == calendar_id and row.covered_from and row.covered_to:
            start, end = row.covered_from, row.covered_to
    if not text:
        return ReadCalendar("", "", (), (), ())
    try:
        read = read_calendar(text.encode(), start, end)
    except CalendarRefused as refused:
        raise Refused(str(refused)) from refused
    if not read.events:
        raise Refused("; ".join(one.why for one in read.left_out))
    return read


def _say(workspace: Workspace, one: Meeting, text: str, known: str) -> int:
    read = expanded(workspace, one.calendar_id, text)
    return workspace.do(write_event, one.calendar_id, one.event_uid, text, read, known)


def _text(workspace: Workspace, one: Meeting) -> tuple[str, str]:
    """The whole calendar text of an identity, and what is kept of it here."""
    raws = workspace.ask(event_texts, one.calendar_id, one.event_uid)
    zones = workspace.ask(zones_of, one.calendar_id)
    return calendar_text(zones, raws).decode("utf-8"), "".join(raws)


def _original(one: Meeting) -> date:
    """The moment that the rule gives, as the occurrence is named."""
    text = one.recurrence
    if "T" in text:
        return datetime.fromisoformat(text)
    return date.fromisoformat(text)
