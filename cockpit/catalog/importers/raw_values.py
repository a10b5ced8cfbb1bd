"""Raw values as they were kept, back to a draft: the base of the three-way merge."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from cockpit.catalog.importers import kind_named
from cockpit.catalog.importers.money_columns import minor_and_currency
from cockpit.catalog.importers.number_cells import Figure
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.reading_results import PART
from cockpit.domain.drafts import DRAFTS


def raw_dict(raw: str) -> dict[str, str]:
    """The kept ``field=value`` texts by field."""
    return dict(text.split("=", 1) for text in raw.split(PART) if "=" in text)


def draft_of(kind: str, raw: str, currency: str) -> Any:
    """The draft that the raw values once were; ``currency`` is that of bare amounts.

    Fields that this version does not know are left out; a value that it cannot read is empty.
    """
    readings, made = _readings(kind), DRAFTS[kind]
    texts = raw_dict(raw)
    values: dict[str, Any] = {"row": 0}
    for key, text in texts.items():
        reading = readings.get(key)
        if reading is Reading.MONEY:
            values[key], values["currency"] = _money(text, texts.get("currency", ""), currency)
        elif reading is not None and key != "currency":
            values[key] = _value(reading, text)
    return made(**{key: value for key, value in values.items() if key in made._fields})


@cache
def _readings(kind: str) -> dict[str, Reading]:
    return {field.key: field.reading for field in kind_named(kind).fields}


def _value(reading: Reading, text: str) -> Any:
    try:
        if reading is Reading.DATE:
            return date.fromisoformat(text)
        if reading is Reading.INSTANT:
            return datetime.fromisoformat(text)
        if reading is Reading.FLAG:
            return text == "1"
        if reading in (Reading.NUMBER, Reading.SHARE, Reading.RATE):
            return float(text)
        if reading in (Reading.CALL_TIME, Reading.WORK_TIME):
            return int(text)
        if reading is Reading.CLOCK:
            return datetime.fromisoformat(text) if "T" in text else time.fromisoformat(text)
    except ValueError:
        return None
    return text


def _money(text: str, named: str, fallback: str) -> tuple[int | None, str]:
    number, _blank, sign = text.partition(" ")
    try:
        return minor_and_currency(Figure(Decimal(number), sign), named, fallback)
    except (ArithmeticError, ValueError):
        return None, fallback
