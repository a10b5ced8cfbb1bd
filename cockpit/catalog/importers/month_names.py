"""Months by name, in the languages that exports come in."""

from __future__ import annotations

import unicodedata
from functools import cache

_LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro",
    "tr", "ru", "uk", "el",
)  # fmt: skip


def month_of(name: str) -> int:
    """1 to 12 for a month's name or abbreviation; ValueError for any other word."""
    try:
        return _months()[_plain(name)]
    except KeyError:
        raise ValueError(name) from None


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().rstrip("."))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _months() -> dict[str, int]:
    """Names from CLDR; where two languages disagree the earlier in the list wins."""
    from babel import Locale

    found: dict[str, int] = {}
    for language in _LANGUAGES:
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    found.setdefault(_plain(name), number)
                    if width == "wide" and len(name) > 3:
                        found.setdefault(_plain(name)[:3], number)
    return found
