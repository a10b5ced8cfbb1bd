"""Whether a column's cells can be what its heading promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date

from cockpit.catalog.importers.clock_cells import CALLS, clock_of, read_durations
from cockpit.catalog.importers.date_cells import read_dates
from cockpit.catalog.importers.flags import flag_of
from cockpit.catalog.importers.number_cells import read_numbers
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.stage_order import rank_of
from cockpit.catalog.importers.stage_words import meaning_of
from cockpit.catalog.importers.table import Cell
from cockpit.catalog.importers.text_cells import MISSING

_ENOUGH = 0.5
# Nearly all cells must be of a sort before a column is told by its cells.
_CLEAR = 0.8
_PERSON = re.compile(r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){1,2}")
_CODE = re.compile(r"[A-Z]{0,4}-?\d{5,12}")
_DATED = re.compile(r"\s*(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# No pipeline has more stages; a column with more is something else.
_MOST_STAGES = 40
_CODES = (
    "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK",
    "HUF", "BRL", "MXN", "INR", "CNY", "ZAR", "SGD", "TRY",
)  # fmt: skip


class Content:
    """The cells of a table's columns, looked at once for each question."""

    def __init__(self, samples: Sequence[Sequence[Cell]]) -> None:
        self._samples = samples
        self._fitting: dict[tuple[Reading, int], bool] = {}
        self._given_away: dict[int, tuple[str, ...]] = {}

    def fits(self, reading: Reading, place: int) -> bool:
        """As ``fits`` says of the column."""
        key = (reading, place)
        if key not in self._fitting:
            self._fitting[key] = fits(reading, self._samples[place])
        return self._fitting[key]

    def likelihood(self, reading: Reading, place: int) -> float:
        """From 0 to 1: dates are no names, numbers hardly ever, anything may be an identifier."""
        if reading not in (Reading.TEXT, Reading.LINES) or not self._samples[place]:
            return 1.0
        if all(isinstance(cell, date) for cell in self._samples[place]):
            return 0.0
        if self.fits(Reading.MONEY, place):
            return 0.7
        return 0.3 if self.fits(Reading.DATE, place) else 1.0

    def names_stages(self, place: int) -> bool:
        """True when at least two different cells are names that open stages usually have."""
        cells = {str(cell) for cell in self._samples[place]}
        if len(cells) > _MOST_STAGES:
            return False
        open_ones = [c for c in cells if meaning_of(c) is None and rank_of(c) is not None]
        return len(open_ones) > 1

    def sort(self, place: int) -> str:
        """What sort of column the cells make, heading aside: date, people, id, money or ""."""
        cells = list({str(cell).strip() for cell in self._samples[place]})
        if len(cells) < 2:
            return ""
        if self.fits(Reading.DATE, place) and not self.fits(Reading.MONEY, place):
            return "date"
        if _share(cells, lambda cell: _PERSON.fullmatch(cell) is not None):
            return "people" if len(cells) < 0.7 * len(self._samples[place]) else ""
        if _share(cells, lambda cell: _CODE.fullmatch(cell) is not None):
            return "id" if len(cells) > 2 else ""
        return "money" if self.fits(Reading.MONEY, place) else ""

    def is_one(self, place: int) -> bool:
        """True when all rows say the same, and there are some."""
        cells = self._samples[place]
        return len(cells) > 1 and len({str(cell).strip() for cell in cells}) == 1

    def fields(self, place: int) -> tuple[str, ...]:
        """Fields that the cells alone give away: addresses, currency codes, words for stages."""
        if place not in self._given_away:
            self._given_away[place] = self._fields(place)
        return self._given_away[place]

    def _fields(self, place: int) -> tuple[str, ...]:
        cells = list({str(cell).strip() for cell in self._samples[place]})
        if not cells:
            return ()
        if _share(cells, lambda cell: _EMAIL.fullmatch(cell) is not None):
            return ("email", "owner_email")
        if _share(cells, lambda cell: cell in _CODES):
            return ("currency",)
        if 2 < len(cells) <= _MOST_STAGES and _share(
            cells, lambda c: (meaning_of(c) or rank_of(c)) is not None
        ):
            return ("stage",)
        return ()


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return sum(map(holds, cells)) >= _CLEAR * len(cells)


def fits(reading: Reading, sample: Sequence[Cell]) -> bool:
    """True unless most of the filled cells cannot be read so; an empty column fits all."""
    cells = {c for c in sample if not (isinstance(c, str) and c.strip().casefold() in MISSING)}
    if not cells or reading in (Reading.TEXT, Reading.LINES, Reading.ID):
        return True
    return _readable(reading, cells) >= _ENOUGH * len(cells)


def _readable(reading: Reading, cells: set[Cell]) -> int:
    if reading in (Reading.DATE, Reading.INSTANT):
        bad = read_dates(cells, UTC).bad
        # What looks like a date and is none is a slip in a column of dates.
        slips = sum(isinstance(cell, str) and bool(_DATED.match(cell)) for cell in bad)
        return len(cells) - len(bad) + slips
    if reading is Reading.FLAG:
        return sum(flag_of(cell) is not None for cell in cells)
    if reading is Reading.CLOCK:
        return sum(clock_of(cell, UTC, None) is not None for cell in cells)
    if reading in (Reading.CALL_TIME, Reading.WORK_TIME):
        return len(read_durations(cells, "", CALLS)[0])
    return len(read_numbers(cells).figures)
