"""From a clock on the wall to the instant it means, over changes of clocks and calendars."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from io import BytesIO
from zoneinfo import ZoneInfo

from cockpit.domain.period import DAY

# A table of zones in its shortest form (RFC 8536): one zone without changes, called UTC.
_UTC = b"TZif" + bytes(16) + bytes(16) + bytes((0, 0, 0, 1, 0, 0, 0, 4))
_UTC += bytes(6) + b"UTC\0"


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None for one that the tables of this machine do not have."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def zone_or(name: str, otherwise: ZoneInfo | None = None) -> ZoneInfo:
    """The zone of that name, else the other one, else UTC, which needs no tables: days go on
    where a name is not known, and the zone's own clock comes back with its table."""
    return zone_named(name) or otherwise or zone_named("UTC") or utc_without_tables()


@lru_cache(maxsize=1)
def utc_without_tables() -> ZoneInfo:
    """UTC on a machine that has no tables of zones at all."""
    return ZoneInfo.from_file(BytesIO(_UTC), key="UTC")


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
