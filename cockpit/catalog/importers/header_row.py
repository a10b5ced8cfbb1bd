"""Where a table begins and ends among what people put above and below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, time

from cockpit.catalog.importers.table import Cell

_LOOKED_AT = 40
# Rows that begin with something, in a table whose rows do; sums and titles stand between them.
_USUALLY = 0.7
# The word for a sum stands in one of the first columns.
_LABELS = 4
_NUMBER_OR_DATE = re.compile(r"[-+(]?[\d.,:/\s%€$£'-]*\d[\d.,:/\s%€$£)'TZ-]*")
_SUM = (
    r"(?:grand[ -]|sub[ -]?|sous[ -]?|zwischen|gesamt|end|teil)?"
    r"(?:total(?:es|e|s)?|summen?|gesamt|suma|somme|soma|totaal|итого)"
)
# “Total (12 records)”, “Zwischensumme Anna Weber”; a spreadsheet writes “Anna Weber Total”.
_TOTAL = re.compile(rf"{_SUM}\b.*|(?:合計|小計|総計).*", re.IGNORECASE)
_PLAIN_SUM = re.compile(rf"{_SUM}:?|合計|総計", re.IGNORECASE)
_ENDS_IN_SUM = re.compile(rf".*\s(?:{_SUM}|ergebnis|合計|小計)", re.IGNORECASE)


def header_index(rows: Sequence[Sequence[Cell]], known: Callable[[str], bool]) -> int | None:
    """The index of the header among the first rows: the first full row of words, or, when none of
    its words is ``known`` as a column's name, one with three that are; None when all are data."""
    first = rows[:_LOOKED_AT]
    width = _usual_width(rows)
    names = [i for i, row in enumerate(first) if names_columns(row, width) and not _recurs(rows, i)]
    if not names:
        return None
    understood = {i: sum(known(str(cell)) for cell in first[i] if filled(cell)) for i in names}
    best = max(names, key=lambda i: (understood[i], -i))
    return best if understood[best] >= 3 and not understood[names[0]] else names[0]


def filled(cell: Cell) -> bool:
    """True for a cell with something in it."""
    return cell is not None and (not isinstance(cell, str) or cell.strip() != "")


def _usual_width(rows: Sequence[Sequence[Cell]]) -> int:
    """How many cells most rows reach to, blank rows aside."""
    reach = Counter(reached for row in rows[:300] if (reached := _reach(row)))
    return max(reach.items(), key=lambda item: (item[1], item[0]))[0] if reach else 0


def _reach(row: Sequence[Cell]) -> int:
    """The cells up to the last filled one."""
    for at in range(len(row), 0, -1):
        if filled(row[at - 1]):
            return at
    return 0


def names_columns(row: Sequence[Cell], width: int = 2) -> bool:
    """A header is nearly full, and of words: neither numbers nor dates."""
    cells = [cell for cell in row if filled(cell)]
    if not cells or len(cells) < max(min(width, 2), 0.6 * width):
        return False
    words = sum(_is_word(cell) for cell in cells)
    return words >= 0.8 * len(cells) and len({str(cell) for cell in cells}) >= 0.5 * len(cells)


def _recurs(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """A heading does not come again below itself; a whole header may, at a page's top."""
    header = rows[at]
    for row in rows[at + 1 : at + 51]:
        same = sum(
            filled(above) and above == below for above, below in zip(header, row, strict=False)
        )
        if same and same < _reach(header):
            return True
    return False


def _words(row: Sequence[Cell]) -> list[str]:
    return [str(cell).strip() for cell in row if filled(cell)]


def _is_word_or_date(cell: Cell) -> bool:
    return isinstance(cell, (bool, date, time)) or _is_word(cell)


def _is_word(cell: Cell) -> bool:
    if isinstance(cell, (bool, int, float, date, time)):
        return False
    text = str(cell).strip()
    return len(text) <= 200 and not _NUMBER_OR_DATE.fullmatch(text)


def end_of_rows(rows: Sequence[Sequence[Cell]], start: int, width: int) -> int:
    """The index after the last row of data: footers, totals and blank rows are left below.

    A footer is a row with one cell filled (of three or more), or a line of totals.
    """
    end = len(rows)
    while end > start and (
        _blank(rows[end - 1]) or _is_footer(rows[end - 1], width) or is_sum(rows, start, end - 1)
    ):
        end -= 1
    return end


def is_sum(rows: Sequence[Sequence[Cell]], start: int, at: int) -> bool:
    """A line of figures alone, without what nearly every row above begins with, adds them up."""
    cells = [cell for cell in rows[at] if filled(cell)]
    if not cells or filled(rows[at][0]) or any(map(_is_word_or_date, cells)):
        return False
    above = [row for row in rows[max(start, at - 50) : at] if any(map(filled, row))]
    return bool(above) and sum(filled(row[0]) for row in above) >= _USUALLY * len(above)


def group_lines(rows: Sequence[Sequence[Cell]], at: int, end: int) -> set[int]:
    """Lines that part a table into groups, as boards write them: the header come again, with the
    group's title over it, and the sums below a group. None in a table whose header is there once.
    """
    header = rows[at]
    first = next(place for place, cell in enumerate(header) if filled(cell))
    # One cell tells nearly every row apart from a header: there may be a hundred thousand.
    again = [
        place
        for place in range(at + 1, end)
        if len(rows[place]) > first
        and rows[place][first] == header[first]
        and _words(rows[place]) == _words(header)
    ]
    found = set(again)
    for place in again:
        above = place - 1
        if above > at and sum(map(filled, rows[above])) == 1:
            found.add(above)
            above -= 1
        while above > at and _blank(rows[above]):
            above -= 1
        if above > at and is_sum(rows, at + 1, above):
            found.add(above)
    return found


def total_lines(rows: Sequence[Sequence[Cell]], start: int, end: int) -> set[int]:
    """Lines among the rows that add others up: a word for it, and besides figures alone."""
    found = set()
    for at in range(start, end):
        row = rows[at]
        label = next((cell for cell in row[:_LABELS] if filled(cell)), None)
        if isinstance(label, str) and _adds_up(label.strip()) and _is_of_figures(row, label):
            found.add(at)
    return found


def _adds_up(label: str) -> bool:
    return bool(_TOTAL.fullmatch(label) or _ENDS_IN_SUM.fullmatch(label))


def _is_of_figures(row: Sequence[Cell], label: str) -> bool:
    """One word, and figures in not more than half of its cells, where the word is not plain."""
    cells = [cell for cell in row if filled(cell)]
    most = len(row) if _PLAIN_SUM.fullmatch(label.strip()) else 1 + len(row) / 2
    return 2 <= len(cells) <= most and sum(map(_is_word_or_date, cells)) == 1


def _blank(row: Sequence[Cell]) -> bool:
    return not any(filled(cell) for cell in row)


def _is_footer(row: Sequence[Cell], width: int) -> bool:
    cells = [cell for cell in row if filled(cell)]
    first = str(cells[0]).strip()
    if _TOTAL.fullmatch(first) and len(cells) <= 1 + width / 2:
        return True
    return len(cells) == 1 and width >= 3 and filled(row[0]) and not _is_code(first)


def _is_code(text: str) -> bool:
    """An identifier alone is a row of data with all else empty, not a footer."""
    return " " not in text and any(letter.isdigit() for letter in text)
