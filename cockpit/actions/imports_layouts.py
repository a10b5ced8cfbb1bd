"""How files of a set of headings were read last time: kept in the step that imports them."""

from __future__ import annotations

import json
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cockpit.catalog.importers.mapping import Mapping, mapping_from_json
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Setting
from cockpit.storage.database import Reader

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_KEY = "import layout: "


@dataclass(frozen=True, slots=True)
class Layout:
    """What was said of a file: what its columns become, the currency of bare amounts, and where
    its table stood (``range`` as in ``B5:K204``, "" for a text file)."""

    mapping: Mapping
    currency: str
    sheet: str = ""
    range: str = ""


def keep_layouts(work: Work, layouts: AnyMapping[str, Layout]) -> None:
    """Keep layouts by the digest of their headings; a newer one replaces the one before."""
    for digest, layout in layouts.items():
        key = _KEY + digest
        value = {"mapping": layout.mapping.to_json(), "currency": layout.currency}
        value |= {"sheet": layout.sheet, "range": layout.range}
        found = work.first(Setting, key=key)
        if found is None:
            work.add(Setting(key, value))
        elif found.value != value:
            found.value = value


def kept_layouts(db: Reader) -> dict[str, Layout]:
    """All layouts by the digest of their headings; one that this version cannot read is none."""
    rows = db.all("SELECT key, value FROM setting WHERE key LIKE ?", _KEY + "%")
    found = {}
    for key, text in rows:
        told = json.loads(text)
        try:
            mapping, currency = mapping_from_json(told["mapping"]), str(told["currency"])
        except (Refused, KeyError, TypeError):
            continue
        place = str(told.get("sheet", "")), str(told.get("range", ""))
        found[key.removeprefix(_KEY)] = Layout(mapping, currency, *place)
    return found
