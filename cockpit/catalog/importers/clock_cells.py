"""Times of day and lengths of time, as phone systems and rosters write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo

from cockpit.catalog.importers.date_cells import DateStyle, instant_of
from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.table import Cell

# A longer length of time is a mistake: a week.
_LONGEST = 7 * 86_400
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?[Mm]?\.?")
_COLONS = re.compile(r"(\d{1,4}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?")
_PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]*)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "sek", "sekunden", "segundos"), 1.0),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minuten", "minutos"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunden", "heures"), 3600.0),
    **dict.fromkeys(("ms", "millis", "milliseconds"), 0.001),
}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a bare number counts, and what ``2:30`` does: seconds a unit, seconds its first part."""

    bare: float
    first_of_two: int


CALLS = Usage(1.0, 60)
SHIFTS = Usage(60.0, 3600)


def read_durations(
    cells: Iterable[Cell], heading: str, usage: Usage
) -> tuple[dict[Cell, int], list[Cell]]:
    """Whole seconds of the distinct cells of a column, and the cells that are no length of time.

    A unit in the heading ("Talk time (min)") is that of bare numbers; a column of fractions of one
    counts days, as spreadsheets do.
    """
    distinct = list(cells)
    bare = _days_in(distinct) or _unit_in(heading) or usage.bare
    seconds: dict[Cell, int] = {}
    bad: list[Cell] = []
    for cell in distinct:
        length = _seconds(cell, bare, usage.first_of_two)
        if length is None or not 0 <= length <= _LONGEST:
            bad.append(cell)
        else:
            seconds[cell] = round(length)
    return seconds, bad


def _days_in(cells: list[Cell]) -> float:
    numbers = [cell for cell in cells if _is_number(cell)]
    parts = [cell for cell in numbers if 0 < float(str(cell)) < 1]
    return 86_400.0 if parts and len(parts) >= len([n for n in numbers if n]) else 0.0


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _unit_in(heading: str) -> float:
    """The last unit named: "seconds" in “Speed of answer in seconds”."""
    named = [_UNITS[word] for word in plain(heading).split() if word in _UNITS and len(word) > 1]
    return named[-1] if named else 0.0


def _seconds(cell: Cell, bare: float, first_of_two: int) -> float | None:
    if isinstance(cell, datetime) or cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    if isinstance(cell, (int, float)):
        return cell * bare
    return _written(cell.strip().casefold(), bare, first_of_two) if isinstance(cell, str) else None


def _written(text: str, bare: float, first_of_two: int) -> float | None:
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", ".")) * bare
    match = _COLONS.fullmatch(text)
    if match:
        first, second = int(match[1]), int(match[2])
        if match[3] is None:
            return first * first_of_two + second * first_of_two / 60 if second < 60 else None
        third = int(match[3])
        return first * 3600 + second * 60 + third if max(second, third) < 60 else None
    parts = _PART.findall(text)
    known = parts and all(unit in _UNITS for _number, unit in parts)
    if not known or _PART.sub("", text).strip(" ,"):
        return None
    return sum(float(number.replace(",", ".")) * _UNITS[unit] for number, unit in parts)


def clock_of(cell: Cell, zone: tzinfo, style: DateStyle | None) -> time | datetime | None:
    """A time of day alone, or an aware UTC instant where the cell tells the day too; None for
    neither. A number is a spreadsheet's part of a day."""
    if isinstance(cell, datetime):
        return (cell if cell.tzinfo else cell.replace(tzinfo=zone)).astimezone(UTC)
    if isinstance(cell, time):
        return cell.replace(tzinfo=None)
    if isinstance(cell, float) and 0 <= cell < 1:
        seconds = round(cell * 86_400) % 86_400
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return _clock_written(cell, zone, style) if isinstance(cell, str) else None


def _clock_written(text: str, zone: tzinfo, style: DateStyle | None) -> time | datetime | None:
    match = _CLOCK.fullmatch(text.strip()) if len(text) <= 20 else None
    try:
        if match:
            hour, half = int(match[1]), (match[4] or "").casefold()
            if half:
                hour = hour % 12 + (12 if half == "p" else 0)
            return time(hour, int(match[2]), int(match[3] or 0))
        return instant_of(text, zone, style)[1] if len(text) <= 60 else None
    except (ValueError, OverflowError):
        return None
