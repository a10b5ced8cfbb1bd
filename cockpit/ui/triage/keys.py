"""The keys of the page of deals that need the manager, known before the page is made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.ui.triage.verbs import Verb, offers
from cockpit.wording import _


def triage_keys() -> list[Command]:
    """For the page and for the help."""
    keys = (
        ("next", _("Next deal"), "J", "command"),
        ("before", _("Deal before"), "K", "command"),
        *((one.verb, one.title, one.key, one.icon) for one in offers() if one.verb != Verb.OPEN),
        ("rest", _("Show every deal at risk, or the morning’s"), "R", "filter"),
        ("away", _("Show the deals put off, or the list"), "A", "clock"),
        ("open", _("Open the deal"), "Return", "deal"),
    )
    return [
        Command(f"triage.{key}", title, _("Needs me"), None, shortcut, icon, page="triage")
        for key, title, shortcut, icon in keys
    ]
