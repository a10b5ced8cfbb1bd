"""Kinds of rows in words: their title, and so many of them."""

from __future__ import annotations

from functools import cache

from cockpit.actions.imports import TAKERS
from cockpit.catalog.importers import kinds
from cockpit.wording import _, n_

_ORDER = ("deals", "accounts", "people", "products")


def kind_title(kind: str) -> str:
    """Deals, Accounts, …; "Rows" for an unknown kind."""
    return _titles().get(kind) or _("Rows")


@cache
def _titles() -> dict[str, str]:
    """The titles of all kinds by key, in reading order. Declaring them takes long enough to be
    felt, and a page asks for many titles."""
    return {kind.key: kind.title for kind in kinds()}


def counted(kind: str, n: int) -> str:
    """8,800 deals; rows for a kind that is none or many."""
    words = {
        "deals": n_("{n} deal", "{n} deals", n),
        "accounts": n_("{n} account", "{n} accounts", n),
        "people": n_("{n} person", "{n} people", n),
        "products": n_("{n} product", "{n} products", n),
        "contacts": n_("{n} contact", "{n} contacts", n),
        "activities": n_("{n} activity", "{n} activities", n),
        "quotas": n_("{n} quota", "{n} quotas", n),
        "notes": n_("{n} note", "{n} notes", n),
        "stage_history": n_("{n} change", "{n} changes", n),
        "deal_lines": n_("{n} line", "{n} lines", n),
        "leads": n_("{n} lead", "{n} leads", n),
        "calls": n_("{n} call", "{n} calls", n),
        "surveys": n_("{n} answer", "{n} answers", n),
        "shifts": n_("{n} shift", "{n} shifts", n),
        "rates": n_("{n} rate", "{n} rates", n),
    }
    return words.get(kind) or n_("{n} row", "{n} rows", n)


def kind_choices() -> list[tuple[object, str]]:
    """(key, title) of the kinds that can be taken in."""
    titles = _titles()
    return [(kind, titles[kind]) for kind in sorted(titles, key=weight_of) if kind in TAKERS]


def weight_of(kind: str) -> int:
    """The place of a kind where a manager looks for what matters most first."""
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
