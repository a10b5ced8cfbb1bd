"""The settings in the file."""

from __future__ import annotations

import json

from cockpit.domain.preferences import Preferences, preferences_from
from cockpit.storage.database import Reader


def preferences(db: Reader) -> Preferences:
    """All settings, defaults where the file has none."""
    rows = db.all("SELECT key, value FROM setting")
    return preferences_from({key: json.loads(value) for key, value in rows})
