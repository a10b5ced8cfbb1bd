"""When something comes back: a rule over local wall-clock times, its exceptions and its moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class ZoneMode(StrEnum):
    """Whether a wall-clock time goes with the traveller or stays where it was made."""

    FLOATING = "floating"
    FIXED = "fixed"


class Shift(StrEnum):
    """What happens to a day on which nobody works."""

    NONE = "none"
    PREVIOUS = "prev"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """``rule`` is an RRULE text, empty for something that comes once, on ``starts_on``.

    ``wall_time`` reads HH:MM. A fixed ``zone`` left empty is the business zone. ``exceptions`` do
    not happen, ``moves`` pairs a time with the one it was moved to; both name the time that the
    rule gives, as YYYY-MM-DDTHH:MM. ``shift`` looks at weekends and the holidays of ``region``
    (ISO 3166, as ES or ES-MD). ``ends_on`` is the last day.
    """

    starts_on: date
    wall_time: str = "09:00"
    rule: str = ""
    ends_on: date | None = None
    zone_mode: ZoneMode = ZoneMode.FIXED
    zone: str = ""
    shift: Shift = Shift.NONE
    region: str = ""
    exceptions: frozenset[str] = frozenset()
    moves: tuple[tuple[str, str], ...] = ()

    def on(self, day: date) -> datetime:
        """The wall-clock time of a day, naive."""
        return datetime.combine(day, time.fromisoformat(self.wall_time))


def nominal(local: datetime) -> str:
    """A naive local time as it names an occurrence."""
    return local.isoformat(timespec="minutes")


def local_time(text: str) -> datetime:
    """The naive local time that ``nominal`` wrote."""
    return datetime.fromisoformat(text)
