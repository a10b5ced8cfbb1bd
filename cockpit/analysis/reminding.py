"""What reminders there are to be, and how those in the file differ: no clock, no file.

A rule's reminders are named by their nominal local time. Zones, clocks and new tables of zones
move ``due`` of the waiting ones; nothing that rang is made anew, and nothing gets lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cockpit.analysis.recurring import occurrences, zone_of
from cockpit.analysis.rules import LONGEST_WINDOW
from cockpit.analysis.wall_time import instant
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import Recurrence, nominal
from cockpit.domain.reminders import Ending, LatePolicy, ReminderState

DAYS_AHEAD = 60
# Written again before so few days are left.
FEWEST_DAYS_AHEAD = 30
# Longer away than this, and what is older does not come back; what comes once, or a few times a
# year, does for ten years.
LONGEST_AWAY = 400
LONGEST_AWAY_RARE = 3_660
# What has ended is kept so long; then it goes, unless it is open.
KEPT_DAYS = 430
LATE_AFTER = timedelta(minutes=1)
EXPIRES_AFTER = timedelta(minutes=15)
# What was handed to the window and never came back is handed over again.
CONFIRMED_WITHIN = timedelta(minutes=1)
# From so many late ones on, one word for all of them.
DIGEST_FROM = 3
OPEN = frozenset((ReminderState.WAITING, ReminderState.SNOOZED, ReminderState.SHOWN))
_RINGS = (None, ReminderState.DISMISSED)


@dataclass(frozen=True, slots=True)
class Expected:
    """A reminder that a rule gives. ``ending`` when it is not needed any more; dismissed ends only
    what has rung, as every other reminder rings first."""

    nominal: str
    due: datetime
    ending: ReminderState | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A reminder as it lies in the file."""

    nominal: str
    due: datetime
    state: ReminderState


@dataclass(slots=True)
class Difference:
    """What is to be written so that the file holds what the rule gives."""

    add: list[Expected] = field(default_factory=list)
    move: list[Expected] = field(default_factory=list)
    revive: list[Expected] = field(default_factory=list)
    end: list[tuple[str, ReminderState]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.add or self.move or self.revive or self.end)


def window_of(
    today: date, horizon: date | None, earliest_open: date | None, *, rare: bool = False
) -> Period:
    """The nominal days of a rule to be compared: from its oldest reminder that is still open, or
    from where was last written to, up to 60 days ahead. ``rare`` for a rule that gives few."""
    oldest = today - (LONGEST_AWAY_RARE if rare else LONGEST_AWAY) * DAY
    starts = [day for day in (horizon, earliest_open) if day is not None]
    start = min([today, *starts]) - 2 * DAY
    return Period(max(start, oldest), today + DAYS_AHEAD * DAY)


def is_rare(rule: str) -> bool:
    """Whether a rule gives a few days a year, or one: ten years of them are soon compared."""
    return not rule or "MONTHLY" in rule.upper() or "YEARLY" in rule.upper()


def expected(
    recurrence: Recurrence,
    lead_minutes: int,
    window: Period,
    here: ZoneInfo,
    business: ZoneInfo,
    ended: Ending | None = None,
) -> list[Expected]:
    """The reminders whose nominal day lies in the window, in order."""
    lead = timedelta(minutes=lead_minutes)
    zone = zone_of(recurrence, here, business)
    found = []
    for part in _parts(window, lead):
        for one in occurrences(recurrence, part, here, business):
            at = one.local - lead
            if window.start <= at.date() < window.end:
                ending = ended(one.local) if ended is not None else None
                due = instant(at, zone) if lead else one.at
                found.append(Expected(nominal(at), due, ending))
    return found


def _parts(window: Period, lead: timedelta) -> Iterable[Period]:
    """The occurrences' days in pieces that the engine looks at whole."""
    start = window.start + min(lead, timedelta()) - (DAY if lead else timedelta())
    end = window.end + max(lead, timedelta()) + (DAY if lead else timedelta())
    while start < end:
        part = Period(start, min(end, start + LONGEST_WINDOW * DAY))
        yield part
        start = part.end


def difference(
    kept: Mapping[str, Kept], wanted: Iterable[Expected], since: datetime, now: datetime
) -> Difference:
    """How the rows of one rule in a window are to change.

    ``since`` is when the rule was made or last changed: it does not ring for what was due before.
    A claimed one is on its way to the screen and left alone.
    """
    found = Difference()
    names = set()
    for one in wanted:
        names.add(one.nominal)
        row = kept.get(one.nominal)
        if row is not None:
            _compare(found, row, one, max(now, since))
        elif one.ending in _RINGS and one.due > since:
            found.add.append(one)
    for name, row in kept.items():
        if name not in names and row.state in OPEN:
            found.end.append((name, ReminderState.CANCELLED))
    return found


def _compare(found: Difference, row: Kept, one: Expected, not_before: datetime) -> None:
    if one.ending not in _RINGS or (one.ending and row.state == ReminderState.SHOWN):
        if row.state in OPEN:
            found.end.append((one.nominal, _end(row.state, one.ending)))
    elif row.state == ReminderState.WAITING:
        if row.due != one.due:
            found.move.append(one)
    elif row.state == ReminderState.CANCELLED and one.due > not_before:
        found.revive.append(one)


def _end(state: ReminderState, ending: ReminderState) -> ReminderState:
    """What never rang cannot be done."""
    return ReminderState.CANCELLED if state == ReminderState.WAITING else ending


def is_late(due: datetime, now: datetime) -> bool:
    """True when it comes noticeably after its time."""
    return now - due > LATE_AFTER


def is_expired(policy: LatePolicy, due: datetime, now: datetime) -> bool:
    """True when it is no use any more."""
    return policy == LatePolicy.EXPIRE and now - due > EXPIRES_AFTER
