"""What is wrong with a row, in one sentence with row, column, value and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.catalog.importers.reading import Reading
from cockpit.domain.drafts import RefusedRow
from cockpit.jobs.imports_mending import FileLine
from cockpit.ui.imports.row_model import GridColumn
from cockpit.ui.widgets import figures
from cockpit.wording import _


def fault_sentence(line: FileLine, columns: Sequence[GridColumn]) -> str:
    """Row 6, Amount, “viel”: not a number. Write …; nothing for a row that can be taken."""
    if line.dropped:
        said = _("Row {row} is left out. Delete takes it after all.")
        return said.format(row=figures.count(line.number))
    fault = line.fault
    if fault is None:
        return ""
    parts = [_("Row {row}").format(row=figures.count(line.number))]
    parts += [fault.column] if fault.column else []
    parts += [f"“{fault.value}”"] if fault.value else []
    said = _("{place}: {why}. {remedy}")
    return said.format(place=", ".join(parts), why=fault.why, remedy=_remedy(fault, columns))


def _remedy(fault: RefusedRow, columns: Sequence[GridColumn]) -> str:
    found = (
        one
        for one in columns
        if fault.column in (one.heading, one.field.title) or one.field.key in fault.mended_by
    )
    reading = next((one.field.reading for one in found), None)
    if reading in (Reading.DATE, Reading.INSTANT):
        return _("Write a day such as 2026-02-28, or leave the row out.")
    if reading in (Reading.MONEY, Reading.NUMBER, Reading.SHARE):
        return _("Write a number such as 1200.50, or leave the row out.")
    if reading is not None:
        return _("Fill the cell in, or leave the row out.")
    return _("Fill its cells in, or leave it out.")
