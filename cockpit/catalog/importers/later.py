"""Kinds that are recognised so that they are refused by name and never taken for another."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Kind, headings
from cockpit.wording import _


def unread_kinds() -> tuple[Kind, ...]:
    """Files that people have and Cockpit does not read; their headings give them away."""
    return (
        _kind(
            "stage_history",
            _("Stage history"),
            "from opportunity stage name",
            "opportunity id; valid through date",
            "fivetran start; fivetran end",
            "old stage; new stage",
            "from stage; to stage",
            "deal id; entered at; stage",
        ),
        _kind(
            "leads",
            _("Leads"),
            "converted opportunity id",
            "lead status",
            "lead id; lead owner",
            "mql id; first contact date",
            "is converted; lead source",
        ),
        _kind(
            "calls",
            _("Calls"),
            "speed of answer",
            "speed of answer in seconds",
            "call id; answered",
            "handle time; agent",
            "avg talk duration",
        ),
        _kind("surveys", _("Surveys"), "survey id", "csat", "nps", "satisfaction score"),
        _kind("rates", _("Exchange rates"), "exchange rate; date", "rate; currency; date"),
        _kind(
            "deal_lines",
            _("Product lines of deals"),
            "opportunity id; unit price",
            "opportunity id; total price",
            "deal id; quantity; unit price",
        ),
    )


def _kind(key: str, title: str, *marks: str) -> Kind:
    return Kind(key, title, marks=tuple(frozenset(headings(mark)) for mark in marks))
