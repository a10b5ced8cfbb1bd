"""A whole column read at once: every distinct cell once, however often it stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from cockpit.catalog.importers.clock_cells import CALLS, SHIFTS, clock_of, read_durations
from cockpit.catalog.importers.currency_words import scale_in_heading
from cockpit.catalog.importers.date_cells import (
    FIRST_YEAR,
    LAST_YEAR,
    DateStyle,
    day_of,
    instant_of,
    read_dates,
)
from cockpit.catalog.importers.flags import flag_of
from cockpit.catalog.importers.number_cells import Figure, ReadNumbers, read_numbers
from cockpit.catalog.importers.rate_cells import read_rates
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.table import Cell
from cockpit.catalog.importers.text_cells import MISSING, lines_of, text_of
from cockpit.wording import _

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# Names and identifiers of more characters are something that slipped into the wrong column.
_LONGEST_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class CellsRead:
    """What the distinct cells of a column mean: ``values`` (None: empty) and ``texts``, the same
    in one plain form whatever the file's; ``bad`` says why a cell could not be read; ``said``
    tells people how the column was read; ``unclear`` is a date with two readings."""

    values: dict[Cell, Any]
    texts: dict[Cell, str]
    bad: dict[Cell, str] = field(default_factory=dict)
    said: str = ""
    unclear: str = ""


def read_cells(
    reading: Reading,
    column: Sequence[Cell],
    zone: tzinfo,
    style: DateStyle | None,
    heading: str = "",
) -> CellsRead:
    """Read a column as ``reading``; days are those of the business ``zone``."""
    distinct = list(dict.fromkeys(column))
    if reading in (Reading.TEXT, Reading.ID):
        texts = {cell: text_of(cell) for cell in distinct}
        long = [cell for cell, text in texts.items() if len(text) > _LONGEST_TEXT]
        texts |= dict.fromkeys(long, "")
        return CellsRead(dict(texts), texts, dict.fromkeys(long, _too_long()))
    if reading is Reading.LINES:
        texts = {cell: lines_of(cell) for cell in distinct}
        return CellsRead(dict(texts), texts)
    empty = [cell for cell in distinct if _is_empty(cell)]
    filled = [cell for cell in distinct if not _is_empty(cell)]
    if reading is Reading.DATE:
        read = _dates(filled, zone, style)
    elif reading is Reading.INSTANT:
        read = _instants(filled, zone, style)
    elif reading is Reading.FLAG:
        read = _flags(filled)
    elif reading is Reading.CLOCK:
        read = _clocks(filled, zone, style)
    elif reading in (Reading.CALL_TIME, Reading.WORK_TIME):
        read = _lengths(reading, filled, heading)
    elif reading is Reading.RATE:
        read = _rates(filled)
    else:
        read = _figures(reading, filled, heading)
    for cell in empty:
        read.values[cell], read.texts[cell] = None, ""
    return read


def _too_long() -> str:
    return _("longer than {n} characters").format(n=f"{_LONGEST_TEXT:,}")


def _is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in MISSING)


def _dates(cells: list[Cell], zone: tzinfo, style: DateStyle | None) -> CellsRead:
    read = read_dates(cells, zone, style)
    texts = {cell: day.isoformat() for cell, day in read.days.items()}
    bad = {cell: _no_date(cell) for cell in read.bad}
    return CellsRead(dict(read.days), texts, bad, _style_title(read.style), read.unclear)


def _instants(cells: list[Cell], zone: tzinfo, style: DateStyle | None) -> CellsRead:
    read = read_dates(cells, zone, style)
    order = read.style
    values: dict[Cell, Any] = {cell: _instant(cell, zone, order) for cell in read.days}
    texts = {cell: at.isoformat() for cell, at in values.items()}
    bad = {cell: _no_date(cell) for cell in read.bad}
    return CellsRead(values, texts, bad, _style_title(read.style), read.unclear)


def _no_date(cell: Cell) -> str:
    """Why a cell is no date; years that nobody plans for are most likely slips."""
    year = _YEAR.search(str(cell))
    if year is not None and not FIRST_YEAR <= int(year[0]) <= LAST_YEAR:
        return _("not between {first} and {last}").format(first=FIRST_YEAR, last=LAST_YEAR)
    return _("no such date")


def _instant(cell: Cell, zone: tzinfo, style: DateStyle | None) -> datetime:
    """The instant a cell means; a day alone is its noon in the business zone."""
    at: datetime | None = None
    if isinstance(cell, datetime):
        at = cell if cell.tzinfo else cell.replace(tzinfo=zone)
    elif isinstance(cell, str):
        at = instant_of(cell, zone, style)[1]
    day = day_of(cell, zone, style)
    return (at or datetime(day.year, day.month, day.day, 12, tzinfo=zone)).astimezone(UTC)


def _style_title(style: DateStyle | None) -> str:
    titles = {
        DateStyle.DMY: _("day-month-year"),
        DateStyle.MDY: _("month-day-year"),
        DateStyle.YMD: _("year-month-day"),
    }
    return titles[style] if style else ""


def _flags(cells: list[Cell]) -> CellsRead:
    values: dict[Cell, Any] = {}
    bad: dict[Cell, str] = {}
    for cell in cells:
        flag = flag_of(cell)
        if flag is None:
            bad[cell] = _("neither yes nor no")
        else:
            values[cell] = flag
    return CellsRead(values, {cell: str(int(flag)) for cell, flag in values.items()}, bad)


def _clocks(cells: list[Cell], zone: tzinfo, style: DateStyle | None) -> CellsRead:
    found = {cell: clock_of(cell, zone, style) for cell in cells}
    values: dict[Cell, Any] = {cell: clock for cell, clock in found.items() if clock is not None}
    bad = dict.fromkeys((c for c, clock in found.items() if clock is None), _("no time of day"))
    return CellsRead(values, {cell: value.isoformat() for cell, value in values.items()}, bad)


def _lengths(reading: Reading, cells: list[Cell], heading: str) -> CellsRead:
    usage = CALLS if reading is Reading.CALL_TIME else SHIFTS
    seconds, none = read_durations(cells, heading, usage)
    bad = dict.fromkeys(none, _("no length of time"))
    return CellsRead(dict(seconds), {cell: str(length) for cell, length in seconds.items()}, bad)


def _rates(cells: list[Cell]) -> CellsRead:
    rates, none = read_rates(cells)
    bad = dict.fromkeys(none, _("a rate is a number above zero"))
    return CellsRead(dict(rates), {cell: repr(rate) for cell, rate in rates.items()}, bad)


def _figures(reading: Reading, cells: list[Cell], heading: str) -> CellsRead:
    if reading is Reading.SHARE:
        return _shares(cells)
    read = read_numbers(cells)
    bad: dict[Cell, str] = dict.fromkeys(read.bad, _("not a number"))
    if reading is Reading.MONEY:
        return _money(read, bad, scale_in_heading(heading))
    values = {cell: float(figure.value) for cell, figure in read.figures.items()}
    return CellsRead(values, {c: _plain(f.value) for c, f in read.figures.items()}, bad)


def _money(read: ReadNumbers, bad: dict[Cell, str], scale: int) -> CellsRead:
    """Figures as they are meant: under a heading in thousands they are a thousand times that."""
    figures: dict[Cell, Figure] = {}
    for cell, figure in read.figures.items():
        if isinstance(cell, str) and "%" in cell:
            bad[cell] = _("a percentage is no amount")
        else:
            figures[cell] = figure._replace(value=figure.value * scale)
    texts = {cell: _figure_text(figure) for cell, figure in figures.items()}
    said = _read_as(read.guessed, figures)
    if scale > 1 and not said:
        said = _("in thousands") if scale == 1_000 else _("in millions")
    return CellsRead(dict(figures), texts, bad, said)


def _read_as(guessed: str, figures: dict[Cell, Figure]) -> str:
    if not guessed or guessed not in figures:
        return ""
    return _("“{written}” read as {value}").format(
        written=guessed, value=_plain(figures[guessed].value)
    )


def _figure_text(figure: Figure) -> str:
    return f"{_plain(figure.value)} {figure.currency}".rstrip()


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"


def _shares(cells: list[Cell]) -> CellsRead:
    """Cells with a ``%`` count in hundredths; so do the others when any of them is above one."""
    shorter = {c: c.replace("%", "").strip() if isinstance(c, str) else c for c in cells}
    read = read_numbers(list(shorter.values()))
    bare = [short for cell, short in shorter.items() if short == cell]
    above = any(read.figures[short].value > 1 for short in bare if short in read.figures)
    values: dict[Cell, Any] = {}
    bad: dict[Cell, str] = {}
    for cell, short in shorter.items():
        figure = read.figures.get(short)
        hundredths = above or short != cell
        share = figure.value / (100 if hundredths else 1) if figure else None
        if share is None:
            bad[cell] = _("not a number")
        elif 0 <= share <= 1:
            values[cell] = float(share)
        else:
            bad[cell] = _("a probability lies between 0 and 100 %")
    return CellsRead(values, {cell: repr(value) for cell, value in values.items()}, bad)


def latest_day(values: Sequence[date | None], today: date) -> date | None:
    """The latest day of a column that is not in the future."""
    days = [day for day in set(values) if day is not None and day <= today]
    return max(days, default=None)
