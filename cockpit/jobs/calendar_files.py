"""Calendar files into the folder: read within bounds, taken as one step, widened when asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.actions.calendars import CalendarTaken, moment_text, take_calendar, widen_calendar
from cockpit.catalog.calendars.ics import (
    CalendarRefused,
    Happening,
    ReadCalendar,
    calendar_text,
    read_calendar,
)
from cockpit.catalog.calendars.ics_bounds import LARGEST, LeftOut
from cockpit.domain.calendar import CalendarKind
from cockpit.domain.refusal import Refused
from cockpit.queries.calendar import (
    CalendarRow,
    Meeting,
    calendar_source,
    calendars,
    in_days,
    meetings,
    moment_in,
    uncovered,
    usual_window,
)
from cockpit.queries.calendar_sync import kept_texts
from cockpit.wording import _
from cockpit.workspace import Workspace

_DAY = timedelta(days=1)
_AHEAD = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """What an import of one calendar file did; ``meetings`` is the number of occurrences kept,
    ``strange`` the zones of events whose zone is not known."""

    file: str
    taken: CalendarTaken
    meetings: int
    left_out: tuple[LeftOut, ...]
    strange: tuple[str, ...] = ()


def is_calendar(path: Path) -> bool:
    """Whether the file's beginning says that it is a calendar."""
    try:
        with path.open("rb") as file:
            begun = file.read(256)
    except OSError:
        return False
    return b"BEGIN:VCALENDAR" in begun.replace(b"\x00", b"").upper()


def import_calendar(workspace: Workspace, path: Path) -> CalendarReport:
    """Take the events of a calendar file, one undo step; Refused with a sentence, and nothing
    taken, when nothing of it can be read."""
    start, end = usual_window(workspace.today())
    read = _read(path, start, end)
    name = read.name or path.stem
    taken = workspace.do(take_calendar, name, path.name, read, start, end)
    return CalendarReport(path.name, taken, len(read.happenings), read.left_out, read.strange)


def look_at_calendar(workspace: Workspace, path: Path) -> CalendarReport:
    """What ``import_calendar`` would do, nothing written; Refused as there."""
    start, end = usual_window(workspace.today())
    read = _read(path, start, end)
    known = {
        (one.event_uid, one.recurrence): one.raw
        for row in workspace.ask(calendars)
        if row.kind is CalendarKind.FILE and row.origin == path.name
        for one in workspace.ask(kept_texts, row.id)
    }
    told = {(one.uid, one.recurrence): one.raw for one in read.events}
    same = sum(known.get(key) == raw for key, raw in told.items())
    added = len(told.keys() - known.keys())
    gone = len(known.keys() - told.keys())
    taken = CalendarTaken(0, added, len(told) - added - same, same, gone)
    return CalendarReport(path.name, taken, len(read.happenings), read.left_out, read.strange)


def meetings_between(
    workspace: Workspace, start: date, end: date, zone: ZoneInfo
) -> tuple[Meeting, ...]:
    """What the shown calendars say of ``[start, end)``: kept occurrences, and for days beyond
    those the calendars expanded anew, which takes about half a second each."""
    far = workspace.ask(uncovered, start, end)
    if not far:
        return workspace.ask(meetings, start, end, zone)
    told = [one for one in workspace.ask(meetings, start, end, zone) if one.calendar_id not in far]
    for of in workspace.ask(calendars):
        if of.id in far:
            read = _expanded(workspace, of.id, start - _DAY, end + _DAY)
            series = {one.uid for one in read.events if one.repeats}
            told += [_meeting(one, of, one.uid in series, zone) for one in read.happenings]
    return in_days(told, start, end, zone)


def renew(workspace: Workspace) -> None:
    """Keep the occurrences of the months ahead as time goes by."""
    today = workspace.today()
    for calendar_id in workspace.ask(uncovered, today, today + _AHEAD):
        look_ahead(workspace, calendar_id, today)


def look_ahead(workspace: Workspace, calendar_id: int, until: date) -> None:
    """Keep what happens in a calendar in the usual days, and up to ``until`` if that is later."""
    start, end = usual_window(workspace.today())
    end, done = max(end, until), False
    while not done:
        kept = workspace.ask(kept_texts, calendar_id)
        known = {(one.event_uid, one.recurrence, one.raw) for one in kept}
        read = _expanded(workspace, calendar_id, start, end)
        done = workspace.tend(widen_calendar, calendar_id, read, start, end, known)


def _expanded(workspace: Workspace, calendar_id: int, start: date, end: date) -> ReadCalendar:
    zones, raws = workspace.ask(calendar_source, calendar_id)
    return read_calendar(calendar_text(zones, raws), start, end)


def _meeting(one: Happening, of: CalendarRow, repeats: bool, zone: ZoneInfo) -> Meeting:
    starts, ends = (moment_in(moment_text(at), zone) for at in (one.start, one.end))
    said = one.uid, one.recurrence, one.title, one.location, one.text, one.status
    return Meeting(0, of.id, of.name, *said, starts, ends, one.all_day, of.writes, repeats)


def _read(path: Path, start: date, end: date) -> ReadCalendar:
    try:
        if path.stat().st_size > LARGEST:
            raise CalendarRefused(_("the file is larger than 2 MB; export a shorter time"))
        read = read_calendar(path.read_bytes(), start, end)
        if not read.events:
            why = read.left_out[0].why if read.left_out else _("it has no meetings")
            raise CalendarRefused(why)
    except OSError as error:
        sentence = _("{file}: it cannot be read ({why})")
        raise Refused(sentence.format(file=path.name, why=error.strerror)) from error
    except CalendarRefused as refused:
        raise Refused(f"{path.name}: {refused}") from refused
    return read
