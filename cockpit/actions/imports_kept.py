"""Values as they lie in the file, said so that a person can compare them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cockpit.actions.imports_pending import Pending
from cockpit.domain.deal import Deal
from cockpit.domain.money import to_major
from cockpit.domain.people import Account, Contact, Person, Product, Team
from cockpit.domain.pipeline import Pipeline, Stage
from cockpit.storage.database import Reader
from cockpit.storage.journal import table_of
from cockpit.storage.numbers import day_of

_NAMED: dict[str, type[Any]] = {
    "account_id": Account, "owner_id": Person, "product_id": Product, "stage_id": Stage,
    "parent_id": Account, "manager_id": Person, "team_id": Team, "pipeline_id": Pipeline,
    "person_id": Person, "deal_id": Deal, "contact_id": Contact,
}  # fmt: skip
_MONEY = frozenset(["amount", "revenue", "list_price", "cost"])


def said(db: Reader, pending: Pending, field: str, value: Any, row: Mapping[str, Any]) -> Any:
    """A name for a reference, of a row too that is not in the file yet; an ISO date for a day,
    whole currency units for money."""
    if value is None:
        return None
    if field in _NAMED:
        kind = _NAMED[field]
        if pending.is_new(kind, value):
            return pending.value(kind, value, "name")
        return db.value(f"SELECT name FROM {table_of(kind).name} WHERE id = ?", value)
    if field.endswith("_on") or field in ("expected_close", "quota_from"):
        return day_of(value).isoformat()
    if field in _MONEY:
        return to_major(value, row.get("currency") or "USD")
    return value
