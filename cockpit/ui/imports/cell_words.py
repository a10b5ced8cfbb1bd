"""A cell as it was read under the mapping, in the words of the rest of the program."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cockpit.catalog.importers.kind import Field
from cockpit.catalog.importers.reading import Reading
from cockpit.ui.widgets import figures
from cockpit.wording import _


def as_read(field: Field, draft: Any, text: str) -> str:
    """What the draft of a row holds in a field; the cell's own text where nothing else says it."""
    value = getattr(draft, field.key, None)
    if value is None or value == "" or not text.strip():
        return text
    if field.reading is Reading.MONEY and isinstance(value, int):
        return figures.money(value, getattr(draft, "currency", "") or "")
    if field.reading is Reading.SHARE and isinstance(value, float):
        return figures.percent(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{figures.day(value.date())} {figures.clock(value)}"
    if isinstance(value, date):
        return figures.day(value)
    return text
