"""Limits of warnings, marks on deals, rules and the KPI log, as they lie in the file."""

from __future__ import annotations

from cockpit.storage.database import Reader


def warning_limits(db: Reader, stage_id: int) -> dict[str, tuple[int | None, bool]]:
    """By warning (limit, off) of a stage, where it asks for anything else than usual."""
    rows = db.all("SELECT warning, threshold, off FROM warning_limit WHERE stage_id = ?", stage_id)
    return {warning: (threshold, bool(off)) for warning, threshold, off in rows}
