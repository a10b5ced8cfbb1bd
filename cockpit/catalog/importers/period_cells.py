"""Periods as people head their quotas: ``2017-Q4``, ``Q4 2017``, ``Oct 2017``, ``10/2017``."""

from __future__ import annotations

import re

from cockpit.catalog.importers.month_names import month_of
from cockpit.domain.period import Period, PeriodError, parse

_YEAR = r"(?:FY|GJ)?\s?['’]?(\d{4}|\d{2})"
_QUARTER = re.compile(rf"[QT]\s?([1-4])[\s/-]*{_YEAR}|{_YEAR}[\s/-]*[QT]\s?([1-4])", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"(?:FY|GJ)\s?['’]?(\d{4}|\d{2})", re.IGNORECASE)
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})|(\d{4})[/.](\d{1,2})")
_NAMED = re.compile(r"([^\W\d]+)\.?[\s-]+(\d{4})")


def period_of(text: str, fiscal_start: int) -> Period:
    """The period that the text names; PeriodError when it names none."""
    text = text.strip()
    quarter, month, named = _QUARTER.fullmatch(text), _MONTH.fullmatch(text), _NAMED.fullmatch(text)
    if quarter:
        year, part = _full(quarter[2] or quarter[3]), quarter[1] or quarter[4]
        return parse(f"{year}-Q{part}", fiscal_start)
    if whole := _WHOLE_YEAR.fullmatch(text):
        return parse(_full(whole[1]), fiscal_start)
    if month:
        year, number = month[2] or month[3], int(month[1] or month[4])
        return parse(f"{year}-{number:02d}")
    if named:
        try:
            return parse(f"{named[2]}-{month_of(named[1]):02d}")
        except ValueError as error:
            raise PeriodError(text) from error
    return parse(text, fiscal_start)


def _full(year: str) -> str:
    """Two digits are of this century."""
    return year if len(year) == 4 else f"20{year}"
