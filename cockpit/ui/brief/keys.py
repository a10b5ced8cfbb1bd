"""The keys of the morning brief, known before the page is made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.wording import _


def brief_keys() -> list[Command]:
    """For the page and for the help."""
    keys = (
        ("next", _("Next line"), "J"),
        ("before", _("Line before"), "K"),
        ("tick", _("Tick, or settle"), "X"),
        ("check_in", _("Check in with somebody"), "C"),
        ("put_off", _("Put off until tomorrow"), "S"),
        ("task", _("Make a task of it"), "T"),
        ("news", _("Note news"), "N"),
        ("begin", _("Start the day"), "Ctrl+Return"),
        ("open", _("Open the line"), "Return"),
    )
    return [
        Command(f"brief.{key}", title, _("Morning brief"), None, shortcut, page="brief")
        for key, title, shortcut in keys
    ]
