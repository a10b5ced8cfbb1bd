"""How well a rhythm of meetings is kept: held against planned, streak, gaps, coaching time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cockpit.domain.meetings import MeetingKind, MeetingState
from cockpit.domain.period import Period
from cockpit.queries.meetings import MeetingRow

_DUE = (MeetingState.HELD, MeetingState.SKIPPED, MeetingState.UNRESOLVED)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """``planned`` are the meetings of the rhythm that came due, the excused left out, ``held``
    those of them that took place; ``on_the_spot`` were held besides. ``streak`` counts the latest
    ones held without a miss between them; an excused one neither breaks nor adds. ``gap`` is the
    longest number of days between two that were held, or since the last; None before the second
    day anything is known of.
    """

    planned: int
    held: int
    excused: int
    on_the_spot: int
    streak: int
    gap: int | None
    last_held: date | None

    @property
    def share(self) -> float | None:
        """Held of planned; None while nothing came due."""
        return self.held / self.planned if self.planned else None


def record_of(rows: Iterable[MeetingRow], today: date) -> MeetingRecord:
    """The record of meetings in order of time, as of ``today``; what is still to come, and what
    was called off, does not count."""
    known = [row for row in rows if row.state in _DUE]
    due = [row for row in known if row.slot is not None and not _excused(row)]
    days = sorted({row.held_on for row in known if row.state is MeetingState.HELD})
    return MeetingRecord(
        planned=len(due),
        held=sum(row.state is MeetingState.HELD for row in due),
        excused=sum(_excused(row) for row in known),
        on_the_spot=sum(row.slot is None and row.state is MeetingState.HELD for row in known),
        streak=_streak(due),
        gap=_longest_gap(days, today),
        last_held=days[-1] if days else None,
    )


def coaching_minutes(rows: Iterable[MeetingRow], period: Period) -> dict[int, int]:
    """Minutes of coaching held with each person on the days of ``period``, by person id."""
    found: dict[int, int] = {}
    for row in rows:
        counts = row.kind is MeetingKind.COACHING and row.state is MeetingState.HELD
        if counts and row.person_id is not None and row.local.date() in period:
            found[row.person_id] = found.get(row.person_id, 0) + row.minutes
    return found


def _excused(row: MeetingRow) -> bool:
    return row.state is MeetingState.SKIPPED and row.excused


def _streak(due: Sequence[MeetingRow]) -> int:
    for length, row in enumerate(reversed(due)):
        if row.state is not MeetingState.HELD:
            return length
    return len(due)


def _longest_gap(days: Sequence[date], today: date) -> int | None:
    if not days:
        return None
    ends = [*days, max(today, days[-1])]
    gap = max(after - before for before, after in pairwise(ends))
    return gap.days if gap > timedelta(0) else None
