"""Reading what the manager types: amounts and days, in the locale's way or plain ISO."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QDate, QLocale

from cockpit.domain.money import to_minor
from cockpit.ui.widgets.figures import locale, symbol
from cockpit.wording import _

_SUFFIXES = {"k": 1_000, "m": 1_000_000}
_AHEAD = re.compile(r"^([+-])\s*(\d{1,4})\s*([dwm]?)$")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 30}
_SEPTEMBER = re.compile(r"\bsept?\b", re.IGNORECASE)
_WITH_YEAR = (
    "d MMM yyyy", "MMM d, yyyy", "d MMMM yyyy", "d.M.yyyy", "d. MMM yyyy", "d. MMMM yyyy",
)  # fmt: skip
_EARLIEST, _LATEST = date(1970, 1, 1), date(9999, 12, 31)


def read_amount(text: str, currency: str) -> int | None:
    """Minor units of the currency; None for an empty field; ValueError says what is wrong.

    Takes the locale's separators, the currency's sign or code, and 12k or 1.5m.
    """
    plain = text.strip().lower().replace("\u2212", "-")
    for mark in (symbol(currency).strip().lower(), currency.lower()):
        plain = plain.replace(mark, "")
    plain = re.sub(r"\s", "", plain)
    if not plain:
        return None
    factor = _SUFFIXES.get(plain[-1], 1)
    digits = plain[:-1] if factor > 1 else plain
    try:
        return to_minor(Decimal(_point(digits)) * factor, currency)
    except (InvalidOperation, ValueError):
        raise ValueError(_("“{text}” is not an amount.").format(text=text.strip())) from None


def read_day(text: str, today: date) -> date | None:
    """A day; None for an empty field; ValueError says what is wrong.

    Takes 2026-11-27, the locale's short forms, 27 Nov, today, tomorrow, a weekday, +3d, +2w.
    """
    plain = text.strip().casefold()
    if not plain:
        return None
    found = _by_word(plain, today) or _by_distance(plain, today) or _by_pattern(text.strip(), today)
    if found is None or not _EARLIEST <= found <= _LATEST:
        raise ValueError(_("“{text}” is not a date.").format(text=text.strip()))
    return found


def _point(digits: str) -> str:
    """The digits with a point for decimals and no groups."""
    here = locale()
    if not re.fullmatch(r"[-+]?[\d.,'’]+", digits):
        raise ValueError(digits)
    group, point = here.groupSeparator(), here.decimalPoint()
    for mark in {group, "'", "’"} - {point}:
        digits = _without_groups(digits, mark)
    return digits.replace(point, ".")


def _without_groups(digits: str, mark: str) -> str:
    """Drop a group mark, but only where it does separate three digits."""
    if mark not in digits:
        return digits
    if re.search(rf"{re.escape(mark)}(?!\d{{3}}(?!\d))", digits):
        raise ValueError(digits)
    return digits.replace(mark, "")


def _by_word(plain: str, today: date) -> date | None:
    near = {_("today"): 0, _("tomorrow"): 1, _("yesterday"): -1, "today": 0, "tomorrow": 1}
    if plain in near:
        return today + timedelta(near[plain])
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    for iso_day in range(1, 8):
        names = {here.dayName(iso_day, form).casefold() for here in _spoken() for form in forms}
        if plain in names:
            return today + timedelta((iso_day - today.isoweekday() - 1) % 7 + 1)
    return None


def _by_distance(plain: str, today: date) -> date | None:
    match = _AHEAD.match(plain)
    if match is None:
        return None
    days = int(match[2]) * _DAYS[match[3]]
    return today + timedelta(days if match[1] == "+" else -days)


def _spoken() -> tuple[QLocale, ...]:
    """What is typed may be in the program's language or in the manager's own."""
    return locale(), QLocale()


def _by_pattern(text: str, today: date) -> date | None:
    # September is short in two ways, of which a locale knows one.
    spelt = dict.fromkeys((text, _SEPTEMBER.sub("Sep", text), _SEPTEMBER.sub("Sept", text)))
    found = (_by_pattern_of(here, one, today) for one in spelt for here in _spoken())
    return next((day for day in found if day is not None), None)


def _by_pattern_of(here: QLocale, text: str, today: date) -> date | None:
    forms = [here.dateFormat(form) for form in QLocale.FormatType]
    for pattern in ("yyyy-MM-dd", *forms, *_WITH_YEAR):
        found = here.toDate(text, pattern)
        if found.isValid():
            return _this_century(found, pattern)
    for pattern in ("d MMM", "MMM d", "d MMMM", "MMMM d"):
        found = here.toDate(f"{text} {today.year}", f"{pattern} yyyy")
        if found.isValid():
            return _nearest_year(found, today)
    return None


def _this_century(found: QDate, pattern: str) -> date:
    short = "yyyy" not in pattern and found.year() < 1970
    return _plain(found.addYears(100) if short else found)


def _nearest_year(found: QDate, today: date) -> date:
    """A day without a year is the next one, unless it lay less than half a year back."""
    this_year = _plain(found)
    far_back = today - this_year > timedelta(183)
    return _plain(found.addYears(1)) if far_back else this_year


def _plain(found: QDate) -> date:
    return date(found.year(), found.month(), found.day())
