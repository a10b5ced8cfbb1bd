"""Quotas with a person or team a row and a column a period, as sheets of targets have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.number_cells import read_numbers
from cockpit.catalog.importers.period_cells import period_of
from cockpit.catalog.importers.quotas import quotas
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.domain.drafts import Remark
from cockpit.domain.period import PeriodError
from cockpit.wording import _

# Headings that the kind of quotas knows.
_PERIOD, _QUOTA = "Period", "Quota"
_WHOSE = ("person", "person_ref", "email", "team")


def as_periods(table: SheetTable) -> SheetTable:
    """The table with a row a person or team and period; any other table as it is. Figures by
    period are quotas only where the name of the file or sheet says so."""
    kind = quotas()
    label = plain(f"{table.sheet} {table.file}")
    heads = {head for key in _WHOSE for head in kind.field(key).heads}
    whose = [place for place, text in enumerate(table.header) if plain(text) in heads]
    if not whose or not any(word in label for word in kind.files):
        return table
    periods = _periods(table)
    if len(periods) < 2:
        return table
    kept: list[Sequence[Cell]] = []
    numbers: list[int] = []
    for number, row in zip(table.numbers, table.rows, strict=True):
        for place in periods:
            if row[place] not in ("", None):
                kept.append((*(row[at] for at in whose), table.header[place], row[place]))
                numbers.append(number)
    told = _("each column is read as the quotas of a period: {periods}")
    shown = ", ".join(table.header[place] for place in periods)
    return replace(
        table,
        header=(*(table.header[at] for at in whose), _PERIOD, _QUOTA),
        rows=kept,
        numbers=numbers,
        remarks=(*table.remarks, Remark(told.format(periods=shown), 0)),
        misfits={},
    )


def _periods(table: SheetTable) -> list[int]:
    """The columns of figures that periods head, all of the length that most of them have: a year
    beside its quarters is their sum."""
    lengths: dict[int, int] = {}
    for place, heading in enumerate(table.header):
        try:
            period = period_of(heading, 1)
        except PeriodError:
            continue
        if not read_numbers([row[place] for row in table.rows if row[place]]).bad:
            lengths[place] = round((period.end - period.start).days / 30)
    usual = Counter(lengths.values()).most_common(1)
    return [place for place, months in lengths.items() if months == usual[0][0]]
