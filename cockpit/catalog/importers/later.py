"""Kinds that are recognised so that they are refused by name and never taken for another."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Kind, headings
from cockpit.wording import _

# Headings that give a kind away: sets parted by a bar, headings by semicolons.
_MARKS = {
    "deal_lines": "opportunity id; unit price | opportunity id; total price"
    " | deal id; quantity; unit price",
}


def unread_kinds() -> tuple[Kind, ...]:
    """Files that people have and Cockpit does not read; their headings give them away."""
    titles = {
        "deal_lines": _("Product lines of deals"),
    }
    return tuple(_kind(key, title, _MARKS[key].split("|")) for key, title in titles.items())


def _kind(key: str, title: str, marks: list[str]) -> Kind:
    return Kind(key, title, marks=tuple(frozenset(headings(mark)) for mark in marks))
