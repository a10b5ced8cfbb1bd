"""Days and instants as the integers they are in the file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1).toordinal()
_MICROSECOND = timedelta(microseconds=1)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH_DAY


def day_of(number: int) -> date:
    """The date that many days after 1970-01-01."""
    return date.fromordinal(number + EPOCH_DAY)


def instant_number(at: datetime) -> int:
    """Microseconds since 1970-01-01 UTC; a naive instant is a mistake and raises TypeError."""
    return (at - EPOCH) // _MICROSECOND


def instant_of(number: int) -> datetime:
    """The aware UTC instant that many microseconds after 1970-01-01."""
    return EPOCH + timedelta(microseconds=number)
