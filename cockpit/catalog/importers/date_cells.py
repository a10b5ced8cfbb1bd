"""Dates as people and programs write them; day and month are told apart by the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum

from cockpit.catalog.importers.month_names import month_of
from cockpit.catalog.importers.table import Cell


class DateStyle(StrEnum):
    """The order in which a date of three numbers is written."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


# Longer cells are no dates; patterns need not look at them.
_LONGEST = 60
FIRST_YEAR, LAST_YEAR = 1900, 2199
# Day zero of spreadsheets that keep dates as numbers, as every program since 1990 counts them.
_SERIAL_ZERO = date(1899, 12, 30)
_CLOCK = (
    r"(?:[T ,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})"
    r"(?:[.,](?P<fraction>\d{1,6})\d*)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.年])(\d{1,2})(?:\2|月)(\d{1,2})日?" + _CLOCK)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + _CLOCK)
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})")
_NAMED = re.compile(
    r"(?:[^\W\d]+\.?,\s+)?(?:(?P<day>\d{1,2})\.?[ -](?:de )?(?P<name>[^\W\d]+)\.?|"
    r"(?P<name2>[^\W\d]+)\.? (?P<day2>\d{1,2}),?)[ -](?:de )?(?P<year>\d{4}|\d{2})" + _CLOCK
)
_MILLISECONDS = re.compile(r"1\d{12}")
# A spreadsheet's number of a day from 1982 to 2064, as text.
_SERIAL = re.compile(r"[3-5]\d{4}(?:\.\d+)?")


class NotADate(ValueError):
    """A cell that no calendar knows."""


@dataclass(frozen=True, slots=True)
class ReadDates:
    """``days`` for the cells that are dates, ``bad`` for the others; ``style`` is how numbered
    dates were read, None when there were none; ``unclear`` is a cell with two readings."""

    days: dict[Cell, date]
    bad: tuple[Cell, ...]
    style: DateStyle | None
    unclear: str = ""


def read_dates(cells: Iterable[Cell], zone: tzinfo, style: DateStyle | None = None) -> ReadDates:
    """Read each distinct cell of a column; instants become days of the business ``zone``.

    Without ``style`` the column decides between day first and month first; when it cannot,
    ``unclear`` names a cell and those cells are neither in ``days`` nor ``bad``.
    """
    distinct = list(cells)
    numbered = [found for cell in distinct if (found := _three_numbers(cell))]
    chosen = style if style in (DateStyle.DMY, DateStyle.MDY) else _style_of(numbered)
    days: dict[Cell, date] = {}
    bad: list[Cell] = []
    unclear = ""
    for cell in distinct:
        if chosen is None and _two_readings(cell, style):
            unclear = unclear or str(cell)
            continue
        try:
            days[cell] = day_of(cell, zone, style if style is DateStyle.YMD else chosen)
        except (ValueError, OverflowError):
            bad.append(cell)
    return ReadDates(days, tuple(bad), _told(distinct, numbered, style, chosen), unclear)


def day_of(cell: Cell, zone: tzinfo, style: DateStyle | None = None) -> date:
    """The day a cell means; NotADate or ValueError when it means none."""
    if isinstance(cell, datetime):
        return _sane(cell.astimezone(zone).date() if cell.tzinfo else cell.date())
    if isinstance(cell, date):
        return _sane(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _sane(_SERIAL_ZERO + timedelta(days=int(cell))) if cell > 1 else _none(cell)
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return _none(cell)
    return instant_of(cell, zone, style)[0]


def instant_of(
    text: str, zone: tzinfo, style: DateStyle | None = None
) -> tuple[date, datetime | None]:
    """The day a text means and, where it says a time of day, the instant (UTC)."""
    text = text.strip()
    if _MILLISECONDS.fullmatch(text):
        at = datetime.fromtimestamp(int(text) / 1000, UTC)
        return _sane(at.astimezone(zone).date()), at
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        day = date(int(match[1]), int(match[3]), int(match[4]))
        return _placed(_sane(day), match, zone)
    match = _YEAR_LAST.fullmatch(text)
    if match:
        return _placed(_sane(_numbered_day(match, style)), match, zone)
    if _SERIAL.fullmatch(text):
        return _SERIAL_ZERO + timedelta(days=int(float(text))), None
    match = _COMPACT.fullmatch(text)
    if match:
        return date(int(match[1]), int(match[2]), int(match[3])), None
    match = _NAMED.fullmatch(text)
    if match:
        month = month_of(match["name"] or match["name2"])
        day = date(_year(match["year"]), month, int(match["day"] or match["day2"]))
        return _placed(_sane(day), match, zone)
    raise NotADate(text)


def _placed(day: date, match: re.Match[str], zone: tzinfo) -> tuple[date, datetime | None]:
    """The day and instant of a match: a clock with a zone may move the day."""
    if match["hour"] is None:
        return day, None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    micros = int((match["fraction"] or "").ljust(6, "0"))
    clock = time(hour, int(match["minute"]), int(match["second"] or 0), micros)
    at = datetime.combine(day, clock, tzinfo=_offset(match["zone"]) or zone)
    told = at.astimezone(zone).date() if match["zone"] else day
    return told, at.astimezone(UTC)


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=minutes if text[0] == "+" else -minutes))


def _numbered_day(match: re.Match[str], style: DateStyle | None) -> date:
    """Three numbers in the column's order; with points between them the day stands first."""
    first, second, last = int(match[1]), int(match[3]), match[4]
    if style is DateStyle.YMD and len(last) == 2:
        return date(_year(match[1].zfill(2)), second, int(last))
    if style is DateStyle.MDY and match[2] != ".":
        return date(_year(last), first, second)
    return date(_year(last), second, first)


def _year(text: str) -> int:
    """Two digits mean 1970 to 2069."""
    number = int(text)
    return number if len(text) == 4 else number + (2000 if number < 70 else 1900)


def _sane(day: date) -> date:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else _none(day)


def _none(cell: object) -> date:
    raise NotADate(str(cell))


def _three_numbers(cell: Cell) -> tuple[int, int] | None:
    """The first two numbers of ``3/4/2024``; points are left out, they say day first."""
    short = isinstance(cell, str) and len(cell) <= _LONGEST
    match = _YEAR_LAST.fullmatch(str(cell).strip()) if short else None
    return (int(match[1]), int(match[3])) if match and match[2] != "." else None


def _two_readings(cell: Cell, style: DateStyle | None) -> bool:
    """``3/4/2024`` has two; where the year is said to stand first, ``03/04/24`` has one."""
    found = _three_numbers(cell)
    if not found or max(found) > 12 or found[0] == found[1]:
        return False
    return style is None or len(str(cell).split(" ")[0]) > len("00/00/00")


def _style_of(numbered: list[tuple[int, int]]) -> DateStyle | None:
    """What the column's certain dates say; None when there are none, or as many against."""
    day_first = sum(first > 12 >= second for first, second in numbered)
    month_first = sum(second > 12 >= first for first, second in numbered)
    if day_first == month_first:
        return None
    return DateStyle.DMY if day_first > month_first else DateStyle.MDY


def _told(
    cells: list[Cell],
    numbered: list[tuple[int, int]],
    style: DateStyle | None,
    chosen: DateStyle | None,
) -> DateStyle | None:
    """How the column was read, for people."""
    if numbered:
        return style or chosen
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    if any(map(_YEAR_LAST.fullmatch, texts)):
        return DateStyle.DMY
    return DateStyle.YMD if any(map(_YEAR_FIRST.match, texts)) else None
