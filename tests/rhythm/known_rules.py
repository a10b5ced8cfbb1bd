"""The rules of the simulation, and on which days they are due, said without reading rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cockpit.domain.recurrence import Recurrence, ZoneMode

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
FIRST = START.date()
DAILY = (
    Recurrence(FIRST, "00:00", "FREQ=DAILY", zone_mode=ZoneMode.FIXED),
    Recurrence(FIRST, "02:30", "FREQ=DAILY", zone_mode=ZoneMode.FLOATING),
    Recurrence(FIRST, "09:00", "FREQ=DAILY", zone_mode=ZoneMode.FLOATING),
)


def is_due(rule: Recurrence, day: date) -> bool:
    """Whether a rule of the simulation rings on a day, said without reading rules."""
    return DUE[rule.rule](day)


def _last_day(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _last_weekday(day: date) -> bool:
    rest = (day + timedelta(days=n) for n in range(1, 8))
    later = [one for one in rest if one.month == day.month and one.weekday() < 5]
    return day.weekday() < 5 and not later


DUE = {
    "FREQ=DAILY": lambda day: day >= FIRST,
    "FREQ=DAILY;INTERVAL=3": lambda day: (day - FIRST).days % 3 == 0,
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": lambda day: day.weekday() < 5,
    "FREQ=WEEKLY;BYDAY=MO": lambda day: day.weekday() == 0,
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU": lambda day: (
        day.weekday() == 1 and (day - (FIRST - timedelta(days=FIRST.weekday()))).days // 7 % 2 == 0
    ),
    "FREQ=MONTHLY;BYMONTHDAY=15": lambda day: day.day == 15,
    "FREQ=MONTHLY;BYMONTHDAY=-1": _last_day,
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": _last_weekday,
    "FREQ=MONTHLY;BYDAY=-1FR": lambda day: (
        day.weekday() == 4 and (day + timedelta(days=7)).month != day.month
    ),
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=29": lambda day: (day.month, day.day) == (3, 29),
    "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=28,29,30,31;BYSETPOS=-1": lambda day: (
        day.month in (1, 4, 7, 10) and _last_day(day)
    ),
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29": lambda day: (day.month, day.day) == (2, 29),
}
# Fifteen rules for the long run, at the hours around which clocks change; the last three come
# more seldom than reminders are written ahead.
MANY = tuple(
    Recurrence(FIRST, at, rule, zone_mode=mode)
    for at, rule, mode in (
        ("00:00", "FREQ=DAILY", ZoneMode.FIXED),
        ("02:30", "FREQ=DAILY", ZoneMode.FLOATING),
        ("01:59", "FREQ=DAILY", ZoneMode.FIXED),
        ("09:00", "FREQ=DAILY", ZoneMode.FLOATING),
        ("23:59", "FREQ=DAILY", ZoneMode.FIXED),
        ("03:00", "FREQ=DAILY;INTERVAL=3", ZoneMode.FIXED),
        ("08:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", ZoneMode.FLOATING),
        ("00:00", "FREQ=WEEKLY;BYDAY=MO", ZoneMode.FLOATING),
        ("02:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ZoneMode.FIXED),
        ("00:30", "FREQ=MONTHLY;BYMONTHDAY=-1", ZoneMode.FIXED),
        ("17:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ZoneMode.FLOATING),
        ("01:00", "FREQ=MONTHLY;BYDAY=-1FR", ZoneMode.FIXED),
        ("02:15", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=29", ZoneMode.FIXED),
        ("00:00", "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", ZoneMode.FLOATING),
        (
            "09:00",
            "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
            ZoneMode.FLOATING,
        ),
    )
)
