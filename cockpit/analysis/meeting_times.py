"""When the meetings of a cadence take place, for whom: by the rule, before anything is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from cockpit.analysis.recurring import Occurrence, occurrences, zone_of
from cockpit.domain.identity import made_at
from cockpit.domain.meetings import MeetingCadence
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import Recurrence, nominal

# Late members of a long list meet on the same day all the same.
LAST_START = 22 * 60
_Rest = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time in a team, ``[from_on, to_on)``, either end open; one without a beginning
    begins on the day the person was hired, where that is known. ``noted`` is the identity of its
    row, ``since`` an instant before which nothing was planned with the person."""

    person_id: int
    from_on: date | None
    to_on: date | None
    hired_on: date | None = None
    noted: bytes = b""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """Names one occurrence: the cadence, the person (None for a team together), and the local
    time the rule gives, as text."""

    cadence_id: int
    person_id: int | None
    nominal: str


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """An occurrence by the rule: ``local`` is its naive time in ``zone``, ``at`` the instant."""

    slot: Slot
    local: datetime
    at: datetime
    zone: ZoneInfo


def audience(
    cadence: MeetingCadence,
    stays: Sequence[Stay],
    own: Mapping[int, Sequence[Period]],
    now: datetime | None = None,
) -> list[tuple[Recurrence, Stay]]:
    """Whom a cadence meets, each with its own times. Members of a team meet one after the other
    in the order they joined, whoever left keeps his place; ``own`` are the days on which a
    person has a cadence of this kind for himself, which then counts instead."""
    alone = Stay(cadence.person_id or 0, None, None)
    if not cadence.each or cadence.team_id is None:
        return [(cadence.recurrence, alone)]
    order = list(dict.fromkeys(stay.person_id for stay in sorted(stays, key=_joined)))
    found = []
    for stay in stays:
        late = order.index(stay.person_id) * cadence.minutes
        parts = _without(_begun(cadence, stay, now), own.get(stay.person_id, ()))
        found += [(_delayed(cadence.recurrence, late), part) for part in parts]
    return found


def _begun(cadence: MeetingCadence, stay: Stay, now: datetime | None) -> Stay:
    """From when on the cadence meets the person. Whoever was noted after the cadence, without a
    day, joins at the next occurrence: those before were planned with somebody else. A clock that
    went wrong while that was noted takes no meeting to come away."""
    later = stay.from_on is None and stay.noted > cadence.uid > b""
    since = made_at(stay.noted) if later else None
    if since is not None and now is not None:
        since = min(since, now)
    return Stay(stay.person_id, stay.from_on or stay.hired_on, stay.to_on, since=since)


def planned(
    cadence: MeetingCadence,
    members: Iterable[tuple[Recurrence, Stay]],
    window: Period,
    here: ZoneInfo,
    business: ZoneInfo,
) -> list[PlannedMeeting]:
    """The occurrences whose local day lies in ``window``, none while the cadence is on hold."""
    rest = cadence.hold_from, cadence.hold_to
    found: list[PlannedMeeting] = []
    for recurrence, stay in members:
        found += _with_one(cadence.id, recurrence, stay, rest, window, here, business)
    return found


# A year of meetings with hundreds of people is asked for after every change of any of them.
@lru_cache(maxsize=1_024)
def _with_one(
    cadence_id: int,
    recurrence: Recurrence,
    stay: Stay,
    rest: _Rest,
    window: Period,
    here: ZoneInfo,
    business: ZoneInfo,
) -> tuple[PlannedMeeting, ...]:
    zone = zone_of(recurrence, here, business)
    person = stay.person_id or None
    return tuple(
        PlannedMeeting(Slot(cadence_id, person, nominal(one.original)), one.local, one.at, zone)
        for one in occurrences(recurrence, window, here, business)
        if _belongs(stay, one) and not _rests(rest, one.local.date())
    )


def on_hold(cadence: MeetingCadence, day: date) -> bool:
    """Whether nothing happens that day because the cadence rests."""
    return _rests((cadence.hold_from, cadence.hold_to), day)


def _rests(rest: _Rest, day: date) -> bool:
    begin, end = rest
    return begin is not None and day >= begin and (end is None or day < end)


def _joined(stay: Stay) -> tuple[date, int]:
    return stay.from_on or date.min, stay.person_id


def _belongs(stay: Stay, one: Occurrence) -> bool:
    day = one.local.date()
    after = stay.from_on is None or day >= stay.from_on
    known = stay.since is None or one.at >= stay.since
    return after and known and (stay.to_on is None or day < stay.to_on)


def _delayed(recurrence: Recurrence, minutes: int) -> Recurrence:
    start = recurrence.on(recurrence.starts_on)
    begin = start.hour * 60 + start.minute
    late = min(begin + minutes, max(begin, LAST_START))
    at = datetime.combine(recurrence.starts_on, datetime.min.time()) + timedelta(minutes=late)
    return replace(recurrence, wall_time=f"{at:%H:%M}")


def _without(stay: Stay, taken: Sequence[Period]) -> list[Stay]:
    """What is left of a stay when some days of it are taken."""
    parts = [stay]
    for period in taken:
        left = []
        for part in parts:
            if part.from_on is None or part.from_on < period.start:
                ends = [period.start, *([part.to_on] if part.to_on else [])]
                left.append(replace(part, to_on=min(ends)))
            if part.to_on is None or part.to_on > period.end:
                start = max(part.from_on or date.min, period.end)
                left.append(replace(part, from_on=start))
        parts = left
    return [part for part in parts if part.to_on is None or (part.from_on or date.min) < part.to_on]


def last_day(cadence: MeetingCadence) -> date:
    """The day after which the cadence gives nothing; the end of time for an open one."""
    return date.max - DAY if cadence.ends_on is None else cadence.ends_on
