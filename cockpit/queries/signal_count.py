"""How many signals are open: asked at every start, before any figures are there."""

from __future__ import annotations

from cockpit.storage.database import Reader


def open_count(db: Reader) -> int:
    """Signals that nobody has acknowledged."""
    found: int = db.value("SELECT count(*) FROM kpi_signal WHERE acknowledged_at IS NULL")
    return found
