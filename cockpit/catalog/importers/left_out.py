"""What of a table says nothing to us, in words: columns left out, and a table without rows."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.catalog.importers.content_check import fits
from cockpit.catalog.importers.header_words import plain
from cockpit.catalog.importers.kind import Field, Kind
from cockpit.catalog.importers.mapping import Mapping
from cockpit.catalog.importers.stage_days import stage_columns
from cockpit.catalog.importers.table import Cell, SheetTable
from cockpit.domain.drafts import Remark
from cockpit.wording import _

# So many are named, and so many cells of one looked at.
_NAMED, _SAMPLE = 12, 1_000


def left_out(
    table: SheetTable, mapping: Mapping, kind: Kind, columns: Sequence[Sequence[Cell]]
) -> list[Remark]:
    """Columns left out are named once; one whose heading is a field's says why it is not taken."""
    remarks = []
    if not table.rows and not table.broken:
        remarks.append(Remark(_("there is no row under the header"), 0))
    taken = {heading for heading, _field in mapping.columns}
    if mapping.kind == "deals":
        taken |= {table.header[column.place] for column in stage_columns(table, mapping)}
    left = [place for place, heading in enumerate(table.header) if heading not in taken]
    if not left:
        return remarks
    named = ", ".join(table.header[place] for place in left[:_NAMED])
    named += " …" if len(left) > _NAMED else ""
    remarks.append(Remark(_("columns left out: {columns}").format(columns=named), 0))
    held = {key for _heading, key in mapping.columns}
    for place in left:
        field = _called(table.header[place], kind, held)
        if field is not None and not fits(field.reading, _filled(columns[place])):
            said = _("{column} is left out: most of its cells cannot be read as “{field}”")
            said = said.format(column=table.header[place], field=field.title)
            remarks.append(Remark(said, len(_filled(columns[place]))))
    return remarks


def _called(heading: str, kind: Kind, held: set[str]) -> Field | None:
    """The field that the heading names, if no other column is it."""
    words = plain(heading)
    found = (field for field in kind.fields if words in field.heads and field.key not in held)
    return next(found, None)


def _filled(column: Sequence[Cell]) -> Sequence[Cell]:
    return [cell for cell in column if cell not in (None, "")][:_SAMPLE]
