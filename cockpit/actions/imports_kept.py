"""Values as they lie in the file, said so that a person can compare them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cockpit.domain.money import to_major
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of

_NAMED = {
    "account_id": "account", "owner_id": "person", "product_id": "product", "stage_id": "stage",
    "parent_id": "account", "manager_id": "person", "team_id": "team", "pipeline_id": "pipeline",
}  # fmt: skip
_MONEY = frozenset(["amount", "revenue", "list_price", "cost"])


def said(db: Reader, field: str, value: Any, row: Mapping[str, Any]) -> Any:
    """A name for a reference, an ISO date for a day, whole currency units for money."""
    if value is None:
        return None
    if field in _NAMED:
        return db.value(f"SELECT name FROM {_NAMED[field]} WHERE id = ?", value)
    if field.endswith("_on") or field in ("expected_close", "quota_from"):
        return day_of(value).isoformat()
    if field in _MONEY:
        return to_major(value, row.get("currency") or "USD")
    return value
