"""Headings brought to one plain form: ``Deal - Close Date*``, ``closeDate``, ``close_date``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PLURAL_IDS = re.compile(r"IDs\b")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_API_ENDS = re.compile(r"(__c|__pc|__r\.name|\.name)$", re.IGNORECASE)
# Odoo writes the way to a column (``stage_id/name``), Zoho an identifier as ``Deal Owner.id``.
_NAME_PATH = re.compile(r"([_ ]id)?\s*/\s*(display[_ ])?name$", re.IGNORECASE)
_ID_PATH = re.compile(
    r"(([_ ]id)?\s*/\s*(\.|external[_ ])?id|([_ ]name|[_ ]id)?\.id)$", re.IGNORECASE
)
_API_STARTS = re.compile(r"^(property_|hs_|attributes\.)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def plain(heading: str) -> str:
    """Small words parted by one blank, without accents, signs and the marks of programs."""
    text = _ID_PATH.sub(" id", _NAME_PATH.sub("", heading.strip()))
    text = _API_STARTS.sub("", _API_ENDS.sub("", text))
    if not text.isupper():
        text = _HUMPS.sub(" ", _PLURAL_IDS.sub(" Ids", text))
    text = unicodedata.normalize("NFKD", text.casefold())
    letters = (letter if letter.isalnum() else " " for letter in text
               if not unicodedata.combining(letter))  # fmt: skip
    return " ".join("".join(letters).split())


def without_brackets(heading: str) -> str:
    """``Amount (EUR)`` is an amount."""
    return plain(_BRACKETS.sub(" ", heading))


def in_brackets(heading: str) -> str:
    """What stands in brackets, as written: a currency or a unit."""
    found = _BRACKETS.search(heading)
    return found.group()[1:-1].strip() if found else ""
