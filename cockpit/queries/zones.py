"""The zones of time that the folder names."""

from __future__ import annotations

import json

from cockpit.storage.database import Reader


def zones_named(db: Reader) -> list[str]:
    """Every name by whose clock something happens from now on, in order."""
    rows = db.all(
        "SELECT zone FROM meeting_cadence WHERE NOT archived"
        " UNION SELECT zone FROM meeting WHERE state IN ('planned', 'rescheduled')"
    )
    names = {name for (name,) in rows}
    chosen = db.value("SELECT value FROM setting WHERE key = 'business_zone'")
    if chosen is not None:
        names.add(str(json.loads(chosen)))
    return sorted(names - {""})
