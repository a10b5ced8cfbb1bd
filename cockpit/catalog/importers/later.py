"""Kinds that are recognised so that they are refused by name and never taken for another."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Kind, headings
from cockpit.wording import _

# Headings that give a kind away: sets parted by a bar, headings by semicolons.
_MARKS = {
    "leads": "converted opportunity id | lead status | lead id; lead owner"
    " | mql id; first contact date | is converted; lead source",
    "calls": "speed of answer | speed of answer in seconds | call id; answered"
    " | handle time; agent | avg talk duration",
    "surveys": "survey id | csat | nps | satisfaction score",
    "rates": "exchange rate; date | rate; currency; date",
    "deal_lines": "opportunity id; unit price | opportunity id; total price"
    " | deal id; quantity; unit price",
}


def unread_kinds() -> tuple[Kind, ...]:
    """Files that people have and Cockpit does not read; their headings give them away."""
    titles = {
        "leads": _("Leads"),
        "calls": _("Calls"),
        "surveys": _("Surveys"),
        "rates": _("Exchange rates"),
        "deal_lines": _("Product lines of deals"),
    }
    return tuple(_kind(key, title, _MARKS[key].split("|")) for key, title in titles.items())


def _kind(key: str, title: str, marks: list[str]) -> Kind:
    return Kind(key, title, marks=tuple(frozenset(headings(mark)) for mark in marks))
