"""From a clock on the wall to the instant it means, over changes of clocks and calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from cockpit.domain.period import DAY


@lru_cache(maxsize=32_768)
def instant(local: datetime, zone: tzinfo) -> datetime:
    """The aware UTC instant of a naive wall-clock time.

    A time that comes twice is its first; one that clocks skip moves forward by what they skip; on
    a day that a zone skips whole it is the first instant after.
    """
    at = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) - local < DAY:
        return at
    return _change_between(local.replace(tzinfo=zone, fold=1).astimezone(UTC), at, zone)


def _change_between(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The instant between two at which the zone's clocks change, to the second."""
    old = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
