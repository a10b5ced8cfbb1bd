"""Cadences as they are kept, and whom each meets: what verbs and questions both look at."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from cockpit.analysis.meeting_times import Stay, audience, last_day
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import Recurrence, Shift, ZoneMode
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of

_CADENCES = """
SELECT id, uid, kind, title, starts_on, rule, wall_time, minutes, person_id, team_id, each,
       zone_mode, zone, shift, region, ends_on, agenda, hold_from, hold_to, hold_reason, chain,
       archived
FROM meeting_cadence ORDER BY id
"""


def cadences(db: Reader) -> tuple[MeetingCadence, ...]:
    """Every cadence, ended and archived ones too, detached from the file."""
    return tuple(_cadence(row) for row in db.all(_CADENCES))


def audience_of(
    db: Reader, cadence: MeetingCadence, known: tuple[MeetingCadence, ...]
) -> list[tuple[Recurrence, Stay]]:
    """Whom a cadence meets and when, for reminders."""
    in_team = stays(db).get(cadence.team_id or 0, []) if cadence.each else []
    return audience(cadence, in_team, own(known, cadence))


def own(known: tuple[MeetingCadence, ...], program: MeetingCadence) -> dict[int, list[Period]]:
    """The days on which each person has a cadence of the program's kind for himself; nobody asks
    where the program does not meet one after the other."""
    found: dict[int, list[Period]] = {}
    if not program.each:
        return found
    for one in known:
        if one.kind is program.kind and one.person_id is not None and not one.archived:
            days = Period(one.starts_on, last_day(one) + DAY)
            found.setdefault(one.person_id, []).append(days)
    return found


def stays(db: Reader) -> dict[int, list[Stay]]:
    """Who was in which team; the first known stay holds for all earlier dates."""
    rows = db.all(
        "SELECT m.team_id, m.person_id, m.from_on, m.to_on, p.left_on, p.hired_on, m.uid"
        " FROM membership m"
        " JOIN person p ON p.id = m.person_id WHERE m.team_id IS NOT NULL ORDER BY m.id"
    )
    found: dict[int, list[Stay]] = {}
    for team_id, person_id, from_on, to_on, left_on, hired_on, uid in rows:
        ends = [day for day in (to_on, None if left_on is None else left_on + 1) if day is not None]
        until = _day(min(ends, default=None))
        stay = Stay(person_id, _day(from_on), until, _day(hired_on), uid)
        found.setdefault(team_id, []).append(stay)
    return found


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)


def _cadence(row: tuple[Any, ...]) -> MeetingCadence:
    (id, uid, kind, title, starts_on, rule, wall_time, minutes, person_id, team_id, each,
     mode, zone, shift, region, ends_on, agenda, hold_from, hold_to, reason, chain, archived
     ) = row  # fmt: skip
    found = MeetingCadence(
        MeetingKind(kind),
        title,
        day_of(starts_on),
        rule,
        wall_time,
        minutes,
        person_id,
        team_id,
        bool(each),
        ZoneMode(mode),
        zone,
        Shift(shift),
        region,
        _day(ends_on),
        json.loads(agenda),
        _day(hold_from),
        _day(hold_to),
        reason,
        chain,
        bool(archived),
    )
    found.id, found.uid = id, uid
    return found
