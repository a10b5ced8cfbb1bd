"""What a row is called in its source: its identifier, else what makes it itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cockpit.catalog.importers.spelling import name_key

# Begins keys made from content, so that they are never shown as a source's own identifier.
MADE = "~"

# What makes a row of a kind itself where the source gives no identifier.
_PARTS: dict[str, tuple[str, ...]] = {
    "deals": ("name", "account", "account_ref", "product", "opened_on"),
    "accounts": ("name",),
    "people": ("name", "first_name", "last_name"),
    "products": ("name",),
    "contacts": ("name", "first_name", "last_name", "email", "account", "account_ref"),
    "activities": ("at", "type", "subject", "person", "person_ref", "account", "deal", "deal_ref"),
    "quotas": ("person", "person_ref", "email", "team", "period", "start_on", "end_on"),
    "stage_history": ("entry_ref", "deal_ref", "deal", "at", "stage", "close_date"),
    "deal_lines": ("deal_ref", "deal", "product", "product_ref", "text"),
    "notes": ("at", "text", "deal", "deal_ref", "account", "account_ref", "person"),
    "leads": ("name", "first_name", "last_name", "email", "company", "created_at", "source"),
    "calls": ("at", "clock", "direction", "person", "person_ref", "topic", "account", "deal_ref"),
    "surveys": ("asked_on", "answered_on", "person", "person_ref", "account", "deal", "call_ref"),
    "shifts": ("on_day", "planned_start", "person", "person_ref"),
    "rates": ("base", "into", "pair", "on_day"),
}


def keys_of(kind: str, drafts: Sequence[Any]) -> list[str]:
    """A key for each draft. Two rows that say the same of themselves are told apart by their
    order; a deal without a name is also known by its owner."""
    seen: dict[str, int] = {}
    keys = []
    for draft in drafts:
        key = getattr(draft, "external_id", "") or getattr(draft, "own_id", "")
        if not key:
            key = _made(kind, draft)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:
                key = f"{key}#{seen[key]}"
        keys.append(key)
    return keys


def _made(kind: str, draft: Any) -> str:
    names = _PARTS[kind]
    if kind == "deals" and not draft.name:
        names = (*names, "owner", "owner_ref")
    parts = [_part(getattr(draft, name)) for name in names]
    return MADE + "|".join(parts)


def _part(value: Any) -> str:
    if value is None or value == "":
        return ""
    return name_key(value) if isinstance(value, str) else str(value.isoformat())
