"""The days on which nobody works, by region, and stepping aside from them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from cockpit.domain.period import DAY
from cockpit.domain.recurrence import Shift

_SATURDAY = 5
# More days off in a row than any country has; a calendar without working days ends the search.
_FARTHEST = 40


def is_working(day: date, region: str) -> bool:
    """True on weekdays that are no holiday of the region ("" knows weekends only)."""
    return day.weekday() < _SATURDAY and day not in _holidays(region, day.year)


def shifted(day: date, shift: Shift, region: str) -> date:
    """The day itself, or the nearest working day before or after it."""
    if shift == Shift.NONE:
        return day
    step = DAY if shift == Shift.NEXT else -DAY
    found = day
    for _ in range(_FARTHEST):
        if is_working(found, region):
            return found
        found += step
    return day


@lru_cache(maxsize=256)
def _holidays(region: str, year: int) -> frozenset[date]:
    """Public holidays; a region that the library does not know has none."""
    country, _dash, part = region.partition("-")
    if not country:
        return frozenset()
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, subdiv=part or None, years=year))
    except NotImplementedError:
        return frozenset()
