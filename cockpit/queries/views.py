"""The saved views of a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from cockpit.storage.database import Reader


@dataclass(frozen=True, slots=True)
class View:
    """``kept`` is what the page wrote: its filter and its order."""

    id: int
    name: str
    kept: dict[str, Any]


def saved_views(db: Reader, page: str) -> list[View]:
    """The views of a page, in the order they were made."""
    rows = db.all(
        "SELECT id, name, filter FROM saved_view WHERE page = ? ORDER BY position, id", page
    )
    return [View(id, name, json.loads(kept)) for id, name, kept in rows]
