"""The day an export was made, where its file's name says it."""

from __future__ import annotations

import re
from datetime import date

# Year first, as programs write it: 2026-03-06, 2026_03_06, 20260306.
_DAY = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)")


def day_in_name(file: str, today: date) -> date | None:
    """The last such day in the name that is no day to come."""
    found = None
    for year, _sign, month, day in _DAY.findall(file):
        try:
            told = date(int(year), int(month), int(day))
        except ValueError:
            continue
        found = told if told <= today else found
    return found
