"""Journal values as people read them: names for ids, dates for numbers, money in whole units."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cockpit.domain.money import to_major
from cockpit.queries.journal import EVERYTHING
from cockpit.queries.preferences import preferences
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_of

# Kinds that history shows; visits, versions and origins are the file's own bookkeeping.
SHOWN_KINDS = EVERYTHING - {
    "deal_mark", "deal_version", "kept_conflict", "kpi_signal", "source", "source_record",
    "stage_visit", "vanished",
}  # fmt: skip
_NAMED = {
    "account_id": "account",
    "owner_id": "person",
    "person_id": "person",
    "manager_id": "person",
    "delegated_to": "person",
    "product_id": "product",
    "stage_id": "stage",
    "pipeline_id": "pipeline",
    "team_id": "team",
    "deal_id": "deal",
    "contact_id": "contact",
}
_MONEY = frozenset(("amount", "list_price", "net_price", "cost", "revenue"))
_DAYS = frozenset(("expected_close", "known_from", "on_day", "quota_from"))
_INSTANTS = frozenset(
    ("created_at", "first_contact_at", "planned_start", "planned_end", "actual_start", "actual_end")
)
_BOOLEANS = frozenset(
    ("archived", "private", "key_account", "customer_facing", "from_plan", "answered", "resolved",
     "missed", "excused")
)  # fmt: skip


def meaning(db: Reader, kind: str, row_id: int, field: str, value: Any) -> Any:
    """The value for people and programs; what needs no translation is given as it is."""
    if value is None:
        return None
    if field in _NAMED:
        return db.value(f"SELECT name FROM {_NAMED[field]} WHERE id = ?", value)
    if field in _MONEY:
        return to_major(int(value), _currency(db, kind, row_id))
    if field == "parent_id":
        return db.value(f"SELECT name FROM {kind} WHERE id = ?", value)
    if field == "criterion_id":
        return db.value("SELECT text FROM exit_criterion WHERE id = ?", value)
    if field == "at" or field in _INSTANTS:
        return instant_of(int(value)).strftime("%Y-%m-%dT%H:%M:%SZ")
    if field.endswith("_on") or field in _DAYS:
        return (date(1970, 1, 1) + timedelta(days=int(value))).isoformat()
    if field in _BOOLEANS:
        return bool(value)
    if field == "text" and kind == "note":
        return str(value)
    return value


def _currency(db: Reader, kind: str, row_id: int) -> str:
    """The currency that a row's money is in; the reporting currency where it says none."""
    if kind in ("deal", "product", "quota", "plan_scenario"):
        found = db.value(f"SELECT currency FROM {kind} WHERE id = ?", row_id)
    elif kind == "deal_line":
        found = db.value(
            "SELECT d.currency FROM deal_line l JOIN deal d ON d.id = l.deal_id WHERE l.id = ?",
            row_id,
        )
    else:
        found = None
    return str(found or preferences(db).reporting_currency)
