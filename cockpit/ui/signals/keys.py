"""The keys of the signals page, known before the page is made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.wording import _


def signals_keys() -> list[Command]:
    """For the page and for the help."""
    title, group = _("Acknowledge the signal"), _("Signals")
    return [
        Command("signals.acknowledge", title, group, None, "Ctrl+Return", "check", page="signals")
    ]
