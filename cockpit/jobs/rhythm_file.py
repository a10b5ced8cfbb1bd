"""The rhythm of meetings as a calendar file that other programs can subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.analysis.meeting_times import Stay, on_hold
from cockpit.analysis.recurring import local_times, zone_of
from cockpit.analysis.wall_time import instant
from cockpit.catalog.calendars.ics_writer import EventWords, written
from cockpit.domain.calendar import OURS
from cockpit.domain.identity import uid_text
from cockpit.domain.meetings import MeetingCadence, MeetingState
from cockpit.domain.period import Period
from cockpit.domain.recurrence import Recurrence, Shift, ZoneMode, local_time, nominal
from cockpit.jobs.whole_file import replacing
from cockpit.queries.meetings import MeetingRow, audience_of, cadences, meetings_between
from cockpit.wording import _
from cockpit.workspace import Workspace

PREPARE_MINUTES = 120
AHEAD = timedelta(days=400)
BEHIND = timedelta(days=90)
_AWAY = (MeetingState.SKIPPED, MeetingState.CANCELLED)


def export_rhythm(workspace: Workspace, path: Path) -> int:
    """Write every running cadence and every meeting held on the spot lately; gives the number of
    events. The file is replaced whole, so that a program that reads it never sees half of it."""
    events = list(rhythm_events(workspace))
    with replacing(path) as stream:
        stream.write(written(events, workspace.now(), _("Cockpit")))
    return len(events)


def rhythm_events(workspace: Workspace, since: date | None = None) -> Iterator[EventWords]:
    """A series for each cadence and person, with its exceptions, from ``since`` (by default a
    quarter ago) on; days that step aside for holidays fit no calendar rule and are written one
    by one."""
    today, business = workspace.today(), workspace.zone()
    window = Period(since or today - BEHIND, today + AHEAD)
    rows = workspace.ask(meetings_between, window, business, business, workspace.now())
    known = workspace.ask(cadences)
    for cadence in known:
        if cadence.archived or (cadence.ends_on is not None and cadence.ends_on < window.start):
            continue
        again: set[int] = set()
        for recurrence, stay in workspace.ask(audience_of, cadence, known):
            mine = [row for row in rows if _is_of(row, cadence, stay)]
            zone = None
            if cadence.zone_mode is ZoneMode.FIXED:
                zone = zone_of(recurrence, business, business)
            if cadence.shift is Shift.NONE and recurrence.rule:
                # Who came back has two series, which need two names.
                named = f"+{stay.from_on}" if stay.person_id in again else ""
                again.add(stay.person_id)
                yield from _series(cadence, recurrence, stay, mine, zone, window, named)
            else:
                yield from (_single(cadence, row, zone) for row in mine if row.state not in _AWAY)
    yield from (_alone(row) for row in rows if row.slot is None)


def _is_of(row: MeetingRow, cadence: MeetingCadence, stay: Stay) -> bool:
    slot = row.slot
    if slot is None or slot.cadence_id != cadence.id:
        return False
    return slot.person_id == (stay.person_id or None) and _in_stay(stay, row.local.date())


def _in_stay(stay: Stay, day: date) -> bool:
    after = stay.from_on is None or day >= stay.from_on
    return after and (stay.to_on is None or day < stay.to_on)


def _series(
    cadence: MeetingCadence,
    recurrence: Recurrence,
    stay: Stay,
    rows: list[MeetingRow],
    zone: ZoneInfo | None,
    window: Period,
    named: str,
) -> Iterator[EventWords]:
    """The rule, what does not happen, and what happens otherwise."""
    start = max(window.start, recurrence.starts_on, stay.from_on or date.min)
    end = min(window.end, stay.to_on or window.end)
    if start >= end:
        return
    times = [original for original, _local in local_times(recurrence, start, end)]
    if not times:
        return
    names = {row.slot.nominal: row for row in rows if row.slot is not None}
    gone = [
        one
        for one in times
        if on_hold(cadence, one.date())
        or (nominal(one) in names and names[nominal(one)].state in _AWAY)
    ]
    uid = f"{uid_text(cadence.uid)}-{stay.person_id}{named}{OURS}"
    words = replace(_words(cadence, rows, stay, times[0], zone), uid=uid)
    rule = _bounded(recurrence, stay, zone)
    yield replace(words, rule=rule, left_out=tuple(_placed(one, zone) for one in gone))
    for row in rows:
        if row.slot is not None and row.state not in _AWAY and _is_otherwise(row, cadence):
            other = replace(_said_of(cadence, row, stay, zone), uid=uid)
            yield replace(other, instead_of=_placed(local_time(row.slot.nominal), zone))


def _is_otherwise(row: MeetingRow, cadence: MeetingCadence) -> bool:
    """Whether an occurrence is not what the series says."""
    assert row.slot is not None
    moved = row.slot.nominal != nominal(row.local)
    return moved or (
        row.state is not MeetingState.HELD
        and (row.title, row.minutes) != (cadence.title, cadence.minutes)
    )


def _said_of(
    cadence: MeetingCadence, row: MeetingRow, stay: Stay, zone: ZoneInfo | None
) -> EventWords:
    """One occurrence, with its own title and length."""
    words = _words(cadence, [row], stay, row.local, zone)
    held = row.state is MeetingState.HELD
    minutes = cadence.minutes if held else row.minutes
    end = words.start + timedelta(minutes=minutes)
    return replace(words, title=_title(row.title, row.person), end=end)


def _bounded(recurrence: Recurrence, stay: Stay, zone: ZoneInfo | None) -> str:
    """The rule with the day it ends, where it ends."""
    last = recurrence.ends_on or date.max
    if stay.to_on is not None:
        last = min(last, stay.to_on - timedelta(days=1))
    known = any(word in recurrence.rule for word in ("UNTIL", "COUNT"))
    if not recurrence.rule or last == date.max or known:
        return recurrence.rule
    end = datetime.combine(last, time(23, 59))
    if zone is None:
        return f"{recurrence.rule};UNTIL={end:%Y%m%dT%H%M%S}"
    return f"{recurrence.rule};UNTIL={instant(end, zone):%Y%m%dT%H%M%SZ}"


def _words(
    cadence: MeetingCadence,
    rows: list[MeetingRow],
    stay: Stay,
    local: datetime,
    zone: ZoneInfo | None,
) -> EventWords:
    person = rows[0].person if rows else ""
    begin = _placed(local, zone)
    return EventWords(
        f"{uid_text(cadence.uid)}-{stay.person_id}{OURS}",
        _title(cadence.title, person),
        begin,
        begin + timedelta(minutes=cadence.minutes),
        text="\n".join(cadence.agenda),
        remind_minutes=(PREPARE_MINUTES,),
    )


def _single(cadence: MeetingCadence, row: MeetingRow, zone: ZoneInfo | None) -> EventWords:
    assert row.slot is not None
    stay = Stay(row.person_id or 0, None, None)
    # Named by the time that the rule gives: it keeps its name wherever it is moved to.
    uid = f"{uid_text(cadence.uid)}-{stay.person_id}-{row.slot.nominal}{OURS}"
    return replace(_said_of(cadence, row, stay, zone), uid=uid)


def _alone(row: MeetingRow) -> EventWords:
    begin = row.at.astimezone(row.zone)
    end = begin + timedelta(minutes=row.minutes)
    return EventWords(f"meeting-{row.id}{OURS}", _title(row.title, row.person), begin, end)


def _title(title: str, person: str) -> str:
    return title if not person or person in title else f"{title} · {person}"


def _placed(local: datetime, zone: ZoneInfo | None) -> datetime:
    """With its zone, or as it is where it floats."""
    return local if zone is None else local.replace(tzinfo=zone)
