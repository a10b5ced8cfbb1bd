"""The hours of several days side by side, right on days of 23 and of 25 hours too.

The axis is cut into half hours of the clock on the wall. A day on which the clocks go back has
some of them twice: the second pass is a stretch of the axis of its own, which the other days do
not have; a day on which they go forward lacks some.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HALF = timedelta(minutes=30)
_MINUTES = 30
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A half hour: the minute of the day on the wall, and whether the clock says it again."""

    minute: int
    again: bool = False

    @property
    def words(self) -> str:
        """The clock at its beginning."""
        return f"{self.minute // 60:02}:{self.minute % 60:02}"


class Axis:
    """The half hours of ``days`` in ``zone`` from top to bottom; places count them from 0."""

    def __init__(self, days: Sequence[date], zone: ZoneInfo) -> None:
        self.days, self.zone = tuple(days), zone
        self._starts = {day: _begin(day, zone) for day in self.days}
        self._by_day = {day: _marks(day, zone) for day in self.days}
        self.marks = _merged([list(dict.fromkeys(found)) for found in self._by_day.values()])
        self._places = {mark: place for place, mark in enumerate(self.marks)}

    def __len__(self) -> int:
        return len(self.marks)

    def place(self, day: date, at: datetime) -> float:
        """Where an instant stands in a day's column; before the day 0, after it the end."""
        passed = at.astimezone(UTC) - self._starts[day]
        found = self._by_day[day]
        steps, rest = divmod(passed, HALF)
        if steps < 0:
            return 0.0
        if steps >= len(found):
            return float(len(self.marks))
        return self._places[found[steps]] + rest / HALF

    def at(self, day: date, place: float) -> datetime:
        """The instant at a place of a day's column; on what the day lacks, the next it has."""
        whole = max(0, min(int(place), len(self.marks) - 1))
        found = self._by_day[day]
        for at in range(whole, len(self.marks)):
            if self.marks[at] in found:
                rest = place - whole if at == whole else 0.0
                passed = found.index(self.marks[at]) * HALF + rest * HALF
                return (self._starts[day] + passed).astimezone(self.zone)
        return (self._starts[day] + len(found) * HALF).astimezone(self.zone)

    def lacking(self, day: date) -> list[tuple[int, int]]:
        """The stretches ``[first, end)`` of the axis that a day does not have."""
        has = set(self._by_day[day])
        stretches: list[tuple[int, int]] = []
        for place, mark in enumerate(self.marks):
            if mark in has:
                continue
            if stretches and stretches[-1][1] == place:
                stretches[-1] = (stretches[-1][0], place + 1)
            else:
                stretches.append((place, place + 1))
        return stretches

    def hours(self, day: date) -> float:
        """How long a day is."""
        return len(self._by_day[day]) / 2


def _begin(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a local day, in UTC: where clocks skip midnight, what comes after."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _marks(day: date, zone: ZoneInfo) -> list[Mark]:
    at, end = _begin(day, zone), _begin(day + _DAY, zone)
    found: list[Mark] = []
    while at < end:
        local = at.astimezone(zone)
        minute = (local.hour * 60 + local.minute) // _MINUTES * _MINUTES
        found.append(Mark(minute, bool(local.fold)))
        at += HALF
    return found


def _merged(by_day: Sequence[list[Mark]]) -> list[Mark]:
    """The usual half hours, and after what comes twice on some day its second pass."""
    merged = [Mark(minute) for minute in range(0, 24 * 60, _MINUTES)]
    for found in by_day:
        for before, mark in zip([None, *found], found, strict=False):
            if mark not in merged:
                place = merged.index(before) + 1 if before in merged else 0
                merged.insert(place, mark)
    return merged
