"""How money, counts, shares and days are written, in the manager's locale."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from cockpit.domain.money import exponent
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _, n_

MINUS = "\u2212"
NOTHING = "\u2014"
_SYMBOLS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "BRL": "R$",
    "CAD": "CA$", "AUD": "A$", "NZD": "NZ$", "MXN": "MX$", "CNY": "CN¥", "ILS": "₪",
}  # fmt: skip
_LARGE = ((10**12, "T", 2), (10**9, "B", 2), (10**6, "M", 2), (10_000, "k", 0))
# British English alone has a month of four letters, which stands out among the others.
_SEPT = re.compile(r"\bSept\b")
_THOUSANDS = {"k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}


def locale() -> QLocale:
    """Words in the program's language, English, with the numbers and the order of days of the
    manager's land; the United Kingdom where the system names none."""
    found = QLocale()
    if found.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    if found.language() == QLocale.Language.English:
        return found
    return QLocale(QLocale.Language.English, found.territory())


def symbol(currency: str) -> str:
    """What stands before an amount of the ISO 4217 currency."""
    return _SYMBOLS.get(currency, f"{currency}\u00a0")


def money(minor: int | None, currency: str) -> str:
    """The exact amount: $26,768 or $26,768.50; a dash for None."""
    if minor is None:
        return NOTHING
    digits = exponent(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    amount = (whole * 10**digits + rest) / 10**digits
    return _signed(minor < 0, amount, currency, digits if rest else 0)


def short_money(minor: float | None, currency: str) -> str:
    """The amount for tiles and columns: $2.84M, $97k, $550."""
    if minor is None:
        return NOTHING
    amount = abs(minor) / 10 ** exponent(currency)
    for least, letter, digits in _LARGE:
        if amount >= least * (0.9995 if letter != "k" else 1):
            short = amount / _THOUSANDS[letter]
            return _signed(minor < 0, short, currency, digits, letter)
    return _signed(minor < 0 and round(amount) > 0, amount, currency, 0)


def count(n: int) -> str:
    """A whole number with its groups: 8,800."""
    return _minus(locale().toString(n))


def percent(share: float | None, digits: int = 1) -> str:
    """A share of one as 63.2 %; a dash for None."""
    if share is None:
        return NOTHING
    return f"{number(share * 100, digits)}\u00a0%"


def number(value: float, digits: int = 1) -> str:
    """A number with fixed decimals and a real minus sign."""
    return _minus(locale().toString(float(value), "f", digits))


def day(on: date | None, today: date | None = None) -> str:
    """A day as people say it: today, tomorrow, Wed (within six days), 27 Nov, 27 Nov 2025; by its
    date alone where the window shows the past."""
    if on is None:
        return NOTHING
    if today is None:
        return _pattern(on, "d MMM yyyy")
    ahead = (on - today).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if not vantage().is_past(today):
        if ahead in near:
            return near[ahead]
        if 1 < ahead < 7:
            return _pattern(on, "ddd")
    return _pattern(on, "d MMM" if on.year == today.year else "d MMM yyyy")


def here_words(today: date) -> str:
    """The day that the window shows, as a heading: Today, or Wed 14 Oct where it is past."""
    if not vantage().is_past(today):
        return _("Today")
    return _pattern(today, "ddd d MMM")


def short_month(month: int) -> str:
    """A month from 1 to 12 in three letters: Jan, Sep."""
    name = locale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
    return _SEPT.sub("Sep", name)


def long_day(on: date) -> str:
    """A day in full: Tuesday 24 November 2026."""
    return _pattern(on, "dddd d MMMM yyyy")


def clock(at: datetime) -> str:
    """The time of day of an instant already in the manager's zone: 14:00."""
    return f"{at:%H:%M}"


def age(days: int) -> str:
    """A short age for chips: 18 d."""
    return n_("{n}\u00a0d", "{n}\u00a0d", days)


def _pattern(on: date, pattern: str) -> str:
    here = locale()
    if here.dateFormat(QLocale.FormatType.ShortFormat).upper().startswith("M"):
        pattern = pattern.replace("d MMMM yyyy", "MMMM d, yyyy").replace(
            "d MMM yyyy", "MMM d, yyyy"
        )
        pattern = {"d MMM": "MMM d"}.get(pattern, pattern)
    return _SEPT.sub("Sep", here.toString(QDate(on.year, on.month, on.day), pattern))


def _signed(negative: bool, amount: float, currency: str, digits: int, letter: str = "") -> str:
    figure = locale().toString(amount, "f", digits)
    return f"{MINUS if negative else ''}{symbol(currency)}{figure}{letter}"


def _minus(text: str) -> str:
    return text.replace("-", MINUS)
