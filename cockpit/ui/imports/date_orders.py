"""The orders in which a date of three numbers may be written, in words."""

from __future__ import annotations

from cockpit.catalog.importers.date_cells import DateStyle
from cockpit.wording import _


def date_choices(told: str) -> list[tuple[object, str]]:
    """(style, words) to choose from; "" lets the file itself tell, and ``told`` is what it says."""
    orders = [
        (DateStyle.YMD.value, _("year-month-day")),
        (DateStyle.DMY.value, _("day-month-year")),
        (DateStyle.MDY.value, _("month-day-year")),
    ]
    others: list[tuple[object, str]] = [(style, words) for style, words in orders if words != told]
    return [("", told or _("as the file tells")), *others]
