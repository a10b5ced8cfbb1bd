"""Notices that the machine slept, that its clock was set, that it travelled, that zones changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

# What two clocks may drift apart between two looks.
TOLERANCE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clocks say: ``wall`` an aware UTC instant, ``steady`` seconds of a clock that
    stands still while the machine sleeps; ``zone`` is the machine's, ``tables`` names the version
    of the tables of zones."""

    wall: datetime
    steady: float
    zone: str
    tables: str = ""


class ClockWatch:
    """Compares each reading with the one before."""

    def __init__(self, first: Reading) -> None:
        self._last = first
        self._day: date = first.wall.date()

    def jumped(self, reading: Reading) -> bool:
        """True after a sleep, or when the clock was set."""
        passed = timedelta(seconds=reading.steady - self._last.steady)
        return abs(reading.wall - self._last.wall - passed) > TOLERANCE

    def moved(self, reading: Reading) -> bool:
        """True when every local time may mean another instant."""
        return (reading.zone, reading.tables) != (self._last.zone, self._last.tables)

    def turned(self, reading: Reading) -> bool:
        """True once on another day (UTC)."""
        return reading.wall.date() != self._last.wall.date()

    def note(self, reading: Reading) -> None:
        """Compare the next one with this."""
        self._last = reading
