"""Calendars on servers, both ways: first what waits goes out, then what is new comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cockpit.actions.calendar_sync import (
    Arrival,
    give_way,
    note_conflict,
    note_sent,
    note_trouble,
    note_try,
    take_arrival,
)
from cockpit.actions.calendars import CalendarTaken, Place
from cockpit.catalog.calendars.ics import CalendarRefused, calendar_text, read_calendar
from cockpit.catalog.calendars.ics_bounds import uid_of
from cockpit.catalog.calendars.ics_writer import mark_of
from cockpit.domain.calendar import OutboxState, OutboxVerb
from cockpit.domain.identity import uid_text
from cockpit.domain.refusal import Refused
from cockpit.jobs.caldav_server import CaldavServer, ServerChanges, ServerTrouble, Stale
from cockpit.jobs.calendar_changes import expanded
from cockpit.jobs.meeting_differences import same, stands_for
from cockpit.jobs.meetings_in import arrived, take_meetings_in, take_their_meeting
from cockpit.queries.calendar import usual_window
from cockpit.queries.calendar_sync import Linked, OutboxRow, kept_texts, linked, unsettled
from cockpit.wording import _
from cockpit.workspace import Workspace

# Gives the server for an address and a user; raises ServerTrouble without a password.
Opener = Callable[[str, str], CaldavServer]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one round did with one calendar; ``followed`` are the meetings of the rhythm that
    somebody changed there, ``trouble`` says why it stopped, if it did."""

    calendar: str
    sent: int = 0
    conflicts: int = 0
    followed: int = 0
    taken: CalendarTaken | None = None
    trouble: str = ""
    calendar_id: int = 0


def sync_calendars(workspace: Workspace, opener: Opener) -> list[SyncReport]:
    """One round with every linked calendar. Nothing raises: trouble with one is in its report,
    and what could not be sent waits."""
    return [_round(workspace, calendar, opener) for calendar in workspace.ask(linked)]


def _round(workspace: Workspace, calendar: Linked, opener: Opener) -> SyncReport:
    report = SyncReport(calendar.name, calendar_id=calendar.id)
    try:
        server = opener(calendar.url, calendar.user)
        sent, conflicts = push(workspace, calendar.id, server)
        report = replace(report, sent=sent, conflicts=conflicts)
        known = arrived(workspace, calendar.id)
        taken = pull(workspace, calendar, server)
        heard = _linked(workspace, calendar.id)
        report = replace(report, followed=take_meetings_in(workspace, heard, known))
    except (ServerTrouble, CalendarRefused) as trouble:
        return replace(report, trouble=str(trouble))
    waiting = workspace.ask(unsettled, calendar.id)
    met = sum(row.state is OutboxState.CONFLICT for row in waiting)
    return replace(report, taken=taken, conflicts=met)


def push(workspace: Workspace, calendar_id: int, server: CaldavServer) -> tuple[int, int]:
    """Send what waits, oldest first; gives how many arrived and how many met another change.

    Each change carries a mark of its own. When an answer was lost, by a crash or by the network,
    the next try is refused as stale, and the mark tells our own change from somebody else's.
    """
    sent = conflicts = 0
    while row := _next_waiting(workspace, calendar_id):
        workspace.tend(note_try, row.id)
        try:
            etag = _send(server, row)
        except Stale:
            conflicts += _settle(workspace, server, row)
        except ServerTrouble as trouble:
            workspace.tend(note_trouble, row.id, str(trouble), trouble.lasting)
            raise
        else:
            sent += 1
            workspace.tend(note_sent, row.id, etag)
    return sent, conflicts


def _next_waiting(workspace: Workspace, calendar_id: int) -> OutboxRow | None:
    """The oldest change that waits, unless one of the same event before it needs a choice."""
    stuck: set[str] = set()
    for row in workspace.ask(unsettled, calendar_id):
        if row.state is OutboxState.WAITING and row.event_uid not in stuck:
            return row
        stuck.add(row.event_uid)
    return None


def _send(server: CaldavServer, row: OutboxRow) -> str:
    if row.verb is OutboxVerb.DELETE:
        server.delete(row.href, row.etag)
        return ""
    etag = server.put(row.href, row.etag, row.body)
    if etag:
        return etag
    # A server that rewrites what it gets gives no tag with the answer.
    there = server.fetch(row.href)
    return there.etag if there else ""


def _settle(workspace: Workspace, server: CaldavServer, row: OutboxRow) -> int:
    """Ours arrived before and the answer was lost, or somebody else was quicker."""
    there = server.fetch(row.href)
    what = stands_for(workspace, row.event_uid)
    if there is not None and (
        mark_of(there.text) == uid_text(row.mark)
        or (what is not None and same(row.body, there.text, what.zone))
    ):
        workspace.tend(note_sent, row.id, there.etag)
        return 0
    theirs, etag = (there.text, there.etag) if there else ("", "")
    workspace.tend(note_conflict, row.id, theirs, etag)
    return 1


def pull(workspace: Workspace, calendar: Linked, server: CaldavServer) -> CalendarTaken | None:
    """Take in what is new on the server; None when nothing is."""
    changes = server.changes(calendar.url, calendar.token)
    if not changes.changed and not changes.gone and changes.token == calendar.token:
        return None
    while True:
        waiting = {row.href for row in workspace.ask(unsettled, calendar.id)}
        arrival = _arrival(workspace, calendar, changes, waiting)
        # What stays aside now is asked for again: the change of ours may be taken back.
        aside = not waiting.isdisjoint([*changes.gone, *(one.href for one in changes.changed)])
        token = calendar.token if aside else changes.token
        if taken := workspace.tend(take_arrival, calendar.id, arrival, token):
            return taken


def _arrival(
    workspace: Workspace, calendar: Linked, changes: ServerChanges, waiting: set[str]
) -> Arrival:
    """The whole calendar as it stands with the changes; events with a change of ours under way
    stay as they are here until that is settled."""
    kept = workspace.ask(kept_texts, calendar.id)
    told = {one.href: one for one in changes.changed if one.href not in waiting}
    gone = set(changes.gone) - waiting
    if changes.whole:
        there = {one.href for one in changes.changed}
        gone |= {one.href for one in kept if one.href} - there - waiting
    stay = [one for one in kept if one.href not in told and one.href not in gone]
    texts = [calendar_text(calendar.zones, (one.raw for one in stay)).decode("utf-8")]
    texts += [one.text for one in told.values()]
    start, end = usual_window(workspace.today())
    read = read_calendar("\r\n".join(texts).encode(), start, end)
    places = {one.event_uid: Place(one.href, one.etag) for one in stay}
    places |= {uid_of(one.text): Place(one.href, one.etag) for one in told.values()}
    known = {(one.event_uid, one.recurrence, one.raw) for one in kept}
    return Arrival(read, start, end, places, known)


def take_theirs(workspace: Workspace, row: OutboxRow) -> None:
    """The other change counts, ours is dropped; Refused when the rhythm cannot follow it."""
    if take_their_meeting(workspace, row):
        return
    workspace.do(give_way, row.id, expanded(workspace, row.calendar_id, row.theirs))


def _linked(workspace: Workspace, calendar_id: int) -> Linked:
    for one in workspace.ask(linked):
        if one.id == calendar_id:
            return one
    raise Refused(_("This calendar is not on a server; it is only read here."))
