"""Mappings that the manager keeps for the next file of the same kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cockpit.catalog.importers.mapping import Mapping, mapping_from_json
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Setting
from cockpit.storage.database import Reader
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_KEY = "import mapping: "


def remember_mapping(work: Work, name: str, mapping: Mapping) -> None:
    """Keep a mapping under a name; the same name again replaces it."""
    if not name.strip():
        raise Refused(_("Give the mapping a name."))
    key, value = _KEY + name.strip(), mapping.to_json()
    found = work.first(Setting, key=key)
    if found is None:
        work.add(Setting(key, value))
    else:
        found.value = value
    work.label = _("kept the mapping “{name}”").format(name=name.strip())


def forget_mapping(work: Work, name: str) -> None:
    """Forget a mapping; nothing happens when there is none of that name."""
    found = work.first(Setting, key=_KEY + name)
    if found is not None:
        work.remove(found)
    work.label = _("forgot the mapping “{name}”").format(name=name)


def mapping_named(db: Reader, name: str) -> Mapping | None:
    """The remembered mapping of that name."""
    kept = db.value("SELECT value FROM setting WHERE key = ?", _KEY + name)
    return mapping_from_json(json.loads(kept)) if kept else None


def mapping_names(db: Reader) -> list[str]:
    """The names of all remembered mappings."""
    rows = db.all("SELECT key FROM setting WHERE key LIKE ? ORDER BY key", _KEY + "%")
    return [key.removeprefix(_KEY) for (key,) in rows]
