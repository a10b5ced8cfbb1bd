"""Cadences and meetings: what is planned by the rules, with what was said of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from cockpit.analysis.meeting_times import PlannedMeeting, Slot, audience, planned
from cockpit.analysis.wall_time import instant, zone_or
from cockpit.domain.meetings import MeetingCadence, MeetingKind, MeetingState
from cockpit.domain.period import Period
from cockpit.domain.recurrence import ZoneMode, local_time
from cockpit.storage.cadence_rows import audience_of as audience_of
from cockpit.storage.cadence_rows import cadences as cadences
from cockpit.storage.cadence_rows import own, stays
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_of

# A meeting that was begun and never ended is over by then.
RUNS_AT_MOST = timedelta(hours=12)
_MEETINGS = """
SELECT m.id, m.uid, m.kind, m.title, m.nominal, m.zone, m.minutes, m.state, m.cadence_id,
       m.person_id, m.team_id, m.moved_to, m.reason, m.excused, m.notes, m.held_at
FROM meeting m
"""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One occurrence as screens show it: ``id`` is 0 while nothing was said of it. ``at`` is its
    instant in UTC, ``local`` its naive time in ``zone``; ``person`` and ``team`` are names.
    ``begun`` is since when it runs, None for one that does not run now; ``held_at`` when it was
    said to be held."""

    id: int
    key: str
    slot: Slot | None
    kind: MeetingKind
    title: str
    at: datetime
    local: datetime
    zone: ZoneInfo
    minutes: int
    state: MeetingState
    person_id: int | None
    person: str
    team_id: int | None
    team: str
    cadence_rule: str
    reason: str
    excused: bool
    notes: str
    begun: datetime | None = None
    held_at: datetime | None = None

    @property
    def held_on(self) -> date:
        """The day of one that was held: as planned, or earlier where it was held before its time;
        a word that came days later does not move it."""
        day = self.local.date()
        return day if self.held_at is None else min(day, self.held_at.astimezone(self.zone).date())

    @property
    def ends(self) -> datetime:
        """The instant it is over."""
        return self.at + timedelta(minutes=self.minutes)

    @property
    def with_whom(self) -> str:
        """The title, and with whom where it does not say so itself."""
        named = self.person or self.team
        first = self.person.partition(" ")[0]
        told = not named or named in self.title or first in self.title.split()
        return self.title if told else f"{self.title} · {named}"


@dataclass(frozen=True, slots=True)
class _Said:
    """A kept row of one occurrence."""

    id: int
    uid: bytes
    kind: MeetingKind
    title: str
    nominal: str
    zone: str
    minutes: int
    state: MeetingState
    cadence_id: int | None
    person_id: int | None
    team_id: int | None
    moved_to: str
    reason: str
    excused: bool
    notes: str
    held_at: datetime | None

    @property
    def over_at(self) -> datetime | None:
        """When it was said to be held."""
        return self.held_at if self.state is MeetingState.HELD else None

    def begun(self, now: datetime) -> datetime | None:
        """Since when it runs. One that nobody ended in half a day does not run any more."""
        waiting = self.state in (MeetingState.PLANNED, MeetingState.RESCHEDULED)
        if not waiting or self.held_at is None or now - self.held_at >= RUNS_AT_MOST:
            return None
        return self.held_at


def meetings_between(
    db: Reader, window: Period, here: ZoneInfo, business: ZoneInfo, now: datetime
) -> tuple[MeetingRow, ...]:
    """The meetings whose local day lies in ``window``, in order, moved ones where they are now.

    What is over and of which nothing was said is ``unresolved``.
    """
    names, said = _Names(db), _said(db)
    placed = [row for row in said if row.cadence_id is None or row.moved_to]
    away = {_slot_of(row) for row in placed}
    by_slot = {_slot_of(row): row for row in said if _slot_of(row) not in away}
    known = cadences(db)
    found = [
        _row(rhythm, one, by_slot.pop(one.slot, None), names, now)
        for rhythm, planned_ones in _plans(db, known, window, here, business, now)
        for one in planned_ones
        if one.slot not in away
    ]
    # What was said of a meeting stays, whatever became of its rule.
    placed += [row for row in by_slot.values() if row.state is not MeetingState.PLANNED]
    rules = {cadence.id: cadence for cadence in known}
    for row in placed:
        told = _told(row, rules.get(row.cadence_id or 0), names, here, business, now)
        if told.local.date() in window:
            found.append(told)
    return tuple(sorted(found, key=lambda row: (row.at, row.title, row.person)))


@dataclass(frozen=True, slots=True)
class KeptMeeting:
    """A kept meeting's title and the name of its zone."""

    title: str
    zone: str


def kept_meeting(db: Reader, meeting_id: int) -> KeptMeeting | None:
    """One by its id; None when it is gone."""
    rows = db.all("SELECT title, zone FROM meeting WHERE id = ?", meeting_id)
    return KeptMeeting(*rows[0]) if rows else None


class _Rhythm(NamedTuple):
    """What each meeting of a cadence has of it: a cadence that came out of the file is slow to
    tell its fields, and there may be a year of meetings with hundreds of people."""

    id: int
    kind: MeetingKind
    title: str
    minutes: int
    team_id: int | None
    team: str
    rule: str


def _plans(
    db: Reader,
    known: tuple[MeetingCadence, ...],
    window: Period,
    here: ZoneInfo,
    business: ZoneInfo,
    now: datetime,
) -> Iterator[tuple[_Rhythm, list[PlannedMeeting]]]:
    """What the rules alone give for the days of ``window``."""
    in_teams, names = stays(db), _Names(db).teams
    for cadence in known:
        if cadence.archived or cadence.starts_on >= window.end:
            continue
        if cadence.ends_on is not None and cadence.ends_on < window.start:
            continue
        members = audience(
            cadence, in_teams.get(cadence.team_id or 0, []), own(known, cadence), now
        )
        rhythm = _Rhythm(
            cadence.id,
            cadence.kind,
            cadence.title,
            cadence.minutes,
            cadence.team_id,
            names.get(cadence.team_id, ""),
            cadence.rule,
        )
        yield rhythm, planned(cadence, members, window, here, business)


class _Names:
    """Names of people and teams by id."""

    def __init__(self, db: Reader) -> None:
        self.people: dict[int | None, str] = dict(db.all("SELECT id, name FROM person"))
        self.teams: dict[int | None, str] = dict(db.all("SELECT id, name FROM team"))


def _said(db: Reader) -> list[_Said]:
    return [_one_said(row) for row in db.all(_MEETINGS)]


def _one_said(row: tuple[Any, ...]) -> _Said:
    (id, uid, kind, title, name, zone, minutes, state, cadence_id, person_id, team_id,
     moved_to, reason, excused, notes, held_at) = row  # fmt: skip
    what = id, uid, MeetingKind(kind), title, name, zone, minutes, MeetingState(state)
    since = None if held_at is None else instant_of(held_at)
    whose = cadence_id, person_id, team_id
    return _Said(*what, *whose, moved_to, reason, bool(excused), notes, since)


def _slot_of(row: _Said) -> Slot:
    return Slot(row.cadence_id or 0, row.person_id, row.nominal)


def _row(
    rhythm: _Rhythm,
    one: PlannedMeeting,
    said: _Said | None,
    names: _Names,
    now: datetime,
) -> MeetingRow:
    minutes = rhythm.minutes if said is None else said.minutes
    state = MeetingState.PLANNED if said is None else said.state
    person = one.slot.person_id
    begun = None if said is None else said.begun(now)
    return MeetingRow(
        0 if said is None else said.id,
        f"{rhythm.id}:{person or 0}:{one.slot.nominal}",
        one.slot,
        rhythm.kind,
        rhythm.title if said is None else said.title,
        one.at,
        one.local,
        one.zone,
        minutes,
        _state_now(state, one.at + timedelta(minutes=minutes), now, begun),
        person,
        names.people.get(person, ""),
        rhythm.team_id,
        rhythm.team,
        rhythm.rule,
        "" if said is None else said.reason,
        said is not None and said.excused,
        "" if said is None else said.notes,
        begun,
        None if said is None else said.over_at,
    )


def _told(
    row: _Said,
    cadence: MeetingCadence | None,
    names: _Names,
    here: ZoneInfo,
    business: ZoneInfo,
    now: datetime,
) -> MeetingRow:
    """A row that stands where it was put, not where its rule has it."""
    zone = zone_or(row.zone, business)
    if cadence is not None and cadence.zone_mode is ZoneMode.FLOATING:
        zone = here
    local = local_time(row.moved_to or row.nominal)
    at = instant(local, zone)
    state, begun = row.state, row.begun(now)
    return MeetingRow(
        row.id,
        f"m{row.id}",
        None if row.cadence_id is None else _slot_of(row),
        row.kind,
        row.title,
        at,
        local,
        zone,
        row.minutes,
        _state_now(state, at + timedelta(minutes=row.minutes), now, begun),
        row.person_id,
        names.people.get(row.person_id, ""),
        row.team_id,
        names.teams.get(row.team_id, ""),
        cadence.rule if cadence is not None else "",
        row.reason,
        row.excused,
        row.notes,
        begun,
        row.over_at,
    )


def _state_now(
    state: MeetingState, over: datetime, now: datetime, begun: datetime | None
) -> MeetingState:
    waiting = state in (MeetingState.PLANNED, MeetingState.RESCHEDULED)
    return MeetingState.UNRESOLVED if waiting and begun is None and over <= now else state
