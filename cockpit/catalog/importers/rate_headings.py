"""What a heading over exchange rates says: “Rate to USD”, “1 EUR =”, “USD per EUR”, “GBPUSD”."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cockpit.catalog.importers.currency_words import CODES, code_of

# No heading of rates is longer; what is may be a page of text.
_LONGEST = 120


class Told(NamedTuple):
    """One unit of ``base`` was worth the figure in ``into``; what the heading does not name is
    empty and stands in the row."""

    base: str
    into: str


# Words that say nothing beside a pair, or that make a heading one of rates.
_RATE = (
    r"(?:(?:fx|exchange|conversion|spot|mid|mid[- ]market|closing|close|average|avg|reference)"
    r"[ -]?)*"
    r"(?:rates?|price|close|mid|kurs|wechselkurs|umrechnungskurs|devisenkurs|taux(?: de change)?"
    r"|cours|tipo(?: de cambio)?|tasa(?: de cambio)?|taxa(?: de c[aâ]mbio)?|cambio|tasso|koers"
    r"|wisselkoers|conversion)"
)
_TO = r"(?:to|in|into|nach|zu|en|vers|a|al|para|in|naar|vs\.?|against|gegen)"
_PER = r"(?:per|pro|par|por|je|for|pour|für)"
_UNIT = r"(?:1 |one )?(?:foreign )?(?:currency )?(?:units?|einheit(?:en)?|unit[eé]s?|unidad(?:es)?)"
_CUR = r"([A-Za-zÀ-ž€£¥$][A-Za-zÀ-ž€£¥$ .]{0,28}?)"
_CODE = r"([A-Z]{3}|[a-z]{3})"
_BOTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_CODE} ?[/:.→>_-]{{0,2}} ?{_CODE}(?:=X| Curncy)?(?i:[ _-]+{_RATE}|[ _-]*\([^)]*\))?",
        rf"(?i:{_RATE}[ :_-]+)?{_CODE} ?[/→_-] ?{_CODE}",
        rf"(?i:1 ?)?{_CUR} (?i:{_TO}|→|->) {_CUR}(?i:[ _-]+{_RATE})?",
        rf"(?i:.*\b)?(?:1 {_CODE}|{_CODE} 1) ?= ?(?:\.\.\.|…|x)? ?{_CODE}\b.*",
    )
)
_REVERSED = re.compile(rf"{_CUR} (?i:{_PER}) (?:1 )?{_CUR}")
# The heading names one currency: that of the figure, or the one that one unit is told of.
_INTO = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_RATE} {_TO} {_CUR}",
        rf"{_RATE} ?[(\[](?:{_TO} )?{_CUR}[)\]]",
        rf"{_TO} {_CUR} {_RATE}",
        rf"{_CUR} {_PER} {_UNIT}",
        rf"(?:1|one) {_UNIT} ?(?:=|{_TO}) ?{_CUR}",
        rf"{_RATE} ?\({_CUR} {_PER} {_UNIT}\)",
    )
)
_BASE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:1|one|ein|un|une) {_CUR} ?(?:=|equals|entspricht|is|ist|vaut|vale)?",
        rf"{_CUR} 1 ?=",
        rf"(?:{_UNIT} |{_RATE} )?{_PER} (?:1 )?{_CUR}",
        rf"{_RATE} from {_CUR}",
    )
)


@lru_cache(maxsize=5_000)
def told_by(heading: str) -> Told | None:
    """What the heading says; None for one that names no currency of rates."""
    text = " ".join(heading.split())
    if len(text) > _LONGEST:
        return None
    for pattern in _BOTH:
        found = pattern.fullmatch(text)
        pair = _codes(found)
        if pair is not None:
            return Told(*pair)
    pair = _codes(_REVERSED.fullmatch(text))
    if pair is not None:
        return Told(pair[1], pair[0])
    into = _one(_INTO, text)
    if into:
        return Told("", into)
    base = _one(_BASE, text)
    return Told(base, "") if base else None


def _codes(found: re.Match[str] | None) -> tuple[str, str] | None:
    named = [_code(text) for text in found.groups() if text] if found else []
    if len(named) != 2 or not all(named) or named[0] == named[1]:
        return None
    return named[0], named[1]


def _one(patterns: tuple[re.Pattern[str], ...], text: str) -> str:
    for pattern in patterns:
        found = pattern.fullmatch(text)
        if found and (code := _code(found[1])):
            return code
    return ""


def _code(text: str) -> str:
    """A code that is written as one, or that of a sign or name; a bare dollar is the American."""
    code = code_of(text)
    code = "USD" if code == "$" else code
    return code if code in CODES else ""
