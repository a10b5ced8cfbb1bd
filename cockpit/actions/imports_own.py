"""Deals that an export of our own names by the identity we gave them."""

from __future__ import annotations

from collections.abc import Iterable

from cockpit.actions.imports_ground import Ground, Row
from cockpit.domain.identity import uid_text
from cockpit.storage.database import Reader


def own_deals(db: Reader) -> dict[str, int]:
    """The deals of the folder by their identity as text."""
    return {uid_text(uid): id for uid, id in db.all("SELECT uid, id FROM deal")}


def recognise_own(ground: Ground, rows: Iterable[Row]) -> None:
    """Rows that no source gave before and that name a deal of ours are that deal."""
    unknown = [row for row in rows if row.record is None and row.draft.own_id]
    if not unknown:
        return
    ours = own_deals(ground.db)
    for row in unknown:
        row.entity = ours.get(row.draft.own_id, 0)
