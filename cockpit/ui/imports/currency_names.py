"""Currencies by name: US dollars, euros."""

from __future__ import annotations

from functools import cache

from cockpit.ui.widgets.figures import locale

# What the choice offers, before the ones that a file itself names.
COMMON = (
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK",
    "PLN", "CZK", "HUF", "BRL", "MXN", "ZAR", "SGD", "HKD", "KRW", "TRY", "ILS", "AED",
)  # fmt: skip


@cache
def currency_title(code: str) -> str:
    """The currency's name in the manager's language; the code when it has none."""
    from babel import UnknownLocaleError
    from babel.numbers import get_currency_name

    language = locale().name().split("_")[0]
    try:
        return str(get_currency_name(code, count=2, locale=language)) or code
    except (UnknownLocaleError, ValueError):
        return code


def currency_choices(used: set[str]) -> list[tuple[object, str]]:
    """(code, name) to choose from, those in use first."""
    codes = dict.fromkeys([*sorted(used), *COMMON])
    return [(code, full_title(code)) for code in codes]


def full_title(code: str) -> str:
    """The name as it stands alone, and the code."""
    title = currency_title(code)
    return f"{title[:1].upper()}{title[1:]} ({code})"
